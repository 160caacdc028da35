import { cpuOf, mean, median } from './measure.ts';
import { interleave, ratioTo } from './rounds.ts';
import type { ServerClock } from './server-clock.ts';
import { printTable } from './table.ts';

/** One way to run all commands; answers with how much they printed. */
export interface Way {
  readonly name: string;
  readonly run: () => Promise<number>;
  /** A client that lives on between rounds. One that ends is counted anyway. */
  readonly pid?: number;
}

export interface Round {
  readonly wallMs: number;
  readonly clientMs: number;
  readonly serverMs: number;
}

/** The first way is the floor. One round before the counted ones records host keys and warms up what lives on. */
export async function compareWays(
  ways: readonly Way[],
  rounds: number,
  leastPrinted: number,
  clock: ServerClock,
): Promise<readonly (readonly Round[])[]> {
  const run = (way: Way): Promise<Round> => measure(way, leastPrinted, clock);
  for (const way of ways) await run(way);
  return await interleave(ways, rounds, run);
}

async function measure(way: Way, leastPrinted: number, clock: ServerClock): Promise<Round> {
  const serverBefore = await clock.readMs();
  const clientBefore = clientMs(way);
  const startedAt = performance.now();

  const printed = await way.run();

  const wallMs = performance.now() - startedAt;
  const spentMs = clientMs(way) - clientBefore;
  if (printed < leastPrinted) throw new Error(`${way.name} brought back ${printed} characters only`);
  return { wallMs, clientMs: spentMs, serverMs: (await clock.readMs()) - serverBefore };
}

function clientMs({ pid }: Way): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + cpuOf('self').childrenMs + (pid === undefined ? 0 : cpuOf(pid).ownMs);
}

export function printWays(title: string, ways: readonly Way[], rounds: readonly (readonly Round[])[]): void {
  const of = (index: number, key: keyof Round): number[] => (rounds[index] ?? []).map((round) => round[key]);
  const against = (index: number, key: keyof Round): string => ratioTo(of(0, key), of(index, key));
  printTable(
    `${title}; ${rounds[0]?.length ?? 0} rounds`,
    ['way', 'wall ms', 'x floor', 'sshd CPU ms', 'x floor', 'client CPU ms'],
    ways.map(({ name }, index) => [
      name,
      median(of(index, 'wallMs')),
      against(index, 'wallMs'),
      median(of(index, 'serverMs')),
      against(index, 'serverMs'),
      mean(of(index, 'clientMs')),
    ]),
  );
}
