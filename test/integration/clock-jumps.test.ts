import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openOpenssh } from '../../integrations/openssh/index.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { investigate } from '../../src/diagnosis/investigate.ts';
import { parseHost } from '../../src/domain/host.ts';
import type { Closable, HostShell } from '../../src/domain/ports.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { runFindings } from '../../src/findings/find.ts';
import { requires } from '../support/requires.ts';
import { startSshServer } from '../support/ssh-server.ts';
import { opensshSettingsFor, settingsFor, type SshServer } from '../support/sshd.ts';

const HOST = parseHost('127.0.0.1');
const DAY_MS = 86_400_000;
const signal = new AbortController().signal;
const closing: (() => Promise<unknown>)[] = [];
const transports: [string, (server: SshServer) => HostShell & Closable][] = [
  ['ssh2', (server) => openSsh(settingsFor(server))],
  ...(requires('ssh', 'clocks that jump, by the ssh program')
    ? [['openssh', (server) => openOpenssh(opensshSettingsFor(server))] satisfies (typeof transports)[number]]
    : []),
];

afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0).toReversed()) await close();
});

describe.each(transports)('by %s', (_name, openShell) => {
  it.each([
    ['a day on', DAY_MS],
    ['a day back', -DAY_MS],
  ])('our own clock that jumps %s moves neither limits nor durations', async (_where, jumpMs) => {
    const server = await startSshServer();
    closing.push(() => server.close());
    const shell = openShell(server);
    closing.push(() => shell.close());
    const session = await shell.open(HOST, signal);
    const limits = { timeoutMs: 10_000, maxBytes: 1_000 };

    const running = session.run(['sh', '-c', 'sleep 0.5; echo done'], limits, signal);
    const late = session.run(['sleep', '30'], { ...limits, timeoutMs: 1_000 }, signal);
    late.catch(() => undefined);
    await delay(200);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + jumpMs });
    const output = await running;

    expect(output).toMatchObject({ stdout: 'done\n', exitCode: 0 });
    expect(output.durationMs).toBeGreaterThan(400);
    expect(output.durationMs).toBeLessThan(60_000);
    await expect(late).rejects.toMatchObject({ code: 'COMMAND_TIMED_OUT' });
  });

  it('a host whose clock jumps is looked at, and proves nothing by it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tai-clock-'));
    closing.push(() => rm(folder, { recursive: true }));
    const path = await makeJumpyHost(folder);
    const server = await startSshServer({ environment: { PATH: path } });
    closing.push(() => server.close());
    const shell = openShell(server);
    closing.push(() => shell.close());

    const parts = { shell, isAllowed: () => true, maxHosts: 1, hostTimeoutMs: 60_000 };
    const { evidence } = await investigate(TICKET, parts, () => undefined, signal);

    const stateOf = (name: string) => evidence.find(({ collector }) => collector === name)?.status;
    expect(['clock', 'uptime', 'kernel', 'disk'].map(stateOf)).toEqual(Array.from({ length: 4 }, () => 'collected'));
    const byClock = evidence.filter(({ collector }) => /clock|kernel|journal/.test(collector));
    expect(byClock.filter(({ status }) => status === 'failed')).toEqual([]);
    const told = new Set(byClock.map(({ id }) => id));
    const cited = runFindings(evidence).flatMap(({ citations }) => citations.map((citation) => citation.evidence));
    expect(cited.filter((id) => told.has(id))).toEqual([]);
  });
});

const TICKET: Ticket = {
  ref: { system: 'text', id: '1' },
  label: 'text',
  scope: 'console',
  title: 'The clock is wrong',
  text: 'cron does not run',
  hosts: [HOST],
};

/** Each call of `date` is another year; the journal goes back and forth, and ends before it began. */
async function makeJumpyHost(folder: string): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  const journal = [
    '2038-01-19T03:14:08.000001+00:00 web-01 kernel: clocksource: timekeeping watchdog: Marking clocksource unstable',
    '1970-01-01T00:00:00.000000+00:00 web-01 kernel: rtc_cmos: setting system clock to 1970-01-01',
    '2026-11-22T10:00:00.000000+00:00 web-01 kernel: eth0: link up',
    '-292277022657-01-27T08:29:52.000000+00:00 web-01 kernel: eth0: link down',
  ];
  const programs = {
    date: 'cat "$0.said" 2>/dev/null || { echo 1970-01-01T00:00:00Z | tee "$0.said"; exit; }; echo 2038-01-19T03:14:08Z >"$0.said"',
    journalctl: `cat <<'END'\n${journal.join('\n')}\nEND`,
  };
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  return `${bin}:/usr/sbin:/usr/bin:/sbin:/bin`;
}
