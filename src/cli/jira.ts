import type { Command } from 'commander';
import type { Io } from './io.ts';
import type { SetupOptions } from './run-jira-setup.ts';

const EXAMPLES = `
Examples:
  tai jira setup --url https://tai.example.com             what to set up in Jira, step by step
  tai jira setup --url https://tai.example.com --create    makes the webhook; twice changes nothing
  tai jira setup --url https://tai.example.com --rule > rule.json   the Automation rule of the button, to import

--create needs a token of someone who administers Jira; it may be another than tai works with:
  TAI_JIRA_EMAIL=admin@example.com TAI_JIRA_TOKEN=… tai jira setup --url … --create
No secret is ever printed.`;

export function addJira(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('jira')
    .description('set up what Jira needs to reach tai')
    .command('setup')
    .description('print, or create, the webhook, the Automation rule of the button and the label')
    .option('--url <address>', 'where Jira reaches tai, without a path')
    .option('--create', 'create the webhook, or put right the one that is there')
    .option('--rule', 'print the Automation rule alone, as JSON')
    .option('--json', 'print all of it as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (options: SetupOptions) => {
      const { runJiraSetup } = await import('./run-jira-setup.ts');
      finish(await runJiraSetup(options, program.opts<{ config?: string }>().config, io));
    });
}
