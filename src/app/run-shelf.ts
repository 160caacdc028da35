import { createRunStore } from '../../workers/runs.ts';
import { findStoredRuns } from '../../workers/find-store.ts';
import type { Config } from '../config.ts';
import type { Closable, RunStore } from '../domain/ports.ts';

/** The runs of the server on this configuration's Redis, to be read. Throws CONFIG_INVALID where there is no Redis to be found, REDIS_UNAVAILABLE
 * from its calls while it does not answer. */
export async function openRunShelf(config: Config): Promise<Pick<RunStore, 'find' | 'list'> & Closable> {
  return createRunStore(await findStoredRuns(config.redis.url, config.dataDir));
}
