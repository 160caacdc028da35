import { expect, it } from 'vitest';
import { packages } from '../../../src/collectors/packages.ts';
import { decide } from '../../../src/diagnosis/outcome.ts';
import { buildReport, type DiagnosedRun } from '../../../src/diagnosis/report.ts';
import { diagnoseUnread } from '../../../src/diagnosis/unread.ts';
import type { Diagnosis, ModelUse } from '../../../src/domain/diagnosis.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Run } from '../../../src/domain/run.ts';
import {
  aFailure,
  aFinding,
  aLook,
  anInvestigation,
  aPiece,
  aTicket,
  DB,
  fineEvidence,
  someEvidence,
  WEB,
} from './builders.ts';

const NOW = new Date('2026-11-22T10:00:14Z');
const USED: ModelUse = { status: 'used', model: 'gemma4:a4b', droppedClaims: 0, durationMs: 9_000 };

interface Case {
  readonly evidence?: readonly Evidence[];
  readonly findings?: readonly Finding[];
  readonly model?: ModelUse;
  readonly run?: Partial<Run>;
}

function aRun({ evidence = someEvidence(), findings = [], model = USED, run = {} }: Case): DiagnosedRun {
  const base: Run = {
    request: {
      run: 'rabcdefgh23456723',
      ticket: { system: 'jira', id: '10001' },
      trigger: 'created',
      hosts: [],
      requestedAt: '2026-11-22T09:59:59.000Z',
    },
    state: 'diagnosing',
    number: 2,
    ticket: aTicket(),
    hosts: [WEB],
    refusedHosts: [],
    evidence,
    findings,
    startedAt: '2026-11-22T10:00:00.000Z',
    ...run,
  };
  const investigation = anInvestigation({ evidence, hosts: base.hosts, refusedHosts: base.refusedHosts });
  const diagnosis: Diagnosis =
    diagnoseUnread(investigation) ?? decide({ investigation, findings, proved: undefined, model });
  return { ...base, diagnosis };
}

function report(one: Case) {
  return buildReport(aRun(one), 'comment /tai', NOW);
}

it('words a cause with its proof, steps and what was ruled out', () => {
  const evidence = [...someEvidence(), aFailure('E7', 'smartctl', 'COMMAND_FAILED', { detail: 'needs root' })];

  expect(report({ evidence, findings: [aFinding()] })).toEqual({
    run: 'rabcdefgh23456723',
    number: 2,
    ticket: 'OPS-4211',
    hosts: [WEB],
    outcome: 'cause',
    confidence: 'high',
    finding: 'disk_full',
    headline: '/var on web-03.prod.example.com is full.',
    causes: [
      {
        statement: '/var on web-03.prod.example.com is full.',
        confidence: 'high',
        proof: [
          { id: 'E1.2', collector: 'disk', text: '/dev/vda3  ext4  41943040  41943040  0 100% /var', trust: 'system' },
        ],
      },
    ],
    steps: [{ text: 'Find the biggest files under /var', risk: 'read-only' }],
    ruledOut: ['inodes (E2)', 'memory (E3)', 'failed units (E4)'],
    notCollected: ['smartctl: needs root (hides smartctl trouble)'],
    changes: [],
    notes: [],
    footer: '14 s · gemma4:a4b · 7 commands, all read-only',
    again: 'comment /tai',
  });
});

it('says for each host that could not be read how it failed, and warns of a changed key first', () => {
  const evidence = [
    aFailure('E1', 'connection', 'HOST_UNRESOLVED'),
    aFailure('E2', 'connection', 'HOST_KEY_CHANGED', { host: DB }),
  ];

  const { outcome, headline, notes, notCollected, footer } = report({ evidence, run: { hosts: [WEB, DB] } });

  expect(outcome).toBe('unreachable');
  expect(headline).toBe(
    'No host could be read. web-03.prod.example.com: its name does not resolve (DNS); db-02.prod.example.com: the host key changed (possible interception).',
  );
  expect(notes[0]).toMatch(/^WARNING, possible interception: db-02\.prod\.example\.com showed another host key/);
  expect(notCollected).toHaveLength(2);
  expect(footer).toBe('14 s · no model · no command was run');
});

it('says of a host that could not be read that nothing speaks for it', () => {
  const evidence = [...someEvidence(), aFailure('E9', 'connection', 'HOST_REFUSED', { host: DB })];

  const { notes, notCollected } = report({ evidence, findings: [aFinding()], run: { hosts: [WEB, DB] } });

  expect(notes).toEqual([
    'db-02.prod.example.com could not be read fully (connection refused): nothing here speaks for it.',
  ]);
  expect(notCollected).toEqual(['db-02.prod.example.com: connection refused']);
});

it('asks which host is meant, and how to name one', () => {
  expect(report({ evidence: [], run: { hosts: [] } })).toMatchObject({
    outcome: 'no_host',
    headline: expect.stringMatching(/^Which host is this about\?.*full name/),
    notes: [],
  });
});

it('says which host is refused and whom to ask, without any markup of the ticket', () => {
  expect(report({ evidence: [], run: { hosts: [], refusedHosts: ['db-01<!channel>'] } })).toMatchObject({
    outcome: 'refused',
    headline:
      'tai may not look at db-01 for jira:OPS. Ask whoever runs tai here to put it on the allow-list for jira:OPS.',
  });
});

it('says what a healthy report checked and what it does not rule out', () => {
  const { headline } = report({ evidence: fineEvidence() });

  expect(headline).toBe(
    'Nothing wrong was found on web-03.prod.example.com; fine are disk space, inodes, memory, failed units. That does not rule out a fault that comes and goes, or one outside this host.',
  );
});

it('says plainly when nothing was proved', () => {
  expect(report({}).headline).toBe('No cause was proved. Worth a look: disk space (E1).');
  expect(report({ evidence: fineEvidence().slice(1) }).headline).toMatch(
    /^No cause was found, but too little could be read/,
  );
  expect(report({ findings: [aFinding({ severity: 'warning' })] }).headline).toMatch(
    /^Not proved\. The best candidate: \/var/,
  );
});

it.each<readonly [ModelUse, string]>([
  [{ status: 'off' }, 'No model is set up; this is from rules alone.'],
  [
    { status: 'failed', code: 'MODEL_UNAVAILABLE', detail: 'its server is busy (503)' },
    'The model did not answer (its server is busy (503)); this is from rules alone.',
  ],
  [{ ...USED, droppedClaims: 2 }, 'Dropped for want of proof: 2 claims of the model.'],
])('says what became of the model (%#)', (model, note) => {
  expect(report({ model, findings: [aFinding()] }).notes).toEqual([note]);
});

it('names hosts that were left out because they are not allowed', () => {
  expect(report({ findings: [aFinding()], run: { refusedHosts: ['db-01'] } }).notes).toEqual([
    'Not looked at, because not allowed for jira:OPS: db-01.',
  ]);
});

it('warns where part of it rests on lines of outsiders', () => {
  const finding = aFinding({ citations: [{ evidence: 'E6', line: 1, quote: '' }] });

  expect(report({ findings: [finding] }).notes).toEqual([expect.stringContaining('an outsider may have written')]);
});

it('says what changed since the answer it replaces', () => {
  const run = aRun({ findings: [aFinding()] });
  const first = { ...buildReport(run, '', NOW), number: 1 };
  const before = { ...first, outcome: 'healthy', headline: 'Nothing wrong was found.' } as const;

  expect(buildReport(run, '', NOW, before).notes).toEqual([
    'Changed since run 1, which said healthy: Nothing wrong was found.',
  ]);
  expect(buildReport(run, '', NOW, first).notes).toEqual(['Nothing has changed since run 1.']);
});

it('lists what was installed lately, newest first, and skips facts it does not know', () => {
  const log = aLook('E8', packages, [
    '2026-10-01 01:00:00 upgrade bash:amd64 5.1 5.2',
    '2026-11-20 01:58:12 upgrade checkout-api:all 4.2.0 4.3.0',
    '2026-11-21 03:00:00 install jq:amd64 <none> 1.7',
  ]);
  const odd = aPiece({ id: 'E9', collector: 'packages', lines: ['x'], facts: { hello: 1 } });

  expect(report({ evidence: [log, odd] }).changes).toEqual([
    '2026-11-21 03:00 install jq:amd64 1.7 (dpkg)',
    '2026-11-20 01:58 checkout-api:all 4.2.0 -> 4.3.0 (dpkg)',
  ]);
});

it('quotes the cited piece of a line too long to show, and hides what no reader could see', () => {
  const evidence = [
    aPiece({ id: 'E1', collector: 'journal', lines: [`${'x'.repeat(300)} no space left`, '\u001B[31mred\u202E line'] }),
  ];
  const citations = [
    { evidence: 'E1', line: 1, quote: 'no space left' },
    { evidence: 'E1', line: 2, quote: 'red' },
  ];

  const { causes } = report({ evidence, findings: [aFinding({ citations })] });

  expect(causes[0]?.proof.map(({ text }) => text)).toEqual(['no space left', 'red line']);
});
