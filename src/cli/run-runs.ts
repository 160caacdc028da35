import { openRunShelf, toAscii, toVisible } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import type { RunStore } from '../domain/ports.ts';
import { type Run, RunId } from '../domain/run.ts';
import { renderEvidence } from '../terminal/evidence-text.ts';
import { lookOf, type TerminalLook } from '../terminal/look.ts';
import { checkReportFile, writeReport } from '../terminal/report-file.ts';
import { exitCodeOf } from './exit-code.ts';
import { EXIT, type Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import { printReport } from './print-report.ts';

type Shelf = Pick<RunStore, 'find' | 'list'>;

/** Answers with the exit code. Throws REDIS_UNAVAILABLE, CONFIG_INVALID. */
export async function listRuns(
  { limit, json }: { readonly limit: number; readonly json?: true },
  configFile: string | undefined,
  io: Io,
): Promise<number> {
  const runs = await withShelf(configFile, io, (shelf) => shelf.list(limit));
  if (json) io.stdout.write(`${JSON.stringify(runs.map(summarise), undefined, 2)}\n`);
  else io.stdout.write(renderRuns(runs, lookOf(io.stdout, io.environment)));
  return EXIT.answered;
}

export interface ShowOptions {
  readonly evidence?: true;
  readonly json?: true;
  readonly output?: string;
  readonly ascii?: true;
}

/** Answers with the exit code of the run shown. */
export async function showRun(
  name: string,
  options: ShowOptions,
  configFile: string | undefined,
  io: Io,
): Promise<number> {
  if (options.output !== undefined) checkReportFile(options.output, '--output ');
  const id = name === 'last' ? undefined : RunId.safeParse(name).data;
  if (name !== 'last' && id === undefined)
    throw new TaiError(
      'CONFIG_INVALID',
      `${name}: is not the id of a run; \`tai runs\` lists them, for example: tai show last`,
    );
  const run = await withShelf(configFile, io, async (shelf) =>
    id === undefined ? (await shelf.list(1))[0] : shelf.find(id),
  );
  if (run === undefined) {
    io.stderr.write(`There is no run ${name}; \`tai runs\` lists those there are.\n`);
    return EXIT.nothingFound;
  }
  if (options.output !== undefined) await writeReport(run, options.output, '--output ');
  show(run, options, io);
  return exitCodeOf(run);
}

function show(run: Run, options: ShowOptions, io: Io): void {
  printReport(run, options, io);
  if (options.json) return;
  if (run.report === undefined)
    io.stdout.write(
      `${run.request.run} is ${run.state}${run.error === undefined ? '' : `: ${toVisible(run.error)}`}\n`,
    );
  if (!options.evidence) return;
  const text = renderEvidence(run.evidence).join('\n');
  const { ascii } = lookOf(io.stdout, io.environment, options.ascii ? { ascii: true } : {});
  io.stdout.write(`\n${ascii ? toAscii(text) : text}\n`);
}

async function withShelf<Value>(
  configFile: string | undefined,
  io: Io,
  read: (shelf: Shelf) => Promise<Value>,
): Promise<Value> {
  const shelf = await openRunShelf(await loadConfig(configFile, io));
  try {
    return await read(shelf);
  } finally {
    await shelf.close();
  }
}

function summarise({ request, state, number, ticket, hosts, report, finishedAt }: Run): object {
  const label = ticket?.label ?? '';
  return {
    run: request.run,
    number,
    state,
    trigger: request.trigger,
    ticket: label === '' ? request.ticket.id : label,
    hosts,
    requestedAt: request.requestedAt,
    ...(finishedAt && { finishedAt }),
    ...(report && { outcome: report.outcome, confidence: report.confidence, headline: report.headline }),
  };
}

function renderRuns(runs: readonly Run[], { width, ascii }: TerminalLook): string {
  if (runs.length === 0) return 'There are no runs yet.\n';
  const rows = runs.map((run) => {
    const { request, state, report, hosts, ticket, error } = run;
    const time = request.requestedAt.slice(0, 16).replace('T', ' ');
    const label = ticket?.label ?? '';
    const what = report?.headline ?? error ?? '';
    const about = [label, hosts.join(', '), what].filter((part) => part !== '').join('  ');
    return `${request.run}  ${time}  ${(report?.outcome ?? state).replace('_', ' ').padEnd(13)}  ${about}`;
  });
  const lines = [`${'RUN'.padEnd(17)}  ${'TIME (UTC)'.padEnd(16)}  ${'OUTCOME'.padEnd(13)}  ABOUT`, ...rows];
  const text = lines.map((line) => cut(toVisible(line), width)).join('\n');
  return `${ascii ? toAscii(text) : text}\n`;
}

function cut(line: string, width: number): string {
  return line.length <= width ? line : `${line.slice(0, Math.max(1, width - 1))}…`;
}
