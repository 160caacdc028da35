/** A process with a Redis of its own, for tests: `redis-child.ts <dataDir>`. Prints "ready <socket>" or "failed <code> <message>". */
import { TaiError } from '../../src/domain/errors.ts';
import { openRedis } from '../../workers/redis.ts';
import { silent } from './log.ts';

try {
  const redis = await openRedis({ dataDir: process.argv[2] ?? '' }, silent);
  process.once('SIGTERM', () => void redis.close().then(() => process.exit(0)));
  process.stdout.write(`ready ${redis.connection.path}\n`);
} catch (error) {
  process.stdout.write(
    error instanceof TaiError ? `failed ${error.code} ${error.message}\n` : `broken ${String(error)}\n`,
  );
}
