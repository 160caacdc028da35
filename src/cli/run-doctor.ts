import { examineHere, examineHosts, examineModel } from '../app.ts';
import type { Config } from '../config.ts';
import type { Checkpoint, Tell } from '../domain/checkpoint.ts';
import { TaiError } from '../domain/errors.ts';
import { EXIT, type Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import { renderCheckpoint, renderSummary } from './render-doctor.ts';
import { readHost, withSshOptions } from './ssh-options.ts';
import type { SshOptions } from './where-options.ts';

export interface DoctorOptions extends SshOptions {
  readonly json?: true;
}

/** Text comes step by step, as the steps are taken; JSON at the end. Answers with the exit code. */
export async function runDoctor(
  names: readonly string[],
  options: DoctorOptions,
  configFile: string | undefined,
  io: Io,
): Promise<number> {
  const isModel = names.length === 1 && names[0] === 'model';
  const hosts = isModel ? [] : [...new Set(names.map((name) => readHost(name, '')))];
  const steps: Checkpoint[] = [];
  const tell: Tell = (step) => {
    if (!options.json) io.stdout.write(renderCheckpoint(step, steps.at(-1)));
    steps.push(step);
  };
  const config = await readConfig(configFile, tell, io);
  if (config !== undefined) {
    const asked = withSshOptions(config, options);
    if (isModel) await examineModel(asked, tell, io.signal);
    else if (hosts.length === 0) await examineHere(asked, io.environment, tell, io.signal);
    else await examineHosts(asked, hosts, io.environment, tell, io.signal);
  }
  io.signal.throwIfAborted();
  const code = config === undefined ? EXIT.usage : exitCode(steps);
  io.stdout.write(options.json ? `${JSON.stringify({ exitCode: code, steps }, undefined, 2)}\n` : renderSummary(steps));
  return code;
}

/** Undefined when it is wrong, which is told key by key. */
async function readConfig(file: string | undefined, tell: Tell, io: Io): Promise<Config | undefined> {
  const step = { where: 'tai', step: 'configuration' };
  try {
    const config = await loadConfig(file, io);
    const name = file ?? io.environment['TAI_CONFIG'] ?? 'tai.yaml, where it is there,';
    tell({ ...step, mark: 'ok', detail: `${name} and the environment are well-formed`, stops: false });
    return config;
  } catch (error) {
    if (!(error instanceof TaiError)) throw error;
    for (const detail of error.message.split('\n')) {
      tell({ ...step, mark: 'no', detail, stops: true, code: error.code, fix: 'docs/tai.example.yaml has all keys' });
    }
    return undefined;
  }
}

function exitCode(steps: readonly Checkpoint[]): number {
  const wrong = steps.filter(({ mark, stops }) => mark === 'no' && stops);
  if (wrong.some(({ code }) => code === 'HOST_KEY_CHANGED')) return EXIT.hostKeyChanged;
  if (wrong.some(isOfHost)) return EXIT.unreachable;
  return wrong.length > 0 ? EXIT.nothingFound : EXIT.answered;
}

function isOfHost({ where, step, code }: Checkpoint): boolean {
  return where !== 'tai' && step !== 'allow-list' && code !== 'MODEL_UNAVAILABLE';
}
