import type { Diagnosis } from '../domain/diagnosis.ts';
import type { Report } from '../domain/report.ts';
import type { Run } from '../domain/run.ts';
import { indexLines, restsOnSystem } from './evidence-lines.ts';
import { cleanText } from './filter.ts';
import { describeFailure, findHostTroubles, type HostTrouble } from './host-trouble.ts';

const WORDS_CHARS = 260;
const LOOKED: ReadonlySet<Diagnosis['outcome']> = new Set(['cause', 'suspects', 'healthy']);

/** What a reader must not miss, the most pressing first. */
export function writeNotes(run: Run, diagnosis: Diagnosis): readonly string[] {
  const troubles = findHostTroubles(run.evidence);
  return [
    ...troubles.flatMap(warnOfKey),
    ...notePartlyRead(run, diagnosis, troubles),
    ...noteRefused(run, diagnosis),
    ...noteUnsure(run, diagnosis),
    ...noteModel(diagnosis),
    ...(diagnosis.disagreement === undefined ? [] : [diagnosis.disagreement]),
    ...noteOpen(diagnosis),
    ...noteTrust(run, diagnosis),
  ];
}

/** What differs from the answer this one replaces. */
export function noteSince(
  previous: Report | undefined,
  report: Pick<Report, 'outcome' | 'headline'>,
): readonly string[] {
  if (!previous) return [];
  const same = previous.outcome === report.outcome && previous.headline === report.headline;
  if (same) return [`Nothing has changed since run ${previous.number}.`];
  return [
    `Changed since run ${previous.number}, which said ${previous.outcome.replace('_', ' ')}: ${previous.headline}`,
  ];
}

function warnOfKey({ host, code }: HostTrouble): readonly string[] {
  if (code === 'HOST_KEY_CHANGED') {
    return [
      `WARNING, possible interception: ${host} showed another host key than before. tai did not log in. Find out why before anyone else does.`,
    ];
  }
  return code === 'HOST_KEY_REVOKED' ? [`WARNING: ${host} showed a host key that is revoked. tai did not log in.`] : [];
}

function notePartlyRead({ hosts }: Run, { outcome }: Diagnosis, troubles: readonly HostTrouble[]): readonly string[] {
  if (!LOOKED.has(outcome)) return [];
  return troubles.map((trouble) =>
    hosts.length > 1
      ? `${trouble.host} could not be read fully (${describeFailure(trouble)}): nothing here speaks for it.`
      : `${trouble.host} could not be read to the end (${describeFailure(trouble)}).`,
  );
}

function noteRefused({ refusedHosts, ticket, request }: Run, { outcome }: Diagnosis): readonly string[] {
  if (refusedHosts.length === 0 || outcome === 'refused') return [];
  const scope = ticket?.scope ?? request.ticket.system;
  return [cleanText(`Not looked at, because not allowed for ${scope}: ${refusedHosts.join(', ')}.`, WORDS_CHARS)];
}

function noteUnsure({ unsureHosts = [] }: Run, { outcome }: Diagnosis): readonly string[] {
  if (outcome === 'no_host') return [];
  return unsureHosts.map(({ written, likely }) =>
    cleanText(`Not looked at: "${written}" is no name of the inventory; ${likely} is nearly the same.`, WORDS_CHARS),
  );
}

function noteModel({ outcome, model }: Diagnosis): readonly string[] {
  if (!LOOKED.has(outcome)) return [];
  switch (model.status) {
    case 'off':
      return ['No model is set up; this is from rules alone.'];
    case 'failed':
      return [`The model did not answer (${cleanText(model.detail, WORDS_CHARS)}); this is from rules alone.`];
    case 'used':
      return model.droppedClaims === 0
        ? []
        : [`Dropped for want of proof: ${countClaims(model.droppedClaims)} of the model.`];
    default:
      return model satisfies never;
  }
}

/** What would make it surer. */
function noteOpen({ missing = [], openLooks = [] }: Diagnosis): readonly string[] {
  return [
    ...(missing.length > 0 ? [cleanText(`Not seen, and would matter: ${missing.join('; ')}.`, WORDS_CHARS)] : []),
    ...(openLooks.length > 0 ? [cleanText(`Would decide: ${openLooks.join('; ')}.`, WORDS_CHARS)] : []),
  ];
}

function countClaims(count: number): string {
  return count === 1 ? '1 claim' : `${count} claims`;
}

function noteTrust({ evidence }: Run, { causes }: Diagnosis): readonly string[] {
  const lines = indexLines(evidence);
  if (causes.every(({ citations }) => restsOnSystem(citations, lines))) return [];
  return ['Part of this rests only on lines that an outsider may have written, such as requests or user names.'];
}
