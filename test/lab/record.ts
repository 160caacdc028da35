import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rankIssueTypes } from '../../src/diagnosis/issue-type.ts';
import type { Collected } from '../../src/domain/evidence.ts';
import { Case } from '../../src/evaluation/folder.ts';
import type { Fault } from './fault.ts';
import type { SeenRun } from './triage.ts';

export const RECORDED = new URL('recorded/', import.meta.url).pathname;
const LOGS = /^(?:journalctl|dmesg|tail|cat \/var\/log)\b/;

/** One command, and of what it printed the lines that tai kept, redacted as always. */
export interface Recorded {
  readonly command: string;
  readonly output: string;
}

/** Several collectors may have read one output: their lines stand together, in its order. */
export function recordedOf({ evidence }: Pick<SeenRun, 'evidence'>): readonly Recorded[] {
  const outputs = new Map<string, Map<number, string>>();
  for (const piece of evidence) {
    if (piece.status !== 'collected') continue;
    const command = typed(piece);
    const lines = outputs.get(command) ?? new Map<number, string>();
    for (const { number, text } of piece.lines) lines.set(number, text);
    outputs.set(command, lines);
  }
  return [...outputs].map(([command, lines]) => {
    const inOrder = [...lines].toSorted(([a], [b]) => a - b).map(([, text]) => `${text}\n`);
    return { command, output: inOrder.join('') };
  });
}

/** The command as a person would have typed it. */
function typed({ command }: Collected): string {
  const plain = command.replace(/^sudo -n -- /, '');
  const path = /^sh -c .* (\/\S+)$/s.exec(plain)?.[1];
  return path === undefined ? plain : `cat ${path}`;
}

const MOST_LINES = 16;
/** Around a line that proves something. */
const NEIGHBOURS = 2;

/** Small enough for a repository: of what is long, the end of a log, the beginning of anything else, and the lines that count. */
function shorten({ command, output }: Recorded, counts: (line: string) => boolean): Recorded {
  const lines = output.split('\n');
  if (lines.length <= MOST_LINES) return { command, output };
  const near = new Set(
    lines.flatMap((line, at) =>
      counts(line) ? Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, step) => at - NEIGHBOURS + step) : [],
    ),
  );
  const isLog = LOGS.test(command);
  const isKept = (at: number): boolean => (isLog ? at >= lines.length - MOST_LINES / 2 : at < MOST_LINES / 2);
  return { command, output: lines.filter((_, at) => isKept(at) || near.has(at)).join('\n') };
}

/** In the form of `tai eval`. The decisive lines are those that the fault's patterns find. */
export function toCase(fault: Fault, looked: readonly Recorded[], now: Date): Case {
  const patterns = [...fault.decisive.map((pattern) => new RegExp(pattern)), wordsOf(fault)];
  const recorded = looked
    .map((one) => shorten(one, (line) => patterns.some((pattern) => pattern.test(line))))
    .filter(({ output }) => output !== '');
  const lines = recorded.flatMap(({ output }) => output.split('\n'));
  const decisive = fault.decisive.flatMap((pattern) => lines.find((line) => new RegExp(pattern).test(line)) ?? []);
  const ticket = { title: fault.title, text: fault.text };
  const type = rankIssueTypes(ticket)[0]?.type ?? 'other';
  return Case.parse({
    id: `lab-${caseName(fault)}`,
    class: fault.class,
    now: now.toISOString(),
    ticket_title: fault.title,
    ticket_text: fault.text,
    hosts_expected: fault.hosts,
    hosts_mentioned: [],
    issue_type_expected: type,
    issue_types_acceptable: [type],
    evidence: Object.fromEntries(recorded.map(({ command, output }) => [command, output])),
    log_evidence: recorded.filter(({ command }) => LOGS.test(command)).map(({ command }) => command),
    decisive: [...new Set(decisive)],
    decisive_min: Math.min(fault.decisiveMin, new Set(decisive).size),
    distractors: fault.distractors.map((text) => ({ text })),
  });
}

/** Writes the case, with the command that made it. Answers with the file. */
export async function saveCase(one: Case, fault: Fault, folder = RECORDED): Promise<string> {
  await mkdir(join(folder, 'cases'), { recursive: true });
  const file = join(folder, 'cases', `lab-${caseName(fault)}.json`);
  const made = { made_by: `npm run lab -- ${fault.name} --image ${fault.image} --record`, ...one };
  await writeFile(file, `${JSON.stringify(made, undefined, 2)}\n`);
  return file;
}

/** What the answer has to say, and what must not mislead it. */
function wordsOf({ words, distractors }: Fault): RegExp {
  const all = [...words, ...distractors].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return all.length === 0 ? /(?!)/ : new RegExp(all.join('|'), 'i');
}

function caseName({ name, image }: Fault): string {
  return image === 'debian' ? name : `${image}-${name.replace(`${image}-`, '')}`;
}
