import { describe, expect, it } from 'vitest';
import { investigate, type InvestigateParts } from '../../src/diagnosis/investigate.ts';
import { TaiError } from '../../src/domain/errors.ts';
import type { HostShell } from '../../src/domain/ports.ts';
import type { RunEvent } from '../../src/domain/run.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { createFakeShell, type Replies } from '../support/fake-shell.ts';

const UNITS =
  'systemctl list-units --all --full --plain --no-legend --no-pager --type=service,socket,timer,mount,automount,path,swap';
const HEALTHY: Replies = {
  'uname -srm': 'Linux 6.1.0 x86_64\n',
  [UNITS]: 'nginx.service loaded failed failed Web\ncron.service loaded active running Cron\n',
};

function aTicket(hosts: readonly string[], text = 'nginx answers 502'): Ticket {
  return { ref: { system: 'jira', id: 'OPS-1' }, label: 'OPS-1', scope: 'jira:OPS', title: 'Help', text, hosts };
}

function parts(shell: HostShell, change: Partial<InvestigateParts> = {}): InvestigateParts {
  return { shell, isAllowed: () => true, maxHosts: 3, hostTimeoutMs: 5_000, ...change };
}

function onlyWeb1(host: string, scope: string): boolean {
  return host === 'web-1' && scope === 'jira:OPS';
}

function ignore(): void {}

describe('investigate', () => {
  it('looks at the host, then at the unit the ticket speaks of', async () => {
    const shell = createFakeShell({ 'web-1': HEALTHY });

    const { hosts, evidence } = await investigate(
      aTicket(['Web-1.']),
      parts(shell),
      ignore,
      AbortSignal.timeout(5_000),
    );

    const journal = evidence.filter(({ collector }) => collector === 'journal');
    expect(hosts).toEqual(['web-1']);
    expect(journal.map(({ about }) => about)).toEqual(['The newest log lines of a unit: nginx.service']);
    expect(evidence.map(({ id }) => id)).toEqual(evidence.map((_, index) => `E${index + 1}`));
    expect(shell.closed).toEqual(['web-1']);
  });

  it('finds the hosts in the text when none is given apart', async () => {
    const shell = createFakeShell({ 'web-1.prod.example.com': HEALTHY });
    const ticket = aTicket([], 'nginx on web-1.prod.example.com answers 502');

    const { hosts } = await investigate(ticket, parts(shell), ignore, AbortSignal.timeout(5_000));

    expect(hosts).toEqual(['web-1.prod.example.com']);
  });

  it('asks a host once for what several looks read', async () => {
    const shell = createFakeShell({ 'web-1': HEALTHY });
    const ticket = aTicket(['web-1'], 'high load, and the disks are slow');

    const { evidence } = await investigate(ticket, parts(shell), ignore, AbortSignal.timeout(5_000));

    const readers = evidence.filter((one) => one.command === 'vmstat 1 2').map(({ collector }) => collector);
    expect(readers.toSorted()).toEqual(['cpu', 'io-wait']);
    expect(shell.commands.filter(([program]) => program === 'vmstat')).toHaveLength(1);
  });

  it('contacts no host that the allow-list refuses, nor what is no host', async () => {
    const shell = createFakeShell({ 'web-1': HEALTHY, 'db-1': HEALTHY });
    const ticket = aTicket(['web-1', 'db-1', '-oProxyCommand=id']);

    const found = await investigate(ticket, parts(shell, { isAllowed: onlyWeb1 }), ignore, AbortSignal.timeout(5_000));

    expect(found.refusedHosts).toEqual(['db-1', '-oProxyCommand=id']);
    expect(shell.opened).toEqual(['web-1']);
  });

  it('gives each host its own numbers, and a host that can not be opened one piece of evidence', async () => {
    const shell = createFakeShell({
      'web-1': new TaiError('HOST_KEY_CHANGED', 'another key than before'),
      'web-2': HEALTHY,
    });

    const { evidence } = await investigate(
      aTicket(['web-1', 'web-2', 'web-3']),
      parts(shell),
      ignore,
      AbortSignal.timeout(5_000),
    );

    const failed = evidence.filter(({ collector }) => collector === 'connection');
    expect(failed).toMatchObject([
      { id: 'E1', host: 'web-1', status: 'failed', code: 'HOST_KEY_CHANGED', detail: 'another key than before' },
      { host: 'web-3', status: 'failed', code: 'HOST_UNRESOLVED' },
    ]);
    expect(new Set(evidence.map(({ id }) => id)).size).toBe(evidence.length);
    expect(evidence.filter(({ host }) => host === 'web-2').length).toBeGreaterThan(10);
  });

  it('leaves hosts alone that are too many, and says so', async () => {
    const shell = createFakeShell({ a: HEALTHY, b: HEALTHY });

    const { hosts, evidence } = await investigate(
      aTicket(['a', 'b']),
      parts(shell, { maxHosts: 1 }),
      ignore,
      AbortSignal.timeout(5_000),
    );

    expect(hosts).toEqual(['a']);
    expect(evidence.at(-1)).toMatchObject({ host: 'b', status: 'skipped', reason: 'one run looks at 1 hosts at most' });
  });

  it('tells the hosts first and then each piece of evidence', async () => {
    const events: RunEvent[] = [];
    const shell = createFakeShell({ 'web-1': HEALTHY });

    const { evidence } = await investigate(
      aTicket(['web-1']),
      parts(shell),
      (event) => void events.push(event),
      AbortSignal.timeout(5_000),
    );

    expect(events[0]).toEqual({ kind: 'hosts', hosts: ['web-1'], refused: [] });
    expect(events).toHaveLength(1 + evidence.length);
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'evidence', collector: 'machine', status: 'collected', detail: '1 line' }),
    );
  });

  it('ends a host that takes too long, and keeps the rest', async () => {
    const slow = hangingShell('run');

    const { evidence } = await investigate(
      aTicket(['web-1']),
      parts(slow, { hostTimeoutMs: 30 }),
      ignore,
      AbortSignal.timeout(5_000),
    );

    expect(new Set(evidence.map((piece) => (piece.status === 'failed' ? piece.code : piece.status)))).toEqual(
      new Set(['HOST_TIMED_OUT']),
    );
    expect(slow.closes).toBe(1);
  });

  it('ends a login that takes too long', async () => {
    const shell = hangingShell('open');

    const { evidence } = await investigate(
      aTicket(['web-1']),
      parts(shell, { hostTimeoutMs: 30 }),
      ignore,
      AbortSignal.timeout(5_000),
    );

    expect(evidence).toMatchObject([{ collector: 'connection', status: 'failed', code: 'HOST_TIMED_OUT' }]);
  });

  it.each(['open', 'run'] as const)('stops when it is told to during %s, and closes what it opened', async (where) => {
    const shell = hangingShell(where);
    const giveUp = new AbortController();
    const investigation = investigate(aTicket(['web-1']), parts(shell), ignore, giveUp.signal);

    giveUp.abort(new Error('given up'));

    await expect(investigation).rejects.toThrow('given up');
    expect(shell.closes).toBe(where === 'run' ? 1 : 0);
  });

  it('lets a fault of our own through', async () => {
    const shell: HostShell = { open: async () => Promise.reject(new TypeError('a bug')) };

    const investigation = investigate(aTicket(['web-1']), parts(shell), ignore, AbortSignal.timeout(5_000));

    await expect(investigation).rejects.toThrow('a bug');
  });
});

/** A host that answers nothing until it is told to stop, and then fails in a way of its own. */
function hangingShell(where: 'open' | 'run'): HostShell & { closes: number } {
  const shell = {
    closes: 0,
    open: async (_host: string, signal: AbortSignal) => {
      if (where === 'open') await hang(signal);
      const run = async (_argv: unknown, _limits: unknown, runSignal: AbortSignal) => hang(runSignal);
      return { run, close: async () => void (shell.closes += 1) };
    },
  };
  return shell;
}

async function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')), { once: true });
    if (signal.aborted) reject(new DOMException('aborted', 'AbortError'));
  });
}
