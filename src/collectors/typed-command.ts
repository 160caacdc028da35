/** `;`, `&&`, `||`, `&`, a line's end and `|`, where they stand outside quotes. */
const TOKEN = /'[^']*'|"(?:[^"\\]|\\.)*"|\\.|&&|\|\|?|2?>&\d|[;&\n]|[^'"\\;&|\n>]+|>/g;

/**
 * What a person typed, in its parts; of a pipe only the first program, because what comes after it only cuts or counts.
 * `sudo` and settings of variables before a program are left out. The text chooses no command: it only names an output.
 */
export function partsOf(command: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let piped = false;
  const end = (nextIsPiped: boolean): void => {
    const text = cleanPart(part);
    if (!piped && text !== '') parts.push(text);
    piped = nextIsPiped;
    part = '';
  };
  for (const [token] of command.matchAll(TOKEN)) {
    if (token === '|') end(true);
    else if (/^(?:&&|\|\||[;&\n])$/.test(token)) end(false);
    else part += token;
  }
  end(false);
  return parts;
}

function cleanPart(part: string): string {
  return part
    .trim()
    .replace(/^(?:\$|#|do|then)\s+/, '')
    .replace(/^(?:sudo\s+(?:-\S+\s+)*|nice\s+|time\s+|LC_ALL=\S+\s+|[A-Z_]+=\S*\s+)+/, '')
    .replace(/^\/(?:usr\/)?s?bin\//, '');
}
