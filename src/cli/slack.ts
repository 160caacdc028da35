import type { Command } from 'commander';
import { TaiError } from '../domain/errors.ts';
import type { Io } from './io.ts';

const EXAMPLES = `
Examples:
  tai slack manifest                                   for Socket Mode
  tai slack manifest --http https://tai.example.com > manifest.json

The manifest goes to standard output, what to do with it to standard error.`;

const NEXT = {
  socket: `Paste it at https://api.slack.com/apps > Create New App > From a manifest (JSON). Then, there:
  Basic Information > App-Level Tokens: one with connections:write     TAI_SLACK_APP_TOKEN=xapp-…
  Install App > Bot User OAuth Token                                   TAI_SLACK_BOT_TOKEN=xoxb-…
  /invite @tai in each channel, and: tai doctor slack
`,
  http: `Paste it at https://api.slack.com/apps > Create New App > From a manifest (JSON), while tai runs. Then, there:
  Basic Information > Signing Secret      TAI_SLACK_MODE=http TAI_SLACK_SIGNING_SECRET=…
  Install App > Bot User OAuth Token      TAI_SLACK_BOT_TOKEN=xoxb-…
  /invite @tai in each channel, and: tai doctor slack
`,
} as const;

export function addSlack(program: Command, io: Io): void {
  program
    .command('slack')
    .description('set up Slack')
    .command('manifest')
    .description('print the manifest of the Slack app, with the scopes that the configured features use and no others')
    .option('--socket', 'for Socket Mode, which needs no public address (default)')
    .option('--http <address>', 'for HTTP: where Slack reaches tai, such as https://tai.example.com')
    .addHelpText('after', EXAMPLES)
    .action(async ({ socket, http }: { socket?: true; http?: string }) => {
      if (socket && http !== undefined) throw new TaiError('CONFIG_INVALID', '--socket and --http exclude each other');
      const address = http === undefined ? undefined : readAddress(http);
      const [{ slackManifest }, { loadConfig }] = await Promise.all([import('../app.ts'), import('./load-config.ts')]);
      const config = await loadConfig(program.opts<{ config?: string }>().config, io);
      io.stdout.write(`${JSON.stringify(slackManifest(config, address), undefined, 2)}\n`);
      io.stderr.write(NEXT[address === undefined ? 'socket' : 'http']);
    });
}

/** Throws CONFIG_INVALID: Slack takes https alone. */
function readAddress(text: string): string {
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return text;
  throw new TaiError('CONFIG_INVALID', `--http ${text}: not an https address, for example: https://tai.example.com`);
}
