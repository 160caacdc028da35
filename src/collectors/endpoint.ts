/** Where a connection was to go. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

const HOST = String.raw`\[?(?:\d{1,3}(?:\.\d{1,3}){3}|[a-zA-Z][\w-]*(?:\.[\w-]+)*|(?=[\da-fA-F:]*:[\da-fA-F:]*)[\da-fA-F:]{2,39}|\*)\]?`;

/** In the order of how sure they are. Every form that programs of many kinds write is tried on one line only. */
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`server at "(?<host>[^"]+)"(?: \([^)]*\))?, port (?<port>\d+)`), // libpq since 14
  new RegExp(String.raw`host "(?<host>[^"]+)"(?: \([^)]*\))?\s+and accepting TCP\/IP connections on port (?<port>\d+)`), // before
  new RegExp(String.raw`upstream: "\w+:\/\/(?<host>${HOST}):(?<port>\d+)`), // nginx
  new RegExp(String.raw`dial tcp6? (?:\S+->)?(?<host>${HOST}):(?<port>\d+)`), // Go
  new RegExp(String.raw`(?:ECONNREFUSED|EHOSTUNREACH|ETIMEDOUT|ENETUNREACH) (?<host>${HOST}):(?<port>\d+)`), // Node.js
  new RegExp(String.raw`HTTP: attempt to connect to (?<host>${HOST}):(?<port>\d+)`), // Apache httpd
  new RegExp(String.raw`connect(?:ion)? to (?:host )?(?<host>${HOST}) (?:\([^)]*\) )?port (?<port>\d+)`), // nc, curl, ssh
  new RegExp(String.raw`host='(?<host>[^']+)', port=(?<port>\d+)`), // urllib3
  new RegExp(String.raw`\/dev\/tcp\/(?<host>[^/\s]+)\/(?<port>\d+)`), // bash
  new RegExp(String.raw`(?<host>${HOST})\]? \[[\d.]+\] (?<port>\d+) \(`), // netcat
  new RegExp(
    String.raw`(?:connect\w*|refused|reach\w*|Redis|broker|server|host|to|at|node|upstream|route to)\W.{0,40}?(?<![\w.])(?<host>${HOST}):(?<port>\d{2,5})\b`,
    'i',
  ),
  new RegExp(String.raw`(?:\w+:\/\/)(?:[^@\s/]*@)?(?<host>${HOST}):(?<port>\d{2,5})\b`), // an address of a service
  new RegExp(String.raw`(?<![\w.:-])(?<host>\d{1,3}(?:\.\d{1,3}){3}|localhost):(?<port>\d{2,5})\b`),
];

/** Times and line numbers look like a port behind a colon too; their names are no hosts. */
const NO_HOST = /^(?:line|port|at|pid|code|errno|error|time|\w+\.(?:c|go|py|js|ts|java|rb|php|cpp|rs))$/i;

/** The first host and port that a message says it connects to. Names a host, never chooses one. */
export function findEndpoint(text: string): Endpoint | undefined {
  for (const form of FORMS) {
    const endpoint = toEndpoint(form.exec(text)?.groups ?? {});
    if (endpoint !== undefined) return endpoint;
  }
  const [, host, port = '3306'] = /(?:Can't|cannot) connect to .*server on '([^':]+)(?::(\d+))?'/i.exec(text) ?? [];
  return host === undefined ? undefined : { host, port: Number(port) };
}

function toEndpoint({ host = '', port = '' }: Readonly<Record<string, string | undefined>>): Endpoint | undefined {
  const name = host.replace(/^\[|\]$/g, '');
  const number = Number(port);
  return name === '' || number < 1 || number > 65_535 || NO_HOST.test(name) ? undefined : { host: name, port: number };
}

export function isLoopback(host: string): boolean {
  return /^(?:127\.|localhost|::1$)/.test(host);
}
