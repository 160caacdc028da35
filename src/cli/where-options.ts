import { type Command, Option } from 'commander';

/** How to log in, for the commands that do. */
export interface SshOptions {
  readonly identityFile?: string;
  readonly jumpHost?: string;
  readonly ignoreSshConfig?: true;
}

/** Where to look and for what, for the commands that look; as they were typed. */
export interface WhereOptions extends SshOptions {
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly type?: string;
  readonly since?: string;
  readonly local?: true;
}

export function addSshOptions(command: Command): Command {
  return command
    .option(
      '--identity-file <file>',
      'private key to log in with (default: as ssh_config says, then ~/.ssh/id_ed25519 and id_rsa)',
    )
    .option('--jump-host <[user@]host[:port]>', 'log in through this host, or through several with commas between')
    .option('--ignore-ssh-config', 'do not read ~/.ssh/config and /etc/ssh/ssh_config');
}

export function addWhereOptions(command: Command): Command {
  return addSshOptions(
    command
      .addOption(repeated('--host <name>', 'host to look at (may be repeated)'))
      .option('--local', 'look at this machine, without SSH')
      .addOption(repeated('--path <folder>', 'also list this folder of the host, two levels deep (may be repeated)'))
      .option('--type <type>', 'the kind of trouble, such as disk_space, instead of what the words say')
      .option('--since <time>', 'when it began: 2h, 3d, or a date and time'),
  );
}

function repeated(flags: string, about: string): Option {
  return new Option(flags, about).argParser(add).default([], 'none');
}

function add(value: string, all: readonly string[]): readonly string[] {
  return [...all, value];
}
