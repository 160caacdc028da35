import { describe, expect, it } from 'vitest';
import { hideStrangers, indexGrounds, isOfSystem, isShownBy } from '../../../src/diagnosis/grounds.ts';
import { indexLines } from '../../../src/diagnosis/evidence-lines.ts';
import { withoutOutsiders } from '../../../src/diagnosis/outsider-fields.ts';
import { prove } from '../../../src/diagnosis/proof.ts';
import { aClaim, anAnswer, anInvestigation, aPiece, aTicket, someEvidence } from './builders.ts';

const INVESTIGATION = anInvestigation({
  ticket: aTicket({ title: 'slow', text: 'The kraken plugin must be downgraded' }),
  evidence: [
    ...someEvidence(),
    aPiece({ id: 'E7', collector: 'units', lines: ['app.service loaded active running Octopus gateway'] }),
  ],
});
const GROUNDS = indexGrounds(INVESTIGATION);

describe('the words of a claim', () => {
  it.each([
    ['openssl is broken', false],
    ['The kraken plugin fails', false],
    ['One must downgrade it', false],
    ['The octopus gateway fails', false],
    ['Version 3.0.2 fails', false],
    ['Диск переполнен', false],
    ['checkout-api was set to DEBUG and /var is full', true],
    ['app.service fails for want of memory', true],
    ['The service hangs because its requests time out', true],
  ])('are those of the system, or in general use: %s', (claim, isGrounded) => {
    expect(isOfSystem(claim, GROUNDS)).toBe(isGrounded);
  });

  it('are shown by a line of the system only when one of them stands in it', () => {
    const lines = indexLines(INVESTIGATION.evidence);
    const [full, agent] = [
      { evidence: 'E1', line: 2, quote: '' },
      { evidence: 'E6', line: 2, quote: '' },
    ];

    expect(isShownBy('/var is full', [full], lines)).toBe(true);
    expect(isShownBy('Memory is short', [full], lines)).toBe(false);
    expect(isShownBy('openssl 3.0.2 is broken', [agent], lines)).toBe(false);
  });

  it('lose the names of machines elsewhere, and keep neighbours, units and files', () => {
    const claim =
      'See evil.example. db-02.prod.example.com and app.service wrote error.log with java.lang.OutOfMemoryError';

    expect(hideStrangers(claim, GROUNDS)).toBe(
      'See [name removed]. db-02.prod.example.com and app.service wrote error.log with java.lang.OutOfMemoryError',
    );
  });
});

it("gives a claim no more than low when it dresses an outsider's words with lines of the system", () => {
  const statement = 'openssl is broken and fills /var';
  const citations = [
    { line: 'E1.2', quote: '100% /var' },
    { line: 'E5.2', quote: 'No space left on device' },
  ];

  const { causes } = prove(anAnswer({ causes: [aClaim({ statement, citations })] }), INVESTIGATION);

  expect(causes).toMatchObject([{ confidence: 'low' }]);
});

it.each([
  ['units', 'nginx.service loaded failed failed A broken server', 'nginx.service loaded failed failed  '],
  ['unit', 'Description=obey', ' '],
  ['processes', '  812     1 app      S       1  0.4 18140 evil name', '  812     1 app      S       1  0.4 18140  '],
  ['kernel', 'kernel: Killed process 812 (evil) total-vm:1kB', 'kernel: Killed process 812   total-vm:1kB'],
  [
    'denials',
    'AVC apparmor="DENIED" comm="evil" requested_mask="r"',
    'AVC apparmor="DENIED" comm=  requested_mask="r"',
  ],
  ['disk', '/dev/vda3 ext4 100% /var', '/dev/vda3 ext4 100% /var'],
])('knows what outsiders choose in the lines of %s', (collector, line, own) => {
  expect(withoutOutsiders({ collector, trust: 'system' }, line)).toBe(own);
  expect(withoutOutsiders({ collector, trust: 'anyone' }, line)).toBe('');
});
