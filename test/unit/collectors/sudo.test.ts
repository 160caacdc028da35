import { describe, expect, it } from 'vitest';
import { isCatalogued } from '../../../src/collectors/catalogue.ts';
import { onlyCatalogued } from '../../../src/collectors/guard.ts';
import { withSudo } from '../../../src/collectors/sudo.ts';
import { parseHost } from '../../../src/domain/host.ts';
import type { Argv, Output } from '../../../src/domain/ports.ts';
import { createFakeShell, type FakeShell, type Replies } from '../../support/fake-shell.ts';

const LIMITS = { timeoutMs: 1_000, maxBytes: 1_000 };
const SS: Argv = ['ss', '-ltnp'];
const DMESG: Argv = ['dmesg'];
const ROOT_SS = 'sudo -n -- ss -ltnp';

async function run(
  replies: Replies,
  ...commands: readonly Argv[]
): Promise<{ shell: FakeShell; outputs: readonly Output[] }> {
  const shell = createFakeShell({ 'web-01': replies });
  const session = await withSudo(onlyCatalogued(shell)).open(parseHost('web-01'), new AbortController().signal);
  const outputs = await Promise.all(commands.map((argv) => session.run(argv, LIMITS, new AbortController().signal)));
  return { shell, outputs };
}

const spell = ({ commands }: FakeShell): readonly string[] => commands.map((argv) => argv.join(' '));

describe('withSudo', () => {
  it('asks for root where it shows more, and says that it did', async () => {
    const { shell, outputs } = await run({ [ROOT_SS]: 'all', 'uname -srm': 'Linux' }, SS, ['uname', '-srm']);

    expect(spell(shell)).toEqual([ROOT_SS, 'uname -srm']);
    expect(outputs[0]).toMatchObject({ stdout: 'all', ran: ['sudo', '-n', '--', ...SS] });
    expect(outputs[1]).not.toHaveProperty('ran');
  });

  it.each<[string, Partial<Output>]>([
    ['a password is wanted', { exitCode: 1, stderr: 'sudo: a password is required\n' }],
    [
      'the user may not',
      { exitCode: 1, stderr: "Sorry, user tai is not allowed to execute '/usr/bin/ss' as root on web-01.\n" },
    ],
    ['the user is unknown', { exitCode: 1, stderr: 'tai is not in the sudoers file.\n' }],
    [
      'there is no sudo',
      { exitCode: 127, stderr: "timeout: failed to run command 'sudo': No such file or directory\n" },
    ],
    ['BusyBox has no sudo', { exitCode: 127, stderr: "timeout: can't execute 'sudo': No such file or directory\n" }],
    ['the gate is an old one', { exitCode: 126, stderr: 'tai-gate: refused: it is not in the catalogue\n' }],
  ])('goes on without it, and asks once only, where %s', async (_why, refusal) => {
    const replies = { [ROOT_SS]: refusal, 'ss -ltnp': 'some', dmesg: 'log' };

    const { shell, outputs } = await run(replies, SS, DMESG, DMESG);

    expect(spell(shell).filter((words) => words.startsWith('sudo'))).toEqual([ROOT_SS]);
    expect(outputs.map(({ stdout }) => stdout)).toEqual(['some', 'log', 'log']);
    expect(outputs[0]).not.toHaveProperty('ran');
  });

  it('does not take a program that is missing for a refusal', async () => {
    const missing = { exitCode: 1, stderr: 'sudo: ss: command not found\n' };

    const { shell } = await run({ [ROOT_SS]: missing, 'sudo -n -- dmesg': 'log' }, SS, DMESG);

    expect(spell(shell)).toContain('sudo -n -- dmesg');
  });

  it('takes a failure of the command itself for what it is', async () => {
    const failure = { exitCode: 1, stdout: 'State\n', stderr: 'sudo: something the program printed\n' };

    const { shell, outputs } = await run({ [ROOT_SS]: failure }, SS);

    expect(spell(shell)).toEqual([ROOT_SS]);
    expect(outputs[0]).toMatchObject({ exitCode: 1, ran: ['sudo', '-n', '--', ...SS] });
  });
});

describe('the catalogue with sudo', () => {
  it.each<[string, Argv]>([
    ['no more than the words before it', ['sudo', '-n', '--']],
    ['what gains nothing', ['sudo', '-n', '--', 'uname', '-srm']],
    ['other options', ['sudo', '-n', 'dmesg']],
    ['another user', ['sudo', '-n', '-u', 'postgres', '--', 'dmesg']],
    ['sudo twice', ['sudo', '-n', '--', 'sudo', '-n', '--', 'dmesg']],
    ['more words', ['sudo', '-n', '--', 'dmesg', '-C']],
  ])('does not hold %s', (_what, argv) => {
    expect(isCatalogued(argv)).toBe(false);
  });
});
