import { homedir } from 'node:os';
import { join } from 'node:path';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { environmentValues } from './config/environment.ts';
import { describeIssue } from './config/messages.ts';
import { Hosts, Jira, Log, Redaction, Redis, Server, Ssh } from './config/sections.ts';
import { Slack } from './config/slack.ts';
import { Vllm } from './config/vllm.ts';
import { TaiError } from './domain/errors.ts';

/** All of tai's configuration: `tai.yaml`, and over it the environment (`jira.baseUrl` is `TAI_JIRA_BASE_URL`). */
const Config = z.strictObject({
  server: Server.prefault({}),
  redis: Redis.prefault({}),
  hosts: Hosts.prefault({}),
  ssh: Ssh.prefault({}),
  redaction: Redaction.prefault({}),
  jira: Jira.optional(),
  slack: Slack.optional(),
  vllm: Vllm.optional(),
  log: Log.prefault({}),
  /** Where an own Redis keeps what was accepted. */
  dataDir: z
    .string()
    .default(() => join(homedir(), '.local', 'state', 'tai'))
    .meta({ example: '/var/lib/tai' }),
});
export type Config = z.infer<typeof Config>;

/**
 * Reads the text of `tai.yaml` (undefined: there is none) and the environment.
 * Throws CONFIG_INVALID with one line for each wrong key: the key, what is wrong, an example.
 */
export function parseConfig(
  yaml: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Config {
  const { values, problems } = environmentValues(Config, parseDocument(yaml), environment);
  const parsed = Config.safeParse(values);
  const lines = [
    ...problems,
    ...(parsed.success ? [] : parsed.error.issues.flatMap((issue) => describeIssue(Config, issue, values))),
  ];
  if (!parsed.success || lines.length > 0) throw new TaiError('CONFIG_INVALID', [...new Set(lines)].join('\n'));
  return parsed.data;
}

function parseDocument(yaml: string | undefined): Record<string, unknown> {
  if (yaml === undefined) return {};
  try {
    const document: unknown = parseYaml(yaml, { prettyErrors: true }) ?? {};
    return z.record(z.string(), z.unknown()).parse(document);
  } catch (cause) {
    const reason = cause instanceof YAMLParseError ? cause.message : 'the top level must be a list of sections';
    throw new TaiError(
      'CONFIG_INVALID',
      `tai.yaml can not be read: ${reason}, for example "server:\\n  port: 8080"`,
      cause,
    );
  }
}
