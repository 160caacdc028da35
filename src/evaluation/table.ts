import type { Evaluation } from './evaluate.ts';

type Row = readonly [part: string, figure: string, value: string];

/** The scores for people, and below them every miss by its id. */
export function toTable({ scores, lenientPrecision }: Evaluation): string {
  const { hosts, issueType, decisive, findings, redaction, misses } = scores;
  const noise = decisive.noiseMb > 0 ? `, ${decisive.noiseMb} MB of noise in each log` : '';
  const rows: readonly Row[] = [
    [`hosts (${hosts.n} texts)`, 'precision, strict', percent(hosts.precision)],
    ['', 'precision, without the mentioned', percent(lenientPrecision)],
    ['', 'recall', percent(hosts.recall)],
    ['', 'forbidden strings', String(hosts.forbidden)],
    [`issue type (${issueType.n} tickets)`, 'acceptable', percent(issueType.acceptable)],
    ['', 'exact', percent(issueType.exact)],
    [`decisive lines (${decisive.n} faults${noise})`, 'within 2000 tokens', percent(decisive[2000])],
    ['', 'within 4000 tokens', percent(decisive[4000])],
    ['', 'within 8000 tokens', percent(decisive[8000])],
    [`findings (${findings.n} faults)`, 'right class first', percent(findings.first)],
    ['', 'right class anywhere', percent(findings.anywhere)],
    ['', 'false alarms on healthy hosts', String(findings.falseOnHealthy)],
    ['', 'false alarms on misleading lines', String(findings.falseOnDistractors)],
    [`redaction (${redaction.secrets} secrets)`, 'recall', percent(redaction.recall)],
    [`redaction (${redaction.clean} clean texts)`, 'changed', percent(redaction.cleanChanged)],
  ];
  const shown = rows.map(([part, figure, value]) => `${part.padEnd(52)} ${figure.padEnd(34)} ${value.padStart(7)}`);
  const list = misses.map(({ part, id, what }) => `  ${part.padEnd(10)} ${id}: ${what}`);
  return `${[...shown, '', `${misses.length} missed`, ...list].join('\n')}\n`;
}

function percent(value: number | null): string {
  return value === null ? '-' : `${(value * 100).toFixed(1)} %`;
}
