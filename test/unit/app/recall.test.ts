import { describe, expect, it } from 'vitest';
import { createRecall } from '../../../src/app/recall.ts';
import { noteRelated } from '../../../src/diagnosis/related-note.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import type { History, Related, Sighting } from '../../../src/domain/related.ts';
import { parseHost } from '../../../src/domain/host.ts';
import type { Diagnosis } from '../../../src/domain/diagnosis.ts';
import { aRun } from '../../support/fake-app.ts';
import { silent } from '../../support/log.ts';

function earlier(label: string, day = '01'): Related {
  return { ticket: { system: 'jira', id: label }, label, at: `2026-11-${day}T00:00:00.000Z` };
}

function looked(id: string, host: string) {
  const source = { id, host: parseHost(host), collector: 'disk', about: '', command: 'df', trust: 'system' } as const;
  return { ...source, status: 'skipped', reason: '', hides: '' } as const;
}

const ticket = {
  ref: { system: 'jira', id: 'OPS-150' },
  label: 'OPS-150',
  scope: 'jira:OPS',
  title: '',
  text: '',
  hosts: [],
};
const run = aRun({ ticket, evidence: [looked('E1', 'web-03'), looked('E2', 'web-04')] });
const diagnosis: Diagnosis = {
  outcome: 'cause',
  confidence: 'high',
  causes: [
    {
      class: 'disk_full',
      statement: '/var is full',
      confidence: 'high',
      by: 'rule',
      citations: [{ evidence: 'E1', line: 2, quote: '/var' }],
    },
  ],
  steps: [],
  ruledOut: [],
  model: { status: 'off' },
};

function open(others: readonly Related[] = []) {
  const seen: Sighting[] = [];
  const history: History = { see: async (one) => (seen.push(one), others), close: async () => undefined };
  return { seen, recall: createRecall(history, silent) };
}

describe('what a run found', () => {
  it('is looked up for the host that the cause cites, in its own project', async () => {
    const { seen, recall } = open([earlier('OPS-101'), earlier('OPS-144', '09')]);

    expect((await recall(run, diagnosis)).map(({ label }) => label)).toEqual(['OPS-144', 'OPS-101']);
    expect(seen).toEqual([
      { ticket: ticket.ref, label: 'OPS-150', scope: 'jira:OPS', host: 'web-03', finding: 'disk_full' },
    ]);
  });

  it('is not looked up for suspects', async () => {
    const { seen, recall } = open();

    expect(await recall(run, { ...diagnosis, outcome: 'suspects' })).toEqual([]);
    expect(seen).toEqual([]);
  });

  it('has no relatives while Redis is away', async () => {
    const history: History = {
      see: async () => Promise.reject(new TaiError('REDIS_UNAVAILABLE', 'away')),
      close: async () => undefined,
    };

    await expect(createRecall(history, silent)(run, diagnosis)).resolves.toEqual([]);
  });
});

describe('the note of earlier tickets', () => {
  it.each([
    [0, undefined],
    [1, 'Second time in 30 days that this is found on this host: OPS-1.'],
    [2, 'Third time in 30 days that this is found on this host: OPS-1, OPS-2.'],
    [7, '8th time in 30 days that this is found on this host: OPS-1, OPS-2, OPS-3, OPS-4, OPS-5 and 2 more.'],
  ])('for %i of them', (count, note) => {
    const related = Array.from({ length: count }, (_, index) => earlier(`OPS-${index + 1}`));

    expect(noteRelated(related, 30)).toBe(note);
  });
});
