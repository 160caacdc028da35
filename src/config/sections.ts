import { z } from 'zod';
import { parseOwnPattern } from '../evidence/redact-own.ts';
import { checkAllowRule } from '../hosts/allow.ts';
import { jiraAccess, lacksBrowseUrl } from './jira-access.ts';
import { jiraExtras } from './jira-extras.ts';
import { jiraIntake } from './jira-intake.ts';
import { addressBlock, always, seconds, secret, url } from './values.ts';

const port = z.int('must be a whole number').min(0, 'must be from 0 to 65535').max(65_535, 'must be from 0 to 65535');

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

export const Server = z
  .strictObject({
    host: z.string().min(1).default('127.0.0.1').meta({ example: '127.0.0.1' }),
    port: port.default(8080).meta({ example: 8080 }),
    /** Reverse proxies whose word counts for where a request came from. */
    proxies: z.array(addressBlock).exactOptional().meta({ example: '[127.0.0.1]' }),
    token: z
      .string()
      .min(16, 'must have at least 16 characters')
      .exactOptional()
      .meta({ example: '$(openssl rand -hex 16)' }),
  })
  .refine(({ host, token }) => isLoopback(host) || token !== undefined, {
    path: ['token'],
    error: 'is needed to listen where others can reach tai',
    when: always,
  });

export const Redis = z.strictObject({
  url: z
    .url({ protocol: /^(rediss?|unix)$/, error: 'must be a redis:// or rediss:// address' })
    .exactOptional()
    .meta({ example: 'redis://127.0.0.1:6379' }),
});

const AllowEntry = z
  .string()
  .check(({ value, issues }) => {
    const problem = checkAllowRule(value);
    if (problem !== undefined) issues.push({ code: 'custom', input: value, message: problem });
  })
  .meta({ example: '*.prod.example.com' });

const allowExample = "['*.prod.example.com', 10.1.0.0/16]";
const AllowRule = z.union(
  [
    AllowEntry.transform((host) => ({ hosts: [host] })),
    z
      .strictObject({ hosts: z.array(AllowEntry).min(1), for: z.array(z.string()).min(1) })
      .transform((rule) => ({ hosts: rule.hosts, scopes: rule.for })),
  ],
  'must be a host pattern, or {hosts: [...], for: ["jira:OPS"]}',
);

export const Hosts = z.strictObject({
  allow: z.array(AllowRule).default([]).meta({ example: allowExample }),
  /** Files with the machines there are; what they are called, not who may be contacted. */
  inventory: z.array(z.string().min(1)).default([]).meta({ example: '[/etc/ansible/hosts, ~/.ssh/config]' }),
  maxPerTicket: z.int().min(1, 'must be at least 1').max(20, 'must be at most 20').default(3).meta({ example: 3 }),
  timeoutSeconds: seconds(60, 600),
});

const jumpHost = z
  .string()
  .regex(
    /^(([a-z_][a-z0-9_-]*@)?[a-z0-9][a-z0-9.-]*(:\d{1,5})?)(,([a-z_][a-z0-9_-]*@)?[a-z0-9][a-z0-9.-]*(:\d{1,5})?)*$/i,
    'must be user@host:port, several with commas between',
  )
  .meta({ example: 'tai@bastion.example.com:22' });
const user = z
  .string()
  .regex(/^[a-z_][a-z0-9_.-]*$/i, 'must be a user name')
  .meta({ example: 'tai' });

export const Ssh = z.strictObject({
  /** `openssh` runs the system's `ssh`, with its own configuration. */
  transport: z.enum(['ssh2', 'openssh'], 'must be ssh2 or openssh').default('ssh2').meta({ example: 'ssh2' }),
  user: user.exactOptional(),
  port: port.exactOptional().meta({ example: 22 }),
  identityFiles: z.array(z.string()).min(1).exactOptional().meta({ example: '[/etc/tai/id_ed25519]' }),
  knownHostsFiles: z.array(z.string()).min(1).exactOptional().meta({ example: '[/etc/tai/known_hosts]' }),
  /** For keys with a passphrase. */
  agentSocket: z.string().exactOptional().meta({ example: '/run/user/1000/ssh-agent.socket' }),
  hostKeys: z
    .enum(['accept-new', 'strict'], 'must be accept-new or strict')
    .exactOptional()
    .meta({ example: 'accept-new' }),
  jumpHost: jumpHost.exactOptional(),
  connectTimeoutSeconds: seconds(10, 120).unwrap().exactOptional().meta({ example: 10 }),
  /** Otherwise ~/.ssh/config and /etc/ssh/ssh_config count for what is not said here. */
  ignoreSshConfig: z.boolean('must be true or false').default(false).meta({ example: 'true' }),
  /** Where `tai gate sudoers` is installed: root is asked for what shows more to root. */
  sudo: z.boolean('must be true or false').default(false).meta({ example: true }),
  /** A login that nobody uses is kept for the next ticket; 0: it ends with its last use. */
  idleSeconds: z
    .number('must be a number of seconds')
    .min(0, 'must be at least 0')
    .max(600, 'must be at most 600')
    .default(30)
    .meta({ example: 30 }),
  /** In one process; more hosts wait for their turn. */
  maxConnections: z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(1000, 'must be at most 1000')
    .default(50)
    .meta({ example: 50 }),
  /** An account that refused a login is not asked again so long, by no worker. */
  refusalMinutes: z
    .number('must be a number of minutes')
    .min(1, 'must be at least 1: sshd locks out an address that keeps failing')
    .max(7 * 24 * 60, 'must be at most 10080')
    .default(10)
    .meta({ example: 10 }),
  /** What a host's name alone does not say. */
  hosts: z
    .record(
      z.string(),
      z.strictObject({
        address: z.string().exactOptional().meta({ example: '10.1.0.7' }),
        port: port.exactOptional().meta({ example: 22 }),
        user: user.exactOptional(),
        jumpHost: jumpHost.exactOptional(),
        identityFile: z.string().exactOptional().meta({ example: '/etc/tai/id_ed25519' }),
      }),
    )
    .default({})
    .meta({ example: '{web-03: {address: 10.1.0.7, port: 2222}}' }),
});

export const Jira = z
  .strictObject({
    baseUrl: url.meta({ example: 'https://example.atlassian.net' }),
    email: z.email('must be an e-mail address').exactOptional().meta({ example: 'tai@example.com' }),
    token: secret.meta({ example: 'the API token of the account tai writes as' }),
    webhookSecret: secret.exactOptional().meta({ example: 'the secret typed into the webhook' }),
    automationSecret: secret.exactOptional().meta({ example: 'the value of the hidden header X-Tai-Secret' }),
    projects: z
      .array(z.string().regex(/^[A-Z][A-Z0-9_]+$/, 'must be project keys'))
      .exactOptional()
      .meta({ example: '[OPS]' }),
    hostField: z.string().min(1).exactOptional().meta({ example: 'customfield_10050' }),
    ...jiraIntake,
    ...jiraAccess,
    ...jiraExtras,
  })
  .refine((jira) => !lacksBrowseUrl(jira), {
    path: ['browseUrl'],
    error: 'is needed when jira.baseUrl is the gateway of Atlassian: the address at which people open tickets',
    when: ({ value }) => typeof Reflect.get(Object(value), 'baseUrl') === 'string',
  });

const OwnPattern = z
  .strictObject({ name: z.string(), regex: z.string().min(1).max(1_000) })
  .transform(({ name, regex }, context) => {
    try {
      return parseOwnPattern(name, regex);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      context.issues.push({ code: 'custom', input: name, message: error.message });
      return z.NEVER;
    }
  });

export const Redaction = z.strictObject({
  /** Secrets of one's own kind, beside those tai knows. */
  patterns: z
    .array(OwnPattern)
    .max(50, 'must be at most 50')
    .default([])
    .meta({ example: "[{name: badge, regex: 'BDG-[0-9A-F]{16}'}]" }),
});

export const Log = z.strictObject({
  level: z
    .enum(['debug', 'info', 'warn', 'error'], 'must be debug, info, warn or error')
    .default('info')
    .meta({ example: 'info' }),
});
