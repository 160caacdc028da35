import { describe, expect, it } from 'vitest';
import { admit, type AdmitRules } from '../../../integrations/jira/admit.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import type { RunRequest } from '../../../src/domain/run.ts';
import { aRequest } from '../../support/jira-stand-in/example-report.ts';

const { signal } = new AbortController();
const mia = { id: 'mia', kind: 'person' } as const;

const onlyMia: AdmitRules['isAgent'] = async (account) => account === 'mia';

function failing(error: TaiError): AdmitRules['isAgent'] {
  return async () => {
    throw error;
  };
}

function ask(request: Partial<RunRequest>, rules: Partial<AdmitRules> = {}) {
  return admit(aRequest('OPS-1', request), { isAgent: onlyMia, quotas: undefined, hasRule: false, ...rules }, signal);
}

async function keys(request: Partial<RunRequest>): Promise<readonly string[]> {
  const admission = await ask(request);
  return admission.kind === 'admitted' ? admission.quotas.map(({ key, most }) => `${key} ${most}`) : [admission.reason];
}

describe('who may ask in Jira', () => {
  it.each<[string, Partial<RunRequest>]>([
    ['a new ticket of anyone', { trigger: 'created' }],
    ['a new ticket of a customer', { trigger: 'created', by: { id: 'c', kind: 'customer' } }],
    ['a command of an agent', { trigger: 'comment', by: mia }],
    ['a label set by an agent', { trigger: 'button', by: mia }],
    ['the button, whose rule says who sees it', { trigger: 'button' }],
  ])('%s is let in', async (_, request) => {
    await expect(ask(request)).resolves.toMatchObject({ kind: 'admitted' });
  });

  it.each<[string, Partial<RunRequest>, boolean]>([
    ['a command of someone who is no agent', { trigger: 'comment', by: { id: 'joe', kind: 'person' } }, true],
    ['a command of a customer', { trigger: 'comment', by: { id: 'mia', kind: 'customer' } }, false],
    ['a command of an app', { trigger: 'comment', by: { id: 'mia', kind: 'app' } }, false],
    ['a command of nobody', { trigger: 'comment' }, false],
    ['a label set by a customer', { trigger: 'button', by: { id: 'mia', kind: 'customer' } }, false],
    ['an opinion of a customer', { trigger: 'comment', feedback: 'bad', by: { id: 'mia', kind: 'customer' } }, false],
  ])('%s is not, and only people are told', async (_, request, tell) => {
    await expect(ask(request)).resolves.toMatchObject({ kind: 'refused', tell });
  });

  it('nobody is an agent where Jira does not let us ask, and the ticket hears why', async () => {
    const isAgent = failing(new TaiError('TICKET_FORBIDDEN', 'no'));

    const admission = await ask({ trigger: 'comment', by: mia }, { isAgent });

    expect(admission).toMatchObject({
      kind: 'refused',
      tell: true,
      reason: expect.stringContaining('tai doctor jira'),
    });
  });

  it('a Jira that is away decides nothing, so the request waits', async () => {
    const isAgent = failing(new TaiError('TICKET_SYSTEM_BUSY', 'wait', undefined, 3_000));

    await expect(ask({ trigger: 'comment', by: mia }, { isAgent })).rejects.toMatchObject({ retryAfterMs: 3_000 });
  });
});

describe('what is counted', () => {
  it('is the person only where a person directs, or where the author is a customer', async () => {
    const others = ['jira:ticket:OPS-1 10', 'jira:all 1000'];

    expect(await keys({ trigger: 'comment', by: mia })).toEqual(['jira:by:mia 20', ...others]);
    expect(await keys({ trigger: 'created', by: mia })).toEqual(others);
    expect(await keys({ trigger: 'created', by: { id: 'c', kind: 'customer' } })).toEqual(['jira:by:c 20', ...others]);
  });

  it('has the limits of the configuration', async () => {
    const admission = await ask({ trigger: 'created' }, { quotas: { perTicket: 2, all: undefined } });

    expect(admission).toMatchObject({
      quotas: [{ key: 'jira:ticket:OPS-1', most: 2, about: '2 runs an hour for one ticket' }, { most: 1_000 }],
    });
  });
});
