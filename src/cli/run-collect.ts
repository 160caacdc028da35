import { openDesk, toAscii } from '../app.ts';
import type { Run } from '../domain/run.ts';
import { renderEvidence } from '../terminal/evidence-text.ts';
import { lookOf } from '../terminal/look.ts';
import { exitCodeOf } from './exit-code.ts';
import { EXIT, type Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import { readWhere } from './read-where.ts';
import { withSshOptions } from './ssh-options.ts';
import { readTicket, type TicketOptions } from './ticket-text.ts';
import { readTimeout } from './timeout.ts';
import { refuseTogether } from './together.ts';
import { openWatch, type WatchOptions } from './watch.ts';
import type { WhereOptions } from './where-options.ts';

export interface CollectOptions extends WhereOptions, TicketOptions, WatchOptions {
  readonly timeout?: string;
  readonly json?: true;
  readonly ascii?: true;
}

const GENERAL_LOOK = 'General check: is anything wrong with this host?';

/** Answers with the exit code. */
export async function runCollect(
  words: string | undefined,
  options: CollectOptions,
  configFile: string | undefined,
  io: Io,
): Promise<number> {
  refuseTogether({ '--quiet': options.quiet, '--verbose': options.verbose, '--debug': options.debug });
  const { vllm: _, ...config } = withSshOptions(await loadConfig(configFile, io), options);
  const where = readWhere(options, new Date());
  const asked = await readTicket(
    words,
    options,
    options.host.length > 0 || options.local ? GENERAL_LOOK : undefined,
    io,
  );
  const timeoutMs = options.timeout === undefined ? undefined : readTimeout(options.timeout);

  const watch = openWatch(options, io);
  const timed = timeoutMs === undefined ? {} : { timeoutMs };
  const desk = openDesk(config, { ...watch.watcher, environment: io.environment, ...timed });
  let run: Run;
  try {
    run = await desk.collect({ ...asked, ...where }, watch.progress.onEvent, io.signal);
  } finally {
    watch.progress.end();
    await desk.close();
  }
  io.signal.throwIfAborted();
  print(run, options, io);
  return exitCode(run);
}

function print(run: Run, { json, ascii }: CollectOptions, io: Io): void {
  if (json) {
    io.stdout.write(`${JSON.stringify(run, undefined, 2)}\n`);
    return;
  }
  const text = renderEvidence(run.evidence).join('\n');
  const look = lookOf(io.stdout, io.environment, ascii === undefined ? {} : { ascii });
  io.stdout.write(`${look.ascii ? toAscii(text) : text}\n`);
}

function exitCode({ evidence, hosts, refusedHosts }: Run): number {
  if (evidence.some(({ status }) => status === 'collected')) return EXIT.answered;
  if (hosts.length > 0)
    return exitCodeOf({ evidence }) === EXIT.hostKeyChanged ? EXIT.hostKeyChanged : EXIT.unreachable;
  return refusedHosts.length > 0 ? EXIT.refused : EXIT.nothingFound;
}
