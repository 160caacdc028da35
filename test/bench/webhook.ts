import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startRedis } from '../support/redis.ts';
import { openSlackStandIn } from '../support/slack-stand-in.ts';
import { BODY_BYTES, signMany } from './deliveries.ts';
import { CONNECTIONS, pace, saturate, type Timings } from './load.ts';
import { cpuOf, median, percentile } from './measure.ts';
import { interleave, ratioTo } from './rounds.ts';
import { type Contender, startContenders } from './servers.ts';
import { printTable, say } from './table.ts';

interface Sizes {
  readonly warmUp: number;
  readonly rounds: number;
  readonly requests: number;
  readonly pacedRounds: number;
  readonly pacedRequests: number;
}

interface Round {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicros: number;
}

const WHOLE: Sizes = { warmUp: 3_000, rounds: 5, requests: 10_000, pacedRounds: 3, pacedRequests: 800 };
const QUICK: Sizes = { warmUp: 2_000, rounds: 2, requests: 4_000, pacedRounds: 1, pacedRequests: 300 };
const PACE = 200;
/** Where jobs of the trigger "created" wait, and where those of people do. */
const WAITING = { created: 'tai:investigate:prioritized', others: 'tai:investigate:wait' };

/** Deliveries taken in: checked, enqueued into a real Redis, answered. */
export async function benchWebhook(quick: boolean): Promise<void> {
  const redis = await startRedis();
  const folder = await mkdtemp(join(tmpdir(), 'tai-bench-'));
  try {
    const { path } = redis.connection;
    if (redis.kind !== 'real' || path === undefined) return say('webhook: left out, it needs a redis-server');
    const client = new Redis({ path });
    // A rewrite of the file in the middle of a round would be paid for by whoever's turn it is.
    await client.config('SET', 'auto-aof-rewrite-percentage', '0');
    const slack = await openSlackStandIn();
    const contenders = await startContenders(path, folder, slack.apiUrl);
    try {
      await compare(contenders, client, quick ? QUICK : WHOLE);
    } finally {
      await Promise.all([...contenders.map((contender) => contender.close()), client.quit(), slack.close()]);
    }
  } finally {
    await redis.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(contenders: readonly Contender[], client: Redis, sizes: Sizes): Promise<void> {
  const flat = (contender: Contender, count: number): Promise<Round> => measure(contender, client, count, saturate);
  const even = (contender: Contender, count: number): Promise<Round> =>
    measure(contender, client, count, (url, deliveries) => pace(url, deliveries, PACE));

  for (const contender of contenders) await flat(contender, sizes.warmUp);
  const full = await interleave(contenders, sizes.rounds, (contender) => flat(contender, sizes.requests));
  const paced = await interleave(contenders, sizes.pacedRounds, (contender) => even(contender, sizes.pacedRequests));

  const of = (all: typeof full, index: number, key: keyof Round): number[] =>
    (all[index] ?? []).map((round) => round[key]);
  printTable(
    `Webhook acknowledgement: HMAC of ${BODY_BYTES} bytes, enqueue, answer; ${CONNECTIONS} connections, ` +
      `${sizes.rounds} rounds of ${sizes.requests}; then ${sizes.pacedRounds} of ${sizes.pacedRequests} at ${PACE}/s`,
    ['server', 'req/s', 'x bare', 'p99 ms', 'CPU µs/req', 'x bare', `${PACE}/s: p50 ms`, 'p99 ms'],
    contenders.map(({ name }, index) => [
      name,
      median(of(full, index, 'perSecond')),
      ratioTo(of(full, 0, 'perSecond'), of(full, index, 'perSecond')),
      median(of(full, index, 'p99Ms')),
      median(of(full, index, 'cpuMicros')),
      ratioTo(of(full, 0, 'cpuMicros'), of(full, index, 'cpuMicros')),
      median(of(paced, index, 'p50Ms')),
      median(of(paced, index, 'p99Ms')),
    ]),
  );
}

/** Rejects when a delivery did not become a job: a server that does less work must not look faster. */
async function measure(
  { name, pid, url, sign }: Contender,
  client: Redis,
  count: number,
  load: (url: string, deliveries: ReturnType<typeof signMany>) => Promise<Timings>,
): Promise<Round> {
  await client.flushall();
  const deliveries = signMany(count, sign);
  const before = cpuOf(pid).ownMs;
  const { durationsMs, wholeMs } = await load(url, deliveries);
  const cpuMs = cpuOf(pid).ownMs - before;
  const jobs = (await client.zcard(WAITING.created)) + (await client.llen(WAITING.others));
  if (jobs !== count) throw new Error(`${name} made ${jobs} jobs of ${count} deliveries`);
  return {
    perSecond: (count / wholeMs) * 1_000,
    p50Ms: percentile(durationsMs, 50),
    p99Ms: percentile(durationsMs, 99),
    cpuMicros: (cpuMs * 1_000) / count,
  };
}
