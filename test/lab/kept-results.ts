import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from './fault.ts';
import type { Result } from './score.ts';
import type { Failed } from './table.ts';

export type Way = 'terminal' | 'jira';

/** How the last run of a fault on a machine ended. */
export type Kept = { readonly at: string; readonly way: Way } & (
  | { readonly kind: 'ran'; readonly result: Result }
  | { readonly kind: 'failed'; readonly failed: Failed }
);

type Which = Pick<Fault, 'name' | 'image'>;

function fileOf(way: Way, { name, image }: Which): string {
  return `${way}-${image}-${name}.json`;
}

/** Beside the images: a scorecard may be made of runs at several times, as the whole lab takes more than an hour. */
export async function keepResult(cache: string, fault: Which, kept: Kept): Promise<void> {
  const folder = join(cache, 'results');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, fileOf(kept.way, fault)), JSON.stringify(kept));
}

/** The last run of each of these faults, and which were never run by `tai diagnose`. */
export async function loadResults(
  cache: string,
  faults: readonly Which[],
): Promise<{ readonly kept: readonly Kept[]; readonly missing: readonly string[] }> {
  const folder = join(cache, 'results');
  const files = new Set(await readdir(folder).catch(() => []));
  const wanted = (['terminal', 'jira'] as const).flatMap((way) => faults.map((fault) => fileOf(way, fault)));
  const texts = await Promise.all(
    wanted.filter((file) => files.has(file)).map((file) => readFile(join(folder, file), 'utf8')),
  );
  return {
    kept: texts.map((text): Kept => JSON.parse(text)),
    missing: faults
      .filter((fault) => !files.has(fileOf('terminal', fault)))
      .map(({ name, image }) => `${name} (${image})`),
  };
}
