import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { TaiError } from '../domain/errors.ts';
import type { PublicKey } from '../gate/authorized-keys.ts';
import { GATE_FILE, SUDOERS_FILE } from '../gate/files.ts';
import type { Io } from './io.ts';

const USER = /^[a-z_][a-z0-9_-]{0,31}$/;
const PATH = /^\/[\w./-]*(:\/[\w./-]*)*$/;

/** Prints what a host needs so that tai's key can do nothing there but look. Everything goes to standard output. */
export function addGate(program: Command, io: Io): void {
  const gate = program.command('gate').description('print what makes tai read-only on a host, whatever tai sends');

  gate
    .command('script')
    .description('the forced command: a POSIX sh script that runs the catalogue and refuses everything else')
    .addOption(pathOption())
    .addHelpText('after', example('script', `| ssh root@web-03 'install -D -m 755 /dev/stdin ${GATE_FILE}'`))
    .action(async (options: { path?: string }) => {
      const { gateScript } = await import('../gate/script.ts');
      io.stdout.write(gateScript(options));
    });
  gate
    .command('sudoers')
    .description('sudo rules for the commands that show more to root; tai uses them with ssh.sudo: true')
    .addOption(userOption())
    .addHelpText(
      'after',
      example('sudoers', `> tai.sudoers && visudo -cf tai.sudoers   # then install it as ${SUDOERS_FILE}`),
    )
    .action(async (options: { user: string }) => {
      const { sudoersRules } = await import('../gate/sudoers.ts');
      io.stdout.write(sudoersRules(options.user));
    });
  gate
    .command('puppet')
    .description('the same as a Puppet class: the script, the sudo rules and the key')
    .addOption(userOption())
    .addOption(pathOption())
    .addOption(fromOption())
    .option('--key <file>', 'the public key; without it the class asks for one')
    .addHelpText('after', example('puppet', '--key ~/.ssh/id_ed25519.pub > modules/tai_gate/manifests/init.pp'))
    .action(async ({ key, ...options }: { user: string; path?: string; from?: string; key?: string }) => {
      const { puppetClass } = await import('../gate/puppet.ts');
      io.stdout.write(puppetClass({ ...options, ...(key !== undefined && { key: await readKey(key) }) }));
    });
  gate
    .command('authorized-keys')
    .description('the line for ~/.ssh/authorized_keys of the account on the host')
    .requiredOption('--key <file>', 'the public key')
    .addOption(fromOption())
    .addHelpText('after', example('authorized-keys', '--key ~/.ssh/id_ed25519.pub --from 10.0.0.5'))
    .action(async ({ key, from: address }: { key: string; from?: string }) => {
      const { authorizedKeysLine } = await import('../gate/authorized-keys.ts');
      io.stdout.write(authorizedKeysLine(await readKey(key), address));
    });
}

function userOption(): Option {
  return new Option('--user <name>', 'the account tai logs in as')
    .default('tai')
    .argParser((name) => check(name, USER, '--user', 'tai'));
}

function pathOption(): Option {
  return new Option('--path <folders>', 'where the host keeps its programs, if elsewhere').argParser((folders) =>
    check(folders, PATH, '--path', '/usr/sbin:/usr/bin:/sbin:/bin'),
  );
}

function fromOption(): Option {
  return new Option('--from <address>', 'the key works from there alone: addresses, blocks, names');
}

function example(command: string, rest: string): string {
  return `\nExample:\n  tai gate ${command} ${rest}`;
}

function check(value: string, grammar: RegExp, option: string, valid: string): string {
  if (grammar.test(value)) return value;
  throw new TaiError('CONFIG_INVALID', `${option} ${value}: can not be used here, for example: ${valid}`);
}

async function readKey(file: string): Promise<PublicKey> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new TaiError('CONFIG_INVALID', `--key ${file}: can not be read`, cause);
  });
  const { parsePublicKey } = await import('../gate/authorized-keys.ts');
  return parsePublicKey(text, file);
}
