import type { Command } from 'commander';
import { TaiError } from '../domain/errors.ts';
import type { Io } from './io.ts';
import { readVersion } from './version.ts';

const MAN_EXAMPLES = `
Examples:
  tai man | man -l -
  tai man > /usr/local/share/man/man1/tai.1`;

const COMPLETION_EXAMPLES = `
Examples:
  source <(tai completion bash)                                  now; in ~/.bashrc for always
  tai completion zsh > ~/.zfunc/_tai                             with ~/.zfunc in $fpath
  tai completion fish > ~/.config/fish/completions/tai.fish

Hosts come from hosts.inventory, ssh_config and ssh.hosts.`;

/** What a shell and its user need to know of the commands, made from the commands. */
export function addShellCommands(program: Command, io: Io): void {
  program
    .command('man')
    .description('print the manual page')
    .addHelpText('after', MAN_EXAMPLES)
    .action(async () => {
      const { renderManual } = await import('./manual.ts');
      const { toTree } = await import('./tree.ts');
      io.stdout.write(renderManual(toTree(program), readVersion()));
    });
  program
    .command('completion')
    .description('print the completion script for a shell')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('after', COMPLETION_EXAMPLES)
    .action(async (name: string) => {
      const { renderCompletion, SHELLS } = await import('./completion.ts');
      const { toTree } = await import('./tree.ts');
      const shell = SHELLS.find((one) => one === name);
      if (shell === undefined)
        throw new TaiError(
          'CONFIG_INVALID',
          `${name}: is not a shell tai completes in; there are ${SHELLS.join(', ')}`,
        );
      io.stdout.write(renderCompletion(toTree(program), shell));
    });
  program
    .command('complete-hosts', { hidden: true })
    .description('print the names of hosts that can be completed, one to a line')
    .action(async () => {
      const { loadConfig } = await import('./load-config.ts');
      const { listHostNames } = await import('../app/host-names.ts');
      const config = await loadConfig(program.opts<{ config?: string }>().config, io);
      io.stdout.write(
        listHostNames(config)
          .map((name) => `${name}\n`)
          .join(''),
      );
    });
}
