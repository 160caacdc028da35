const HEADINGS = /^(?:Proof|Also seen|Suspects|What to do .*)$/;
const LABELS = /^(?:Ruled out|Not collected|Changed lately)\b/;
const VERDICT = /(?<= )(cause|suspects|healthy|unreachable|no host|refused)((?: [·-] (?:high|medium|low))?)$/;
const VERDICT_COLOUR: Readonly<Record<string, number>> = { cause: 31, suspects: 33, healthy: 32 };
const RISKS: Readonly<Record<string, number>> = { 'read-only': 32, reversible: 33, disruptive: 31 };

/** Lays colours over a report that renderText wrote: it changes no letter of it. */
export function paintReport(text: string): string {
  return text
    .split('\n')
    .map((line, at) => (at < 3 && VERDICT.test(line) ? paintVerdict(line) : paintLine(line)))
    .join('\n');
}

export function paint(code: number, text: string): string {
  return `\u001b[${code}m${text}\u001b[0m`;
}

function paintVerdict(line: string): string {
  return line.replace(VERDICT, (_, outcome: string, confidence: string) =>
    paint(VERDICT_COLOUR[outcome] ?? 35, `${outcome}${confidence}`),
  );
}

function paintLine(line: string): string {
  if (HEADINGS.test(line)) return paint(1, line);
  if (line.startsWith('! ')) return paint(33, line);
  return line
    .replace(LABELS, (label) => paint(1, label))
    .replace(/^(\s+)(E\d+\.\d+)(?= )/, (_, blanks: string, id: string) => `${blanks}${paint(36, id)}`)
    .replace(/\[(read-only|reversible|disruptive)(?=[\]:])/, (_, risk: string) => `[${paint(RISKS[risk] ?? 0, risk)}`);
}
