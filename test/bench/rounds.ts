import { median } from './measure.ts';

/** Takes turns, and each round begins with the next one, so that nobody always follows the same neighbour. Results by contender. */
export async function interleave<Contender, Round>(
  contenders: readonly Contender[],
  rounds: number,
  run: (contender: Contender) => Promise<Round>,
): Promise<readonly (readonly Round[])[]> {
  const results = contenders.map((): Round[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contenders.length; turn += 1) {
      const index = (round + turn) % contenders.length;
      const contender = contenders[index];
      if (contender !== undefined) results[index]?.push(await run(contender));
    }
  }
  return results;
}

/** "0.91 (0.85-0.97)": the median, and the ends, of what each round says against the first contender's own in that round. */
export function ratioTo(first: readonly number[], own: readonly number[]): string {
  const ratios = own.map((value, round) => value / (first[round] ?? Number.NaN));
  const [middle, least, most] = [median(ratios), Math.min(...ratios), Math.max(...ratios)].map((it) => it.toFixed(2));
  return `${middle} (${least}-${most})`;
}
