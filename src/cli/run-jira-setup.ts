import { createInJira, type JiraSetup, planJira } from '../app/setup-jira.ts';
import { TaiError } from '../domain/errors.ts';
import { EXIT, type Io } from './io.ts';
import { loadConfig } from './load-config.ts';

export interface SetupOptions {
  readonly url?: string;
  readonly create?: true;
  readonly rule?: true;
  readonly json?: true;
}

const EXAMPLE_URL = 'https://tai.example.com';

/** Answers with the exit code. Throws CONFIG_INVALID for an address that Jira could not use. */
export async function runJiraSetup(options: SetupOptions, configFile: string | undefined, io: Io): Promise<number> {
  const config = await loadConfig(configFile, io);
  if (options.create && options.url === undefined) {
    throw new TaiError(
      'CONFIG_INVALID',
      `--create needs --url, where Jira reaches tai, for example: --url ${EXAMPLE_URL}`,
    );
  }
  const plan = planJira(config, readUrl(options.url ?? EXAMPLE_URL));
  if (options.rule) {
    io.stdout.write(`${JSON.stringify(plan.rule, undefined, 2)}\n`);
    return EXIT.answered;
  }
  io.stdout.write(options.json ? `${JSON.stringify(plan, undefined, 2)}\n` : render(plan, options));
  return options.create ? create(() => createInJira(config, plan, io.signal), io) : EXIT.answered;
}

/** Jira Cloud sends to https alone. */
function readUrl(text: string): string {
  const url = URL.parse(text);
  const isBare = url !== null && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  if (url?.protocol === 'https:' && isBare) return url.origin;
  throw new TaiError(
    'CONFIG_INVALID',
    `--url must be an https address without a path, for example: --url ${EXAMPLE_URL}`,
  );
}

async function create(register: () => ReturnType<typeof createInJira>, io: Io): Promise<number> {
  try {
    const done = await register();
    const words = { created: 'created', unchanged: 'was there already', changed: 'changed' }[done.kind];
    io.stderr.write(`webhook ${words}${done.kind === 'changed' ? `: ${done.what.join(', ')}` : ''}\n`);
    return EXIT.answered;
  } catch (error) {
    if (!(error instanceof TaiError) || error.code !== 'TICKET_FORBIDDEN') throw error;
    const how = 'run this with the token of an administrator of Jira, or set the webhook up by hand as printed';
    io.stderr.write(`webhook not created: ${error.message}; ${how}\n`);
    return EXIT.refused;
  }
}

function known(isThere: boolean, variable: string): string {
  return isThere
    ? `the value of ${variable}`
    : `none yet: make one up with "openssl rand -hex 32" and put ${variable}=… into .env`;
}

function render({ webhook, label, secrets }: JiraSetup, { url }: SetupOptions): string {
  const lines = [
    ...(url === undefined ? [`${EXAMPLE_URL} stands for where Jira reaches tai; give it with --url`, ''] : []),
    '1. New tickets and /tai comments: Settings → System → WebHooks → Create   (or: tai jira setup --url … --create)',
    `     URL     ${webhook.url}`,
    ...(webhook.url.includes('TAI_JIRA_PATH_TOKEN')
      ? []
      : [`     secret  ${known(secrets.webhook, 'TAI_JIRA_WEBHOOK_SECRET')}`]),
    `     JQL     ${webhook.jql || '(none: all projects)'}`,
    '     events  Issue: created, updated; Comment: created',
    '2. The button: Automation → ••• → Import rules, the file that this prints:',
    `     tai jira setup --url ${url ?? EXAMPLE_URL} --rule > rule.json`,
    `     Then in its web request type the hidden header X-Tai-Secret: ${known(secrets.automation, 'TAI_JIRA_AUTOMATION_SECRET')}`,
    '     In its trigger choose the groups that may press it.',
    `3. The label: nothing to create. Whoever sets ${label} on a ticket asks for another run.`,
    '4. Then: tai doctor jira',
  ];
  return `${lines.join('\n')}\n`;
}
