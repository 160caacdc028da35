import type { Log } from '../../src/domain/log.ts';

const nothing = (): void => undefined;

export const silent: Log = { info: nothing, warn: nothing, error: nothing };
