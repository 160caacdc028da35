import type { Command } from 'commander';
import type { Io } from './io.ts';

const CHECK_EXAMPLES = `
Examples:
  tai config check
  tai --config /etc/tai/tai.yaml config check && systemctl restart tai

It contacts nothing; \`tai doctor\` tries out what is configured.
Exit codes: 0 well-formed, 2 not, with one line for each wrong key.`;

const SHOW_EXAMPLES = `
Examples:
  tai config show                 what counts: the file, the environment over it, and defaults
  tai config show --json | jq .ssh

Secrets are shown as ***.`;

export function addConfig(program: Command, io: Io, finish: (code: number) => void): void {
  const config = program.command('config').description('check the configuration, or show what of it counts');
  const file = (): string | undefined => program.opts<{ config?: string }>().config;
  config
    .command('check')
    .description('say whether the file and the environment are well-formed, key by key')
    .option('--json', 'print one JSON object')
    .addHelpText('after', CHECK_EXAMPLES)
    .action(async ({ json }: { json?: true }) => {
      const { checkConfig } = await import('./run-config.ts');
      finish(await checkConfig(file(), json ?? false, io));
    });
  config
    .command('show')
    .description('print all keys with the values that count')
    .option('--json', 'print JSON instead of YAML')
    .addHelpText('after', SHOW_EXAMPLES)
    .action(async ({ json }: { json?: true }) => {
      const { showConfig } = await import('./run-config.ts');
      finish(await showConfig(file(), json ?? false, io));
    });
}
