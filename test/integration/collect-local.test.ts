import { describe, expect, it } from 'vitest';
import { openLocal } from '../../integrations/local/index.ts';
import { investigate } from '../../src/diagnosis/investigate.ts';
import { Evidence } from '../../src/domain/evidence.ts';
import { LOCALHOST } from '../../src/domain/host.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { runFindings } from '../../src/findings/find.ts';

const TICKET: Ticket = {
  ref: { system: 'text', id: '1' },
  label: 'text',
  scope: 'console',
  title: 'This machine is slow',
  text: 'cron does not run',
  hosts: [LOCALHOST],
};

/** What every Linux has, whatever else it lacks. */
const EVERYWHERE = ['os', 'machine', 'uptime', 'clock', 'disk', 'inodes', 'memory', 'load'];

describe('this machine', () => {
  it('is looked at with real commands, and whatever it lacks is said', async () => {
    const parts = { shell: openLocal(), isAllowed: () => true, maxHosts: 1, hostTimeoutMs: 60_000 };

    const { evidence } = await investigate(TICKET, parts, () => undefined, AbortSignal.timeout(60_000));

    const stateOf = (name: string) => evidence.find(({ collector }) => collector === name)?.status;
    expect(EVERYWHERE.map((name) => `${name} ${stateOf(name)}`)).toEqual(EVERYWHERE.map((name) => `${name} collected`));
    expect(evidence.filter((piece) => piece.status === 'failed')).toEqual([]);
    expect(Evidence.array().parse(JSON.parse(JSON.stringify(evidence)))).toEqual(evidence);
  });

  it('can be judged by the rules', async () => {
    const parts = { shell: openLocal(), isAllowed: () => true, maxHosts: 1, hostTimeoutMs: 60_000 };
    const { evidence } = await investigate(TICKET, parts, () => undefined, AbortSignal.timeout(60_000));

    const findings = runFindings(evidence);

    expect(findings.every(({ citations }) => citations.length > 0)).toBe(true);
  });
});
