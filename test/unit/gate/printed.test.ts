import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/collectors/catalogue.ts';
import { PROGRAMS } from '../../../src/collectors/programs.ts';
import { authorizedKeysLine, parsePublicKey } from '../../../src/gate/authorized-keys.ts';
import { puppetClass } from '../../../src/gate/puppet.ts';
import { gateScript } from '../../../src/gate/script.ts';
import { sudoersRules } from '../../../src/gate/sudoers.ts';
import { toShellCommand } from '../../../src/remote-line/quote.ts';
import { READ_ONLY, readOnlyPage } from '../../support/docs.ts';
import { findProgram, requires } from '../../support/requires.ts';
import { makeKey } from '../../support/sshd.ts';

const folder = mkdtempSync(join(tmpdir(), 'tai-printed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function run(program: string, ...words: string[]): string {
  return execFileSync(findProgram([program]) ?? program, words, { encoding: 'utf8', stdio: 'pipe' });
}

const hasShellcheck = requires('shellcheck', 'the script of the gate, by shellcheck');
const hasVisudo = requires('visudo', 'the rules of sudo, by visudo');
const hasPuppet = requires('puppet', 'the Puppet class, by puppet parser validate');
const hasSshKeygen = requires('sshd', 'the line of authorized_keys, by ssh-keygen');

describe('docs/read-only.md', () => {
  it('lists the commands of the catalogue; `npm run docs` writes them', async () => {
    const page = await readFile(READ_ONLY, 'utf8');

    const expected = await readOnlyPage();

    expect(page).toBe(expected);
    expect(expected.match(/^\| .* \| `.*` \| .*\|$/gm)).toHaveLength(catalogue.length);
  });
});

describe('the script of the gate', () => {
  it.runIf(hasShellcheck).each(['sh', 'dash', 'bash', 'ksh'])('passes shellcheck as %s', (dialect) => {
    const script = file('gate', gateScript());

    const complaints = run('shellcheck', '--shell', dialect, '--severity', 'style', script);

    expect(complaints).toBe('');
  });

  it('holds no eval, and reads no word of what was sent as a command', () => {
    const programs = Object.values(PROGRAMS).map((lines) => toShellCommand([lines.join(' ')]));
    const script = [...programs, ...programs.map((text) => text.replaceAll("'", "'\\''"))].reduce(
      (text, program) => text.replaceAll(program, 'PROGRAM'),
      gateScript().replaceAll(/^#.*$/gm, ''),
    );

    expect(script).not.toMatch(/\beval\b|`|\$\(/);
    expect(
      script.match(/^.*\bexec\b.*$/gm)?.filter((line) => !line.startsWith('look=') && !line.includes("'exec env")),
    ).toHaveLength(3);
  });
});

describe('the rules of sudo', () => {
  it.runIf(hasVisudo)('pass visudo', () => {
    const rules = file('sudoers', sudoersRules('tai'));

    const verdict = run('visudo', '-cf', rules);

    expect(verdict).toContain('parsed OK');
  });

  it('name every word, and hold no wildcard outside of a regular expression', () => {
    const rules = sudoersRules('tai').match(/^ {2}\/.*$/gm) ?? [];

    expect(rules.length).toBeGreaterThan(20);
    const odd = rules.filter((rule) => !/^ {2}\/\S+ (?:\^.*\$|[^*?[\]!]+?)(?:, \\)?$/.test(rule));
    expect(odd).toEqual([]);
  });
});

describe('the Puppet class', () => {
  it('holds the script and the rules word for word', () => {
    const printed = puppetClass({ user: 'tai' });

    expect(printed).toContain(gateScript());
    expect(printed).toContain(sudoersRules('tai'));
  });

  it.runIf(hasPuppet)('passes puppet parser validate', { timeout: 60_000 }, () => {
    const manifest = file('init.pp', puppetClass({ user: 'tai', from: '10.0.0.5' }));

    expect(() => run('puppet', 'parser', 'validate', manifest)).not.toThrow();
  });
});

describe('the line of authorized_keys', () => {
  it.runIf(hasSshKeygen)('is the key of the file, restricted to the gate', async () => {
    const key = join(folder, 'id');
    await makeKey('ed25519', key);

    const line = authorizedKeysLine(parsePublicKey(await readFile(`${key}.pub`, 'utf8'), key), '10.0.0.5,10.1.0.0/24');

    expect(line).toMatch(
      /^restrict,from="10\.0\.0\.5,10\.1\.0\.0\/24",command="\/usr\/local\/libexec\/tai-gate" ssh-ed25519 [\w+/=]+ tai test\n$/,
    );
    const [, ofKey] = run('ssh-keygen', '-lf', `${key}.pub`).split(' ');
    expect(run('ssh-keygen', '-lf', file('authorized_keys', line))).toContain(ofKey);
  });

  it.each([
    ['', 'is not one public key'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n', 'private half'],
    ['ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIA== x', 'is not one public key'],
    ['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA== x\ncommand="id" ssh-ed25519 AAAA', 'is not one public key'],
    ['command="id" ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA==', 'is not one public key'],
  ])('refuses a file that holds %j', (text, reason) => {
    expect(() => parsePublicKey(text, 'id.pub')).toThrow(reason);
  });

  it.each(['10.0.0.5"', '10.0.0.5,', 'a b', '10.0.0.5",command="id', '$(id)', ''])(
    'refuses to come from %j',
    (from) => {
      const key = parsePublicKey('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA== it"s\\me', 'id.pub');

      expect(() => authorizedKeysLine(key, from)).toThrow('is not an address');
      expect(key.comment).toBe('it s me');
    },
  );
});
