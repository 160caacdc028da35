import type { Run } from '../domain/run.ts';
import { EXIT } from './io.ts';

const EXIT_OF_OUTCOME = {
  cause: EXIT.answered,
  suspects: EXIT.answered,
  healthy: EXIT.answered,
  no_host: EXIT.nothingFound,
  unreachable: EXIT.unreachable,
  refused: EXIT.refused,
} as const;

/** A changed host key outranks everything else: someone may sit between. */
export function exitCodeOf({ evidence, diagnosis }: Pick<Run, 'evidence' | 'diagnosis'>): number {
  const changed = evidence.some((one) => one.status === 'failed' && one.code === 'HOST_KEY_CHANGED');
  if (changed) return EXIT.hostKeyChanged;
  return diagnosis ? EXIT_OF_OUTCOME[diagnosis.outcome] : EXIT.nothingFound;
}
