import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRefusals } from '../../integrations/remote/refusals.ts';
import { limitsOf, openParts } from '../../src/app/parts.ts';
import { toRequest } from '../../src/app/request.ts';
import { parseConfig } from '../../src/config.ts';
import { rankIssueTypes } from '../../src/diagnosis/issue-type.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Argv, HostShell, Output } from '../../src/domain/ports.ts';
import { newRun } from '../../src/domain/run.ts';
import { Case } from '../../src/evaluation/folder.ts';
import { createRedactor } from '../../src/evidence/redact.ts';
import { createPipeline } from '../../src/pipeline.ts';
import { createTextTickets, TEXT_SYSTEM } from '../../src/text-tickets.ts';
import type { Fault } from './fault.ts';
import { type Access, makeHome } from './triage.ts';

export const RECORDED = new URL('recorded/', import.meta.url).pathname;
const LIMIT_MS = 300_000;
const LOGS = /^(?:journalctl|dmesg|tail|cat \/var\/log)\b/;

/** What one command printed, redacted as tai does before anything is kept. */
export interface Recorded {
  readonly command: string;
  readonly output: string;
}

/** One more look at the machine through the same parts, with each output written down. */
export async function record(fault: Fault, access: Access): Promise<readonly Recorded[]> {
  const home = await makeHome(access);
  const config = parseConfig(await readFile(join(home, 'tai.yaml'), 'utf8'), {});
  const { shell } = openParts(config, false, {}, createRefusals(60_000));
  const kept: Recorded[] = [];
  const pipeline = createPipeline({
    ...limitsOf(config),
    shell: writingDown(shell, (argv, output) => {
      const command = typed(argv);
      const isThere = output.exitCode === 0 || output.stdout !== '';
      if (command !== undefined && isThere) kept.push({ command, output: output.stdout });
    }),
    model: undefined,
    systems: [createTextTickets('the lab')],
    earlierReport: async () => undefined,
    isAllowed: () => true,
  });
  const id = randomUUID();
  const request = toRequest(
    {
      key: `lab-${id}`,
      ticket: { system: TEXT_SYSTEM, id },
      trigger: 'cli',
      hosts: fault.hosts.map((host) => parseHost(host)),
      text: `${fault.title}\n\n${fault.text}`,
    },
    new Date(),
  );
  try {
    await pipeline.investigate(newRun(request, 1), () => undefined, AbortSignal.timeout(LIMIT_MS));
    const { redact } = createRedactor();
    return kept.map(({ command, output }) => ({ command, output: redact(output) }));
  } finally {
    await shell.close();
    await rm(home, { recursive: true, force: true });
  }
}

function writingDown(shell: HostShell, write: (argv: Argv, output: Output) => void): HostShell {
  return {
    open: async (host, signal) => {
      const session = await shell.open(host, signal);
      return {
        run: async (argv, limits, ending) => {
          const output = await session.run(argv, limits, ending);
          write(argv, output);
          return output;
        },
        close: async () => session.close(),
      };
    },
  };
}

/** The command as a person would have typed it; undefined for the programs that no person types. */
function typed(argv: Argv): string | undefined {
  if (argv[0] !== 'sh') return argv.join(' ');
  const path = argv.at(-1) ?? '';
  const readsOne = argv[2]?.includes('tail -c 131072') === true || argv[2]?.includes('head -c 65537') === true;
  return readsOne ? `cat ${path}` : undefined;
}

const MOST_LINES = 30;
/** Around a line that proves something. */
const NEIGHBOURS = 2;

/** Small enough for a repository: of what is long, the end of a log, the beginning of anything else, and the lines that count. */
export function shorten({ command, output }: Recorded, counts: (line: string) => boolean): string {
  const lines = output.split('\n');
  if (lines.length <= MOST_LINES) return output;
  const near = new Set(
    lines.flatMap((line, at) =>
      counts(line) ? Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, step) => at - NEIGHBOURS + step) : [],
    ),
  );
  const isKept = LOGS.test(command)
    ? (at: number) => at >= lines.length - MOST_LINES / 2
    : (at: number) => at < MOST_LINES / 2;
  return lines.filter((_, at) => isKept(at) || near.has(at)).join('\n');
}

/** In the form of `tai eval`. The decisive lines are those that the fault's patterns find. */
export function toCase(fault: Fault, looked: readonly Recorded[], now: Date): Case {
  const telling = [...fault.decisive.map((pattern) => new RegExp(pattern)), wordsOf(fault)];
  const recorded = looked.map((one) => ({
    command: one.command,
    output: shorten(one, (line) => telling.some((pattern) => pattern.test(line))),
  }));
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
