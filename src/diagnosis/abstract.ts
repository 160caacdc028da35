/**
 * Words that an outsider chose and of which only the shape matters to a diagnosis: what was requested, with which program, by which
 * name somebody tried to log in. The rest of the line, its codes and addresses, stays.
 */
const CHOSEN: readonly (readonly [RegExp, Show])[] = [
  // "GET /a/b?c=d HTTP/1.1" of an access log, and nginx's own: request: "GET …".
  [
    /(?<=")(?<method>[A-Z]{3,10}) (?<words>[^"]{0,2000}?)(?<rest> HTTP\/\d(?:\.\d)?)(?=")/g,
    ({ method = '', words = '', rest = '' }) => `${method} ${shapeOfPath(words)}${rest}`,
  ],
  [
    /^(?<method>GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT) (?<words>(?:\/|https?:)\S{0,2000})(?=$|\s)/g,
    ({ method = '', words = '' }) => `${method} ${shapeOfPath(words)}`,
  ],
  [
    /(?<=\bupstream: "[a-z]{2,10}:\/\/[^/"]{1,260})(?<words>\/[^"]{1,2000})(?=")/g,
    ({ words = '' }) => shapeOfPath(words),
  ],
  // A request that is no request at all, before its status and size.
  [/(?<=\] ")(?![A-Z]{3,10} \/)(?<words>[^"]{1,2000})(?=" \d{3} (?:\d+|-))/g, ({ words = '' }) => shapeOfWords(words)],
  // "referrer" "user agent" at the end of the combined format.
  [
    /(?<=" \d{3} (?:\d+|-) ")(?<words>[^"]{2,2000})(?<between>" ")(?<more>[^"]{2,2000})(?=")/g,
    ({ words = '', between = '', more = '' }) => `${shapeOfWords(words)}${between}${shapeOfWords(more)}`,
  ],
  [/(?<=" \d{3} (?:\d+|-) "-" ")(?<words>[^"]{2,2000})(?=")/g, ({ words = '' }) => shapeOfWords(words)],
  [/(?<=\b(?:referrer|referer|user[-_ ]?agent|http_user_agent): ")(?<words>[^"]{1,2000})(?=")/gi, shapeOf],
  [/(?<="(?:user[-_]?agent|http_user_agent|referr?er|request_uri)"\s?:\s?")(?<words>[^"]{1,2000})(?=")/gi, shapeOf],
  [/(?<=\buser[-_ ]?agent[:=] ?)(?<words>[^"\s][^"]{0,2000})$/gi, shapeOf],
  // Names that somebody typed and the system does not know.
  [/(?<=\b(?:Invalid|illegal|invalid) user )(?<words>.{0,200}?)(?= from \S+(?: port \d+)?)/g, shapeOf],
  [/(?<=\b(?:Invalid|illegal|invalid) user )(?!‹)(?<words>.{1,200}?)(?=$| \[preauth\])/g, shapeOf],
];

type Groups = Readonly<Record<string, string | undefined>>;
type Show = (groups: Groups) => string;

/** The line with what outsiders chose shown by its shape: "GET /‹3 parts, query› HTTP/1.1", "Invalid user ‹1 word› from …". */
export function abstract(line: string): string {
  return CHOSEN.reduce(
    (text, [pattern, show]) => text.replace(pattern, (...found: readonly unknown[]) => show(Object(found.at(-1)))),
    line,
  );
}

function shapeOf({ words = '' }: Groups): string {
  return shapeOfWords(words);
}

/** One plain name is no sentence, but may still be made to read as one; numbers of words tell a scanner from a person. */
function shapeOfWords(words: string): string {
  const count = words.split(/[\s+/;,()]+|%20/).filter((word) => word !== '').length;
  return `‹${count === 1 ? '1 word' : `${count} words`}›`;
}

function shapeOfPath(target: string): string {
  const [path = '', query] = target.split(/[?#]/, 2);
  const parts = path.split('/').filter((part) => part !== '').length;
  if (parts === 0) return query === undefined ? '/' : '/‹query›';
  const shape = parts === 1 ? '1 part' : `${parts} parts`;
  return `/‹${shape}${query === undefined ? '' : ', query'}›`;
}
