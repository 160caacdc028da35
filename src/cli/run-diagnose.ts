import { isFolder, type OneRun, renderText, triageOnce } from '../app.ts';
import type { Config } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import { LOCALHOST } from '../domain/host.ts';
import type { IssueType } from '../domain/issue-type.ts';
import type { Run, RunEvent } from '../domain/run.ts';
import { EXIT, type Io } from './io.ts';
import { readHost, type SshOptions, withSshOptions } from './ssh-options.ts';

export interface DiagnoseOptions extends SshOptions {
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly type?: IssueType;
  readonly since?: string;
  readonly local?: true;
  readonly file?: string;
  readonly model: boolean;
  readonly json?: true;
}

interface Task {
  readonly text: string;
  readonly config: Config;
  readonly options: DiagnoseOptions;
}

/** The same stages as the service's, in one go and without Redis. Answers with the exit code. */
export async function runDiagnose({ text, config, options }: Task, io: Io): Promise<number> {
  const ask: OneRun = {
    text,
    hosts: hostsOf(options),
    folders: options.path.map(checkFolder),
    ...(options.type !== undefined && { type: options.type }),
    ...(options.since !== undefined && { since: options.since }),
    onEvent: (event) => void io.stderr.write(progress(event)),
    environment: io.environment,
  };
  const run = await triageOnce(withOptions(config, options), ask, io.signal);
  io.signal.throwIfAborted();

  if (options.json) io.stdout.write(`${JSON.stringify(run, undefined, 2)}\n`);
  else if (run.report) io.stdout.write(`${renderText(run.report, { width: io.stdout.columns ?? 100 })}\n`);
  return exitCode(run);
}

function hostsOf({ host, local }: DiagnoseOptions): readonly string[] {
  const named = host.map((name) => readHost(name, '--host '));
  return local ? [LOCALHOST, ...named] : named;
}

function checkFolder(path: string): string {
  const folder = path.length > 1 ? path.replace(/\/$/, '') : path;
  if (isFolder(folder)) return folder;
  throw new TaiError(
    'CONFIG_INVALID',
    `--path ${path}: can not be listed, it must be an absolute path in one of /var, /opt, /srv, /etc, /home, /tmp, /data, /usr/local, for example: /var/spool/app`,
  );
}

function withOptions(config: Config, options: DiagnoseOptions): Config {
  const { vllm, ...rest } = withSshOptions(config, options);
  return { ...rest, ...(vllm && options.model && { vllm }) };
}

function progress(event: RunEvent): string {
  switch (event.kind) {
    case 'hosts':
      return `hosts      ${[...event.hosts, ...event.refused.map((host) => `${host} (not allowed)`)].join(', ') || 'none named'}\n`;
    case 'evidence':
      return `${event.status.padEnd(10)} ${event.host} ${event.collector}${event.detail && `: ${event.detail}`}\n`;
    case 'thinking':
      return `asking     ${event.model}\n`;
    case 'cause':
      return `so far     ${event.statement} (${event.confidence}; ${event.lines.join(', ')})\n`;
    case 'withdrawn':
      return `withdrawn  ${event.statement} (${event.why})\n`;
    case 'looking':
      return `looking    ${event.looks.join(', ')}\n`;
    case 'state':
      return '';
    default:
      return event satisfies never;
  }
}

const EXIT_OF_OUTCOME = {
  cause: EXIT.answered,
  suspects: EXIT.answered,
  healthy: EXIT.answered,
  no_host: EXIT.nothingFound,
  unreachable: EXIT.unreachable,
  refused: EXIT.refused,
} as const;

function exitCode({ evidence, diagnosis }: Run): number {
  const changed = evidence.some((one) => one.status === 'failed' && one.code === 'HOST_KEY_CHANGED');
  if (changed) return EXIT.hostKeyChanged;
  return diagnosis ? EXIT_OF_OUTCOME[diagnosis.outcome] : EXIT.nothingFound;
}
