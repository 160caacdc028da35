import { readFile, writeFile } from 'node:fs/promises';
import type { Kept, loadResults, Way } from './kept-results.ts';
import type { Result } from './score.ts';
import { type Failed, toTable } from './table.ts';

export const SCORECARD = new URL('../../docs/lab.md', import.meta.url).pathname;
const BEGIN = '<!-- scorecard: made by `npm run lab -- --write` -->';
const END = '<!-- end of scorecard -->';

/** What the runs were made with. */
export interface Circumstances {
  readonly tai: string;
  readonly qemu: string;
  readonly accelerator: string;
  /** "debian: trixie, Linux 6.12…". */
  readonly images: readonly string[];
}

export function toScorecard(
  { kept, missing }: Awaited<ReturnType<typeof loadResults>>,
  { tai, qemu, accelerator, images }: Circumstances,
): string {
  const how = accelerator === 'kvm' ? 'KVM' : 'emulation without KVM, in which each command takes many times as long';
  const days = kept.map(({ at }) => at.slice(0, 10)).toSorted();
  const when = [...new Set([days[0], days.at(-1)])].join(' to ');
  const jira = resultsOf(kept, 'jira');
  return [
    `${when}, tai ${tai}, rules alone, through the gate, ${qemu}, ${how}. ${images.join('; ')}.`,
    '',
    toTable(resultsOf(kept, 'terminal'), failedOf(kept)),
    ...(missing.length > 0 ? ['', `Not run yet: ${missing.join(', ')}.`] : []),
    ...(jira.length > 0
      ? ['', 'By a signed webhook of Jira, the service and the one comment:', '', toTable(jira, [])]
      : []),
  ].join('\n');
}

function resultsOf(kept: readonly Kept[], way: Way): readonly Result[] {
  return kept.flatMap((one) => (one.kind === 'ran' && one.way === way ? [one.result] : []));
}

function failedOf(kept: readonly Kept[]): readonly Failed[] {
  return kept.flatMap((one) => (one.kind === 'failed' ? [one.failed] : []));
}

/** Replaces the scorecard in docs/lab.md. */
export async function writeScorecard(text: string, file = SCORECARD): Promise<void> {
  const page = await readFile(file, 'utf8');
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${file} has no place for the scorecard: ${BEGIN} … ${END}`);
  await writeFile(file, `${page.slice(0, from + BEGIN.length)}\n\n${text}\n\n${page.slice(to)}`);
}
