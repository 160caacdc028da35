import { failedLogins } from '../../../src/collectors/failed-logins.ts';
import type { Investigation } from '../../../src/diagnosis/investigation.ts';
import type { Collected } from '../../../src/domain/evidence.ts';
import { anInvestigation, aPiece, aTicket, fineEvidence, someEvidence, WEB } from '../diagnosis/builders.ts';
import type { Place } from './narratives.samples.ts';

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

function placeWords(place: Place, words: string): Collected | undefined {
  const [id, at] = [ATTACKED, '2026-11-22T18:23:45+0000 web-03'];
  const byAnyone = (collector: string, line: string) => aPiece({ id, collector, lines: [line], trust: 'anyone' });
  const bySystem = (collector: string, line: string) => aPiece({ id, collector, lines: [line] });
  switch (place) {
    case 'ticket':
      return undefined;
    case 'log':
      return byAnyone('journal', `${at} app[12]: ${words}`);
    case 'agent':
      return byAnyone(
        'log-file',
        `203.0.113.9 - - [22/Nov/2026:18:23:45 +0000] "GET / HTTP/1.1" 200 612 "-" "${words}"`,
      );
    case 'request':
      return byAnyone(
        'log-file',
        `203.0.113.9 - - [22/Nov/2026:18:23:45 +0000] "GET /${words} HTTP/1.1" 404 153 "-" "-"`,
      );
    case 'unit':
      return bySystem('units', `app.service loaded active running ${words}`);
    case 'file':
      return bySystem('recent-files', `2026-11-22+17:33:24.1274589270/etc/app/${words}`);
    case 'process':
      return bySystem('processes', `  812     1 app      S       1  0.4 18140 ${words}`);
    case 'user':
      return bySystem(
        failedLogins.name,
        `${words.replaceAll(' ', '-')} ssh:notty    203.0.113.199    Sun Nov 22 23:40 - 23:40  (00:00)`,
      );
    case 'kernel':
      return bySystem('kernel', `${at} kernel: Out of memory: Killed process 812 (${words}) total-vm:1kB`);
    case 'label':
      return bySystem('kernel', `${at} kernel: usb 1-1: Product: ${words}`);
    case 'certificate':
      return bySystem('certificate', `subject=CN = ${words}`);
    case 'host':
      return byAnyone('system-log', `Nov 22 18:23:45 ${words} sshd[12]: session opened`);
    default:
      return place satisfies never;
  }
}
