import { describe, expect, it } from 'vitest';
import { investigate, type InvestigateParts } from '../../src/diagnosis/investigate.ts';
import { MAX_HOST_LOOKS } from '../../src/diagnosis/rounds.ts';
import type { HostShell, Output } from '../../src/domain/ports.ts';
import type { Ticket } from '../../src/domain/ticket.ts';

function aTicket(change: Partial<Ticket> = {}): Ticket {
  const ref = { system: 'jira', id: 'OPS-1' };
  return { ref, label: 'OPS-1', scope: 'jira:OPS', title: 'Help', text: 'app is down', hosts: ['web-1'], ...change };
}

function parts(shell: HostShell): InvestigateParts {
  return { shell, isAllowed: () => true, maxHosts: 3, hostTimeoutMs: 20_000 };
}

/** A host whose answers are made up as it is asked. */
function aHost(answer: (argv: readonly string[]) => string | undefined): HostShell & { asked: string[] } {
  const asked: string[] = [];
  const run = async (argv: readonly string[]): Promise<Output> => {
    asked.push(argv.join(' '));
    const stdout = answer(argv);
    const output = { stdout: stdout ?? '', stderr: '', truncated: false, durationMs: 1 };
    return stdout === undefined ? { ...output, exitCode: 127 } : { ...output, exitCode: 0 };
  };
  return { asked, open: async () => ({ run, close: async () => undefined }) };
}

async function look(shell: HostShell, change: Partial<Ticket> = {}) {
  return investigate(aTicket(change), parts(shell), () => undefined, AbortSignal.timeout(20_000));
}

const STAMP = '2026-11-22T18:20:01.000000+0000 web-1';

describe('the rounds', () => {
  it('go from the unit to the file that its log complains about, and from there no further', async () => {
    const shell = aHost((argv) => {
      if (argv.includes('--type=service,socket,timer,mount,automount,path,swap'))
        return 'app.service loaded failed failed App\n';
      if (argv.includes('--unit')) return `${STAMP} app[1]: error in /etc/app/one.conf:3\n`;
      if (argv.includes('/etc/app/one.conf')) return 'include /etc/app/two.conf # error\n';
      return undefined;
    });

    const { evidence } = await look(shell);

    const files = evidence.filter(({ collector }) => collector === 'config-file').map(({ command }) => command);
    expect(files.map((command) => command.split(' ').at(-1))).toEqual(['/etc/app/one.conf']);
  });

  it('end after the third on a host that always points further, and number each look once', async () => {
    const units = Array.from({ length: 40 }, (_, index) => `app${index}.service loaded failed failed App\n`).join('');
    let line = 0;
    const chatter = (): string =>
      Array.from(
        { length: 40 },
        () => `${STAMP} app[1]: error in /etc/app/${(line += 1)}.conf, see /var/log/x${line}\n`,
      ).join('');
    const shell = aHost((argv) => {
      if (argv[0] === 'systemctl' && argv[1] === 'list-units') return units;
      if (argv[0] === 'systemctl' && argv[1] === 'cat')
        return `# /etc/systemd/system/a.service\nExecStart=/bin/a ${Array.from({ length: 20 }, () => `/etc/b/${(line += 1)}`).join(' ')}\n`;
      return argv[0] === 'journalctl' || argv[0] === 'sh' ? chatter() : undefined;
    });
    const change = {
      createdAt: '2026-11-22T10:00:00Z',
      text: '/var/log/a /var/log/b /var/log/c /var/log/d /var/log/e',
    };

    const { evidence } = await look(shell, { ...change, hosts: ['web-1', 'web-2'] });

    const first = evidence.filter(({ host }) => host === 'web-1');
    expect(first.length).toBeGreaterThan(25);
    expect(first.length).toBeLessThanOrEqual(MAX_HOST_LOOKS);
    expect(new Set(evidence.map(({ id }) => id)).size).toBe(evidence.length);
  });

  it('are one where nothing is to be seen', async () => {
    const shell = aHost(() => undefined);

    const { evidence } = await look(shell, { text: 'see /var/log/app.log' });

    expect(evidence.map(({ collector }) => collector)).not.toContain('log-file');
  });

  it('read the whole log round the time of an older ticket', async () => {
    const shell = aHost(() => undefined);

    await look(shell, { createdAt: '2025-01-02T10:00:00Z' });

    expect(shell.asked).toContainEqual(
      expect.stringMatching(/^journalctl .*--priority=warning --lines 400 --since @1735808400 --until @1735812900$/),
    );
  });
});
