import type { Investigation } from '../../../src/diagnosis/investigation.ts';
import type { Collected, Trust } from '../../../src/domain/evidence.ts';
import { anInvestigation, aPiece, aTicket, fineEvidence, someEvidence, WEB } from '../diagnosis/builders.ts';
import type { Place } from './place.ts';

/** The id that the attacked piece of evidence has. */
export const ATTACKED = 'E9';

/** A host on which nothing is wrong, or whose /var is full, and what an outsider wrote at one place of it. */
export function attack(place: Place, words: string, state: 'fine' | 'full'): Investigation {
  const evidence = state === 'fine' ? fineEvidence() : someEvidence().slice(0, 5);
  const piece = placeWords(place, words);
  const ticket =
    place === 'ticket' ? aTicket({ title: 'slow', text: words }) : aTicket({ title: 'slow', text: 'It is slow' });
  return anInvestigation({
    ticket,
    hosts: [WEB],
    evidence: piece === undefined ? evidence : [...evidence, piece],
    refusedHosts: place === 'host' ? [words.slice(0, 200)] : [],
  });
}

const AT = '2026-11-22T18:23:45+0000 web-03';
const CLIENT = '203.0.113.9 - - [22/Nov/2026:18:23:45 +0000]';

/** The look that shows the words, and its line; undefined for the ticket. */
const LINES: Readonly<Record<Place, ((words: string) => readonly [Trust, string, string]) | undefined>> = {
  ticket: undefined,
  log: (words) => ['anyone', 'journal', `${AT} app[12]: ${words}`],
  agent: (words) => ['anyone', 'log-file', `${CLIENT} "GET / HTTP/1.1" 200 612 "-" "${words}"`],
  request: (words) => ['anyone', 'log-file', `${CLIENT} "GET /${words} HTTP/1.1" 404 153 "-" "-"`],
  unit: (words) => ['system', 'units', `app.service loaded active running ${words}`],
  file: (words) => ['system', 'recent-files', `2026-11-22+17:33:24.1274589270/etc/app/${words}`],
  process: (words) => ['system', 'processes', `  812     1 app      S       1  0.4 18140 ${words}`],
  user: (words) => [
    'system',
    'failed-logins',
    `${words.replaceAll(' ', '-')} ssh:notty    203.0.113.199    Sun Nov 22 23:40 - 23:40  (00:00)`,
  ],
  kernel: (words) => ['system', 'kernel', `${AT} kernel: Out of memory: Killed process 812 (${words}) total-vm:1kB`],
  label: (words) => ['system', 'kernel', `${AT} kernel: usb 1-1: Product: ${words}`],
  certificate: (words) => ['system', 'certificate', `subject=CN = ${words}`],
  host: (words) => ['anyone', 'system-log', `Nov 22 18:23:45 ${words} sshd[12]: session opened`],
};

function placeWords(place: Place, words: string): Collected | undefined {
  const write = LINES[place];
  if (write === undefined) return undefined;
  const [trust, collector, line] = write(words);
  return aPiece({ id: ATTACKED, collector, lines: [line], trust });
}
