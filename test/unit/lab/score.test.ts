import { expect, it } from 'vitest';
import { parseHost } from '../../../src/domain/host.ts';
import { parseState, changedBetween } from '../../lab/compare.ts';
import { recordedOf } from '../../lab/record.ts';
import { breaksPromise, score } from '../../lab/score.ts';
import { total, toTable } from '../../lab/table.ts';

const HOST = parseHost('web-01.lab.example');
const FULL = '/dev/vda ext4 4034812 4034812 0 100% /';
const NOTHING_CHANGED = { kind: 'compared', changed: [] } as const;
const fault = {
  name: 'full',
  image: 'debian' as const,
  class: 'disk_full',
  also: ['service_failed'],
  words: ['100%'],
  decisive: ['100% /$', 'No space left'],
  decisiveMin: 1,
  distractors: ['squashfs'],
};

function aTriage(classes: readonly string[], quote = FULL) {
  const source = { id: 'E1', host: HOST, collector: 'disk', about: '', command: 'df', trust: 'system' as const };
  return {
    answer: `The root file system is full. ${FULL}`,
    run: {
      state: 'done' as const,
      number: 1,
      hosts: [HOST],
      refusedHosts: [],
      evidence: [
        {
          ...source,
          status: 'collected' as const,
          facts: [],
          lines: [{ number: 2, text: FULL }],
          totalLines: 2,
          truncated: false,
          durationMs: 3,
        },
        { ...source, id: 'E2', status: 'skipped' as const, reason: 'not there', hides: '' },
      ],
      findings: classes.map((name, index) => ({
        class: name,
        host: HOST,
        severity: 'critical' as const,
        rank: index,
        statement: name,
        citations: [{ evidence: 'E1', line: 2, quote }],
        steps: [],
      })),
      startedAt: '2026-11-28T06:00:00.000Z',
      finishedAt: '2026-11-28T06:00:02.500Z',
    },
  };
}

it('finds nothing to say against the right class with its proof', () => {
  const result = score(fault, aTriage(['disk_full', 'service_failed']), NOTHING_CHANGED);

  expect(result).toMatchObject({ isFirst: true, isAnywhere: true, falseAlarms: [], evidenceMs: 2_500, commands: 1 });
  expect(result.decisive).toEqual({ kept: 1, wanted: 1 });
  expect(result.misses).toEqual([]);
});

it('tells each way in which an answer falls short', () => {
  const looked = { ...aTriage(['clock_off', 'disk_full'], 'loop0 squashfs 100%'), answer: 'The clock is off.' };
  const wanted = { ...fault, decisiveMin: 2 };

  const { misses } = score(wanted, looked, { kind: 'compared', changed: ['/etc/passwd'] });

  expect(misses).toEqual([
    'disk_full is not first: clock_off, disk_full',
    'false alarm: clock_off',
    '1 of 2 decisive lines were kept',
    'the answer does not say 100%',
    'cites what is made to mislead: squashfs',
    'CHANGED ON THE MACHINE: /etc/passwd',
  ]);
});

it('counts anything found on a healthy machine as a false alarm', () => {
  const healthy = { ...fault, class: 'healthy', also: [], words: [], decisive: [], decisiveMin: 0 };

  expect(score(healthy, aTriage([]), NOTHING_CHANGED).misses).toEqual([]);
  expect(score(healthy, aTriage(['disk_full']), NOTHING_CHANGED).misses).toEqual(['false alarm: disk_full']);
});

it('counts a machine that could not be compared as a miss, and one that was not asked for as none', () => {
  const looked = aTriage(['disk_full']);

  expect(score(fault, looked, { kind: 'not compared', reason: 'it hangs' }).misses).toEqual([
    'the machine was not compared: it hangs',
  ]);
  expect(score(fault, looked, { kind: 'not asked for' }).misses).toEqual([]);
});

it('sums up faults and healthy machines apart, and names every miss and every run that was not made', () => {
  const results = [
    score(fault, aTriage(['disk_full']), NOTHING_CHANGED),
    score({ ...fault, name: 'other' }, aTriage([]), NOTHING_CHANGED),
    score({ ...fault, name: 'fine', class: 'healthy', also: [] }, aTriage(['disk_full']), NOTHING_CHANGED),
  ];

  const table = toTable(results, [{ name: 'broken', reason: 'break.sh: code 1' }]);

  expect(total(results)).toMatchObject({ faults: 2, healthy: 1, first: 1, anywhere: 1, falseOnHealthy: 1 });
  expect(table).toContain('right class first: 1 of 2 (50 %)');
  expect(table).toContain('- other: disk_full not found: nothing');
  expect(table).toContain('- broken: NOT RUN: break.sh: code 1');
});

it('sees a write, a new file and a loaded module, and passes over what every login writes', () => {
  const before = parseState('/etc/passwd\tf 644 1\n/var/log/auth.log\tf 640 1\n/run/user\td 755\n');
  const after = parseState(
    '/etc/passwd\tf 644 2\n/var/log/auth.log\tf 640 2\n/run/user\td 755\n/tmp/x y\tf 600\nmodule tcp_diag\tloaded\nmodule xfs\tloaded\n',
  );

  expect(changedBetween(before, after)).toEqual(['/etc/passwd', '/tmp/x y', 'module xfs']);
});

it.each([
  ['a finding on a healthy machine', 'healthy', ['disk_full'], [], true],
  ['something that was changed', 'disk_full', ['disk_full'], ['/etc/passwd'], true],
  ['a fault that was not found', 'disk_full', [], [], false],
  ['a healthy machine without a finding', 'healthy', [], [], false],
])('tells whether %s breaks a promise', (_what, wanted, found, changed, expected) => {
  const changes = { kind: 'compared', changed } as const;

  expect(breaksPromise({ class: wanted, found, changes })).toBe(expected);
});

it('puts together what several collectors kept of one output, as a person would have asked for it', () => {
  const { run } = aTriage([]);
  const [first] = run.evidence;
  if (first?.status !== 'collected') throw new Error('no evidence');
  const other = { ...first, id: 'E3', command: 'sudo -n -- df', lines: [{ number: 1, text: 'Filesystem' }] };

  expect(recordedOf({ evidence: [first, other] })).toEqual([{ command: 'df', output: `Filesystem\n${FULL}\n` }]);
});
