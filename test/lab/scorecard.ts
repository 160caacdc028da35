import { readFile, writeFile } from 'node:fs/promises';
import type { Result } from './score.ts';
import { type Failed, toTable } from './table.ts';

export const SCORECARD = new URL('../../docs/lab.md', import.meta.url).pathname;
const BEGIN = '<!-- scorecard: made by `npm run lab -- --write` -->';
const END = '<!-- end of scorecard -->';

/** What the run was made with. */
export interface Circumstances {
  readonly at: Date;
  readonly tai: string;
  readonly qemu: string;
  readonly accelerator: string;
  /** "debian: trixie, Linux 6.12…". */
  readonly images: readonly string[];
}

export function toScorecard(
  results: readonly Result[],
  failed: readonly Failed[],
  { at, tai, qemu, accelerator, images }: Circumstances,
): string {
  const how = accelerator === 'kvm' ? 'KVM' : 'emulation without KVM, in which each command takes many times as long';
  return [
    `${at.toISOString().slice(0, 10)}, tai ${tai}, rules alone, through the gate, ${qemu}, ${how}. ${images.join('; ')}.`,
    '',
    toTable(results, failed),
  ].join('\n');
}

/** Replaces the scorecard in docs/lab.md. */
export async function writeScorecard(text: string, file = SCORECARD): Promise<void> {
  const page = await readFile(file, 'utf8');
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the scorecard: ${BEGIN} … ${END}`);
  await writeFile(file, `${page.slice(0, from + BEGIN.length)}\n\n${text}\n\n${page.slice(to)}`);
}
