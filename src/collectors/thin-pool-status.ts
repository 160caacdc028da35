import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';

/** A thin pool as the kernel sees it. */
export const ThinPool = z.object({
  name: z.string(),
  dataPercent: z.number(),
  metadataPercent: z.number(),
  /** As the kernel names it: "rw", "ro", "out_of_data_space", "Fail". */
  mode: z.string(),
  line: z.int(),
});
export type ThinPool = z.infer<typeof ThinPool>;

/** Name, start, length, then thin-provisioning.rst of the kernel: transaction, metadata blocks, data blocks, root, mode. */
const STATUS = /^(\S+): \d+ \d+ thin-pool (?:\d+ (\d+)\/(\d+) (\d+)\/(\d+) \S+ (\S+)|(Fail|Error))/;

/**
 * A row of dmsetup(8) `status`. Only read where people bring it: dmsetup opens the control device for writing, and that may load
 * a module into the kernel.
 */
export function findThinPool({ number, text }: Line): ThinPool | undefined {
  const [, name, usedMeta, allMeta, usedData, allData, mode, broken] = STATUS.exec(text) ?? [];
  if (name === undefined) return undefined;
  const [dataPercent, metadataPercent] = [share(usedData, allData), share(usedMeta, allMeta)];
  return { name, dataPercent, metadataPercent, mode: mode ?? broken ?? '', line: number };
}

function share(used: string | undefined, all: string | undefined): number {
  return all === undefined || Number(all) === 0 ? 0 : Math.round((Number(used) / Number(all)) * 10_000) / 100;
}
