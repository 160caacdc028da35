import type { Diagnosis, RuledOut } from '../domain/diagnosis.ts';
import type { Run } from '../domain/run.ts';
import { findDoubtful } from './coverage.ts';
import { cleanText } from './filter.ts';
import { describeFailure, findHostTroubles } from './host-trouble.ts';

const NAME_CHARS = 260;

/** One or two sentences: the cause, or what the outcome means for the reader. */
export function writeHeadline(run: Run, diagnosis: Diagnosis): string {
  switch (diagnosis.outcome) {
    case 'cause':
      return diagnosis.causes[0]?.statement ?? '';
    case 'suspects':
      return writeSuspects(run, diagnosis);
    case 'healthy':
      return writeHealthy(run, diagnosis);
    case 'unreachable':
      return `No host could be read. ${run.hosts.map((host) => `${host}: ${whyUnread(run, host)}`).join('; ')}.`;
    case 'no_host':
      return writeQuestion(run);
    case 'refused':
      return writeRefused(run);
    default:
      return diagnosis.outcome satisfies never;
  }
}

function writeSuspects(run: Run, { causes }: Diagnosis): string {
  const [first] = causes;
  if (first && causes.length === 1) return `Not proved. The best candidate: ${first.statement}`;
  if (first) return `${causes.length} possible causes, none proved. The best candidate: ${first.statement}`;
  const doubtful = findDoubtful(run.evidence);
  if (doubtful.length > 0) {
    return `No cause was proved. Worth a look: ${doubtful.map(describeRuledOut).join(', ')}.`;
  }
  return 'No cause was found, but too little could be read to call the host healthy.';
}

/** "memory (E6)" */
export function describeRuledOut({ what, evidence }: RuledOut): string {
  return `${what} (${evidence.join(', ')})`;
}

function writeHealthy(run: Run, { ruledOut }: Diagnosis): string {
  const checked = ruledOut.map(({ what }) => what).join(', ');
  return `Nothing wrong was found on ${run.hosts.join(', ')}${checked === '' ? '' : `; fine are ${checked}`}. That does not rule out a fault that comes and goes, or one outside ${run.hosts.length === 1 ? 'this host' : 'these hosts'}.`;
}

function writeQuestion({ unsureHosts = [] }: Run): string {
  const slips = unsureHosts.map(({ written, likely }) => `did you mean ${likely} by "${written}"?`);
  if (slips.length === 0)
    return 'Which host is this about? The ticket names none. Write its full name, such as web-03.prod.example.com, into the ticket, then run tai again.';
  const asked = cleanText(slips.join(' '), NAME_CHARS);
  return `Which host is this about? The inventory has none of that name: ${asked} Write the right name into the ticket, then run tai again.`;
}

function writeRefused(run: Run): string {
  const names = [...run.refusedHosts, ...findHostTroubles(run.evidence).map(({ host }) => host)];
  const hosts = [...new Set(names)].map((name) => cleanText(name, NAME_CHARS)).join(', ');
  const scope = cleanText(run.ticket?.scope ?? run.request.ticket.system, NAME_CHARS);
  return `tai may not look at ${hosts} for ${scope}. Ask whoever runs tai here to put it on the allow-list for ${scope}.`;
}

function whyUnread(run: Run, host: string): string {
  const trouble = findHostTroubles(run.evidence).find((one) => one.host === host);
  return trouble ? describeFailure(trouble) : 'nothing could be collected there';
}
