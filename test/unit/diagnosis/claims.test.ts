import { expect, it } from 'vitest';
import { indexKnown, namesKnownHosts, speaksOfKnown } from '../../../src/diagnosis/claims.ts';
import { anInvestigation, aPiece } from './builders.ts';

const KNOWN = indexKnown(
  anInvestigation({
    evidence: [
      aPiece({
        id: 'E1',
        collector: 'disk',
        lines: ['/dev/vda3 40G 1389 /var/log 2621440 at 02:10:04', 'checkout-api.service: 10.0.0.50 fe80::1:2 v4.3.0'],
      }),
    ],
  }),
);

it.each([
  'The disk /dev/vda3 of 40G is full',
  'Since 02:10 checkout-api.service fails',
  'It has 2,621,440 inodes',
  'See E1.1 and E77 for web-03',
  'Version 4.3.0 talks to 10.0.0.50',
  'A plain sentence, e.g. without any name, in 3 words',
  'The ticket speaks of 502',
])('accepts "%s"', (claim) => {
  expect(speaksOfKnown(claim, KNOWN)).toBe(true);
});

it.each([
  '38 GB were written',
  'Line 138 of it',
  'At 02:11 it began',
  'It talks to 10.0.0.5',
  'Version 4.3.1 is broken',
  'db-01 is down',
  'web-031 is down',
  'evil.example.org is the cause',
  'backup.service failed',
  'The log is in /opt/app/log',
  'dead::beef:1 answers',
])('refuses "%s"', (claim) => {
  expect(speaksOfKnown(claim, KNOWN)).toBe(false);
});

it('lets a step name files and numbers of its own, but no machine', () => {
  expect(namesKnownHosts('Look at /etc/logrotate.d and logrotate.conf every 30 minutes', KNOWN)).toBe(true);
  expect(namesKnownHosts('Fetch the list from mirror.example.net', KNOWN)).toBe(false);
  expect(namesKnownHosts('Log in to db-01 and look', KNOWN)).toBe(false);
});
