import { type Desk, openDesk } from '../app.ts';
import type { Config } from '../config.ts';
import type { Run } from '../domain/run.ts';
import { copyText } from '../terminal/clipboard.ts';
import { checkReportFile, writeReport } from '../terminal/report-file.ts';
import { exitCodeOf } from './exit-code.ts';
import { readEvidence } from './evidence-file.ts';
import type { Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import { readWhere } from './read-where.ts';
import { printReport, reportText } from './print-report.ts';
import { withSshOptions } from './ssh-options.ts';
import { readTicket, type TicketOptions } from './ticket-text.ts';
import { readTimeout } from './timeout.ts';
import { refuseTogether } from './together.ts';
import { openWatch, type WatchOptions } from './watch.ts';
import type { WhereOptions } from './where-options.ts';

export interface DiagnoseOptions extends WhereOptions, TicketOptions, WatchOptions {
  readonly evidence?: string;
  readonly model: boolean;
  readonly timeout?: string;
  readonly json?: true;
  readonly output?: string;
  readonly clipboard?: true;
  readonly ascii?: true;
}

const GENERAL_CHECK = 'General check: is anything wrong with this host?';

/** The same stages as the service's, in one go and without Redis. Answers with the exit code. */
export async function runDiagnose(
  words: string | undefined,
  options: DiagnoseOptions,
  configFile: string | undefined,
  io: Io,
): Promise<number> {
  checkOptions(options);
  const config = withoutModel(withSshOptions(await loadConfig(configFile, io), options), options);
  const timeoutMs = options.timeout === undefined ? undefined : readTimeout(options.timeout);
  const watch = openWatch(options, io);
  const run = await triage({ words, options, config, timeoutMs, watch }, io).finally(watch.progress.end);
  io.signal.throwIfAborted();

  if (options.output !== undefined) await writeReport(run, options.output, '--output ');
  printReport(run, options, io);
  if (options.clipboard) await copy(run, options, io);
  return exitCodeOf(run);
}

interface Task {
  readonly words: string | undefined;
  readonly options: DiagnoseOptions;
  readonly config: Config;
  readonly timeoutMs: number | undefined;
  readonly watch: ReturnType<typeof openWatch>;
}

async function triage({ words, options, config, timeoutMs, watch }: Task, io: Io): Promise<Run> {
  const { evidence, host, local } = options;
  const open = (offline: boolean): Desk =>
    openDesk(config, {
      ...watch.watcher,
      environment: io.environment,
      offline,
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
  const { onEvent } = watch.progress;
  if (evidence !== undefined) {
    const given = await readEvidence(evidence, words ?? (await textOfFile(options, io)), config);
    return use(open(true), (desk) => desk.conclude(given, onEvent, io.signal));
  }
  const where = readWhere(options, new Date());
  const asked = await readTicket(words, options, host.length > 0 || local ? GENERAL_CHECK : undefined, io);
  return use(open(false), (desk) => desk.triage({ ...asked, ...where }, onEvent, io.signal));
}

async function textOfFile(options: DiagnoseOptions, io: Io): Promise<string> {
  return options.file === undefined ? '' : (await readTicket(undefined, options, undefined, io)).text;
}

async function use(desk: Desk, work: (desk: Desk) => Promise<Run>): Promise<Run> {
  try {
    return await work(desk);
  } finally {
    await desk.close();
  }
}

function checkOptions(options: DiagnoseOptions): void {
  const { output, quiet, verbose, debug } = options;
  if (output !== undefined) checkReportFile(output, '--output ');
  refuseTogether({ '--quiet': quiet, '--verbose': verbose });
  refuseTogether({ '--quiet': quiet, '--debug': debug });
  const { evidence, host, local, ticket, path } = options;
  for (const [name, other] of Object.entries({ host: host[0], local, ticket, path: path[0] }))
    refuseTogether({ '--evidence': evidence, [`--${name}`]: other });
}

function withoutModel(config: Config, { model }: DiagnoseOptions): Config {
  const { vllm, ...rest } = config;
  return { ...rest, ...(vllm && model && { vllm }) };
}

async function copy(run: Run, options: DiagnoseOptions, io: Io): Promise<void> {
  const to = await copyText(reportText(run, options), io);
  const told =
    to === undefined
      ? 'The report was not copied: there is no desktop here, and standard error is no terminal.'
      : `The report is copied, by ${to}.`;
  if (to === undefined || !options.quiet) io.stderr.write(`${told}\n`);
}
