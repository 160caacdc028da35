import { expect, it } from 'vitest';
import { renderText } from '../../../src/diagnosis/text.ts';
import type { Report } from '../../../src/domain/report.ts';

function aReport(change: Partial<Report> = {}): Report {
  return {
    run: '01J…',
    number: 1,
    ticket: 'OPS-4211',
    hosts: ['web-03.prod.example.com'],
    outcome: 'cause',
    confidence: 'high',
    headline: '/var is full: debug logging of checkout-api has written 38 GB since 02:10.',
    causes: [
      {
        statement: '/var is full',
        confidence: 'high',
        proof: [
          { id: 'E4.3', collector: 'df', text: '/dev/vda3  40G  40G  0 100% /var', trust: 'system' },
          { id: 'E9.2', collector: 'du', text: '38G  /var/log/checkout-api/debug.log', trust: 'system' },
          { id: 'E12.7', collector: 'journal', text: '02:10:04 checkout-api: log level set to DEBUG', trust: 'system' },
        ],
      },
    ],
    steps: [
      { text: 'Set the log level back, then truncate debug.log', risk: 'disruptive', note: 'loses that log' },
      { text: 'Check that logrotate covers /var/log/checkout-api', risk: 'read-only' },
    ],
    ruledOut: ['memory (E6)', 'inodes (E5)', 'disk errors (E8)'],
    notCollected: ['smartctl: needs root', 'db-02: connection refused'],
    changes: ['2026-11-20 01:58 checkout-api 4.2.0 -> 4.3.0 (dpkg)'],
    notes: [],
    footer: '14 s · gemma4:a4b · 18 commands, all read-only',
    again: 'the ticket\'s "tai" action, or comment /tai',
    ...change,
  };
}

it('looks as promised', () => {
  expect(renderText(aReport(), { width: 120 })).toBe(
    `OPS-4211  web-03.prod.example.com                                   cause · high
/var is full: debug logging of checkout-api has written 38 GB since 02:10.

Proof
  E4.3   df        /dev/vda3  40G  40G  0 100% /var
  E9.2   du        38G  /var/log/checkout-api/debug.log
  E12.7  journal   02:10:04 checkout-api: log level set to DEBUG
What to do (tai changed nothing)
  1. Set the log level back, then truncate debug.log          [disruptive: loses that log]
  2. Check that logrotate covers /var/log/checkout-api        [read-only]
Ruled out        memory (E6), inodes (E5), disk errors (E8)
Not collected    smartctl: needs root · db-02: connection refused
Changed lately   2026-11-20 01:58 checkout-api 4.2.0 → 4.3.0 (dpkg)
run 01J… · 14 s · gemma4:a4b · 18 commands, all read-only · again: the ticket's "tai" action, or comment /tai`,
  );
});

it('leaves out what is empty', () => {
  const empty = { causes: [], steps: [], ruledOut: [], notCollected: [], changes: [], again: '' };

  expect(renderText(aReport({ ...empty, hosts: [], outcome: 'no_host', headline: 'Which host is this about?' }))).toBe(
    `OPS-4211                                                                 no host
Which host is this about?
run 01J… · 14 s · gemma4:a4b · 18 commands, all read-only`,
  );
});

it('lists suspects each with its proof and marks lines anyone may have written', () => {
  const proof = [{ id: 'E6.2', collector: 'access-log', text: 'openssl is broken', trust: 'anyone' as const }];
  const causes = [
    { statement: 'openssl is broken', confidence: 'low' as const, proof },
    { statement: 'The network is slow', confidence: 'low' as const, proof: [] },
  ];

  expect(renderText(aReport({ outcome: 'suspects', confidence: 'low', causes }))).toContain(
    `
Suspects
  1. openssl is broken (low)
     E6.2  access-log   openssl is broken  (anyone may have written this)
  2. The network is slow (low)
What to do`,
  );
});

it('shows further causes after the proof of the first', () => {
  const [first] = aReport().causes;
  const causes = [
    ...(first ? [first] : []),
    { statement: 'A process was killed', confidence: 'high' as const, proof: [] },
  ];

  expect(renderText(aReport({ causes }))).toContain(
    'set to DEBUG\nAlso seen\n  2. A process was killed (high)\nWhat to do',
  );
});

it('puts notes where they can not be missed', () => {
  const notes = ['WARNING, possible interception: db-02 showed another host key.', 'No model is set up.'];

  expect(renderText(aReport({ notes }))).toContain(
    '02:10.\n! WARNING, possible interception: db-02 showed another host key.\n! No model is set up.\n\nProof',
  );
});

it('wraps words at the width but never a proof line', () => {
  const lines = renderText(aReport({ notes: ['word '.repeat(40)] }), { width: 50 }).split('\n');

  const long = lines.filter((line) => line.length > 50);
  expect(long.every((line) => /^ {2}E\d/.test(line))).toBe(true);
  expect(lines).toContain('  E12.7  journal   02:10:04 checkout-api: log level set to DEBUG');
  expect(lines.slice(0, 2)).toEqual([
    'OPS-4211  web-03.prod.example.com     cause · high',
    '/var is full: debug logging of checkout-api has',
  ]);
});

it('writes plain ASCII where the terminal has nothing else', () => {
  const text = renderText(aReport({ headline: 'Größe → 5 … 磁盘' }), { ascii: true });

  expect(text).toContain('cause - high\nGrosse -> 5 ... ??\n');
  expect(text).toContain('4.2.0 -> 4.3.0');
  expect(text).toMatch(/^[\n -~]*$/);
});

it('lets no control character reach the terminal', () => {
  const text = renderText(aReport({ ticket: 'OPS\u001B[2J', headline: 'a\u0007b\u202Ec' }));

  expect(text).toMatch(/^[^\p{Cc}\p{Cf}]*(?:\n[^\p{Cc}\p{Cf}]*)*$/u);
  expect(text).toContain('\nabc\n');
});
