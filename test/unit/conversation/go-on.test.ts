import { describe, expect, it } from 'vitest';
import { goOn, type GoOnParts } from '../../../src/conversation.ts';
import { investigate } from '../../../src/diagnosis/investigate.ts';
import type { HostShell } from '../../../src/domain/ports.ts';
import { newRun, type Run } from '../../../src/domain/run.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { createFakeShell, type Replies } from '../../support/fake-shell.ts';

const WEB = 'web-1.prod.example.com';
const DB1 = 'db-01.prod.example.com';
const DB2 = 'db-02.prod.example.com';
const UNITS =
  'systemctl list-units --all --full --plain --no-legend --no-pager --type=service,socket,timer,mount,automount,path,swap';
const HOST: Replies = {
  'uname -srm': 'Linux 6.1.0 x86_64\n',
  [UNITS]: 'nginx.service loaded active running Web\ncron.service loaded active running Cron\n',
};
const NOW = new Date(2026, 10, 27, 14, 30);
const signal = new AbortController().signal;

function parts(shell: HostShell, allowed: readonly string[] = [WEB, DB1, DB2]): GoOnParts {
  return { shell, isAllowed: (host) => allowed.includes(host), maxHosts: 3, hostTimeoutMs: 5_000, now: () => NOW };
}

function aTicket(text: string, hosts: readonly string[] = []): Ticket {
  return {
    ref: { system: 'slack', id: text },
    label: 'Slack thread',
    scope: 'slack:C0OPS',
    title: 'Help',
    text,
    hosts,
  };
}

function ignore(): void {}

/** A run that has looked at these hosts. */
async function aRunOn(hosts: readonly string[], shell: HostShell, text = 'everything is slow'): Promise<Run> {
  const request = {
    run: 'raaaaaaaaaaaaaaaa',
    ticket: { system: 'slack', id: 'first' },
    trigger: 'mention' as const,
    hosts: [],
    requestedAt: '2026-11-27T12:00:00.000Z',
  };
  const found = await investigate(aTicket(text, hosts), parts(shell), ignore, signal);
  return { ...newRun(request, 1), ...found, unsureHosts: [], state: 'done' };
}

describe('a question about a run', () => {
  it('logs in nowhere when nothing new is to be looked at', async () => {
    const before = await aRunOn([WEB], createFakeShell({ [WEB]: HOST }));
    const shell = createFakeShell({ [WEB]: HOST });

    const next = await goOn({ before, ticket: aTicket('and why is that?') }, parts(shell), ignore, signal);

    expect(shell.opened).toEqual([]);
    expect(next.hosts).toEqual([WEB]);
    expect(next.evidence).toEqual(before.evidence);
    expect(next.goesOn).toMatchObject({ run: before.request.run, said: 'and why is that?', since: [], notes: [] });
  });

  it('looks at what it names and nobody has looked at, numbered on', async () => {
    const before = await aRunOn([WEB], createFakeShell({ [WEB]: HOST }));
    const shell = createFakeShell({ [WEB]: HOST });

    const next = await goOn({ before, ticket: aTicket('what does nginx.service log?') }, parts(shell), ignore, signal);

    const added = next.evidence?.filter(({ id }) => next.goesOn?.since.includes(id)) ?? [];
    expect(shell.opened).toEqual([WEB]);
    expect(added.map(({ collector }) => collector)).toContain('journal');
    expect(added.length).toBeLessThan(17);
    expect(new Set(next.evidence?.map(({ id }) => id)).size).toBe(next.evidence?.length);
    expect(next.evidence?.slice(0, before.evidence.length)).toEqual(before.evidence);
  });

  it('moves to the host it names, and leaves out the one it is not', async () => {
    const before = await aRunOn([DB1], createFakeShell({ [DB1]: HOST }));
    const shell = createFakeShell({ [DB1]: HOST, [DB2]: HOST });

    const next = await goOn(
      { before, ticket: aTicket('it is not db-01, look at db-02') },
      parts(shell),
      ignore,
      signal,
    );

    expect(shell.opened).toEqual([DB2]);
    expect(next.hosts).toEqual([DB2]);
    expect(new Set(next.evidence?.map(({ host }) => host))).toEqual(new Set([DB2]));
    expect(next.goesOn?.notes).toEqual([
      `Left out, as you say it is not: ${DB1}.`,
      `Looked at, as you name it: ${DB2}.`,
    ]);
    expect(next.ticket?.text).toContain('everything is slow');
    expect(next.ticket?.text).toContain('it is not db-01, look at db-02');
  });

  it('contacts no host that the allow-list refuses to whoever asks', async () => {
    const before = await aRunOn([DB1], createFakeShell({ [DB1]: HOST }));
    const shell = createFakeShell({ [DB1]: HOST, [DB2]: HOST });

    const next = await goOn(
      { before, ticket: aTicket('look at db-02.prod.example.com') },
      parts(shell, [DB1]),
      ignore,
      signal,
    );

    expect(shell.opened).toEqual([]);
    expect(next.refusedHosts).toEqual([DB2]);
  });

  it('does not log in again to a host that is no longer allowed', async () => {
    const before = await aRunOn([WEB], createFakeShell({ [WEB]: HOST }));
    const shell = createFakeShell({ [WEB]: HOST });

    await goOn({ before, ticket: aTicket('what does nginx.service log?') }, parts(shell, []), ignore, signal);

    expect(shell.opened).toEqual([]);
  });

  it('reads the logs of the time it names', async () => {
    const before = await aRunOn([WEB], createFakeShell({ [WEB]: HOST }));
    const shell = createFakeShell({ [WEB]: HOST });

    const next = await goOn({ before, ticket: aTicket('it began yesterday at nine') }, parts(shell), ignore, signal);

    expect(next.ticket?.since).toBe(new Date(2026, 10, 26, 9).toISOString());
    expect(shell.commands.some((argv) => argv.includes('--since'))).toBe(true);
    expect(next.goesOn?.notes).toEqual([expect.stringMatching(/^Taken for its begin: 2026-11-2\d/)]);
  });

  it('completes a ticket that named no host', async () => {
    const before = await aRunOn([], createFakeShell({}));
    const shell = createFakeShell({ [WEB]: HOST });

    const next = await goOn({ before, ticket: aTicket(WEB) }, parts(shell), ignore, signal);

    expect(before.evidence).toEqual([]);
    expect(next.hosts).toEqual([WEB]);
    expect(next.evidence?.length).toBeGreaterThan(5);
    expect(next.ticket?.text).toContain('everything is slow');
  });

  it('tries a host again that could not be read, and forgets that it could not', async () => {
    const before = await aRunOn([WEB, DB1], createFakeShell({ [DB1]: HOST }));
    const shell = createFakeShell({ [WEB]: HOST, [DB1]: HOST });

    const next = await goOn({ before, ticket: aTicket('it is reachable now') }, parts(shell), ignore, signal);

    expect(shell.opened).toEqual([WEB]);
    expect(next.evidence?.filter(({ collector }) => collector === 'connection')).toEqual([]);
  });

  it('keeps what the model was asked and answered, for the same words to stand first', async () => {
    const run = await aRunOn([WEB], createFakeShell({ [WEB]: HOST }));
    const diagnosis = {
      outcome: 'healthy',
      confidence: 'low',
      causes: [],
      steps: [],
      ruledOut: [],
      model: { status: 'off' },
    } as const;

    const next = await goOn(
      { before: { ...run, asked: 'DATA 0123', diagnosis }, ticket: aTicket('sure?') },
      parts(createFakeShell({})),
      ignore,
      signal,
    );

    expect(next.goesOn?.before).toEqual({ asked: 'DATA 0123', answered: 'outcome healthy' });
  });
});
