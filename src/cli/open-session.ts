import { openDesk } from '../app.ts';
import type { LastPrompt, Session } from '../chat/session.ts';
import type { Config } from '../config.ts';
import type { Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import { readWhere } from './read-where.ts';
import { withSshOptions } from './ssh-options.ts';
import type { WhereOptions } from './where-options.ts';

export interface SessionOptions extends WhereOptions {
  readonly model: boolean;
}

/** A conversation that has not begun. Throws CONFIG_INVALID. */
export async function openSession(
  options: SessionOptions,
  configFile: string | undefined,
  io: Io,
): Promise<{ readonly session: Session; readonly config: Config }> {
  const { vllm, ...rest } = withSshOptions(await loadConfig(configFile, io), options);
  const config: Config = { ...rest, ...(vllm && options.model && { vllm }) };
  const where = readWhere(options, new Date());
  let prompt: LastPrompt | undefined;
  const onPrompt = (system: string, user: string): void => {
    prompt = { system, user };
  };
  const desk = openDesk(config, { environment: io.environment, onPrompt });
  return { session: { where, run: undefined, desk, lastPrompt: () => prompt }, config };
}
