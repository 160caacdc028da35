import { findSsh } from '../../../integrations/openssh/program.ts';
import { examineKeys } from '../../../integrations/ssh/examine-keys.ts';
import { fetchModels } from '../../../integrations/vllm/probe.ts';
import { findRedisBinary } from '../../../workers/find-redis-binary.ts';
import { pingRedis } from '../../../workers/ping.ts';
import type { Config } from '../../config.ts';
import type { Checkpoint, Tell } from '../../domain/checkpoint.ts';
import { TaiError } from '../../domain/errors.ts';
import { type Environment, vllmSettings } from '../parts.ts';
import { sshSettings } from '../ssh-settings.ts';
import { lackingDoors } from './jira-doors.ts';
import { visibly } from './visibly.ts';

/** How long the model's server may take to list its models. */
const MODELS_TIMEOUT_MS = 5_000;
const WHERE = 'tai';

/** What this machine has and can reach: nothing is sent to Jira, Slack or a host. Throws the signal's reason. */
export async function examineHere(
  config: Config,
  environment: Environment,
  tellAll: Tell,
  signal: AbortSignal,
): Promise<void> {
  const tell = visibly(tellAll);
  const ok = (step: string, detail: string): void => tell({ where: WHERE, step, mark: 'ok', detail, stops: false });
  const off = (step: string, detail: string, fix: string): void =>
    tell({ where: WHERE, step, mark: 'unchecked', detail, stops: false, fix });

  await attempt('redis', tell, signal, async () => ok('redis', await aboutRedis(config)));
  const hosts = config.hosts.allow.flatMap((rule) => rule.hosts);
  if (hosts.length > 0) ok('hosts', `tickets may name ${hosts.join(', ')}`);
  else off('hosts', 'no ticket reaches a host by SSH', "tai.yaml: hosts: {allow: ['*.prod.example.com']}");

  if (config.ssh.transport === 'openssh') {
    await attempt('ssh program', tell, signal, async () =>
      ok('ssh program', `${findSsh()}; it chooses keys by itself`),
    );
  } else {
    await examineKeys(sshSettings(config, environment), WHERE, tell);
  }
  signal.throwIfAborted();

  const { vllm, jira, slack } = config;
  if (vllm === undefined) off('vllm', 'not set up: reports are made by rules alone', 'tai.yaml: vllm: {baseUrl: …}');
  else await attempt('vllm', tell, signal, async () => ok('vllm', await aboutModel(vllm, signal)));
  if (jira === undefined) off('jira', 'not set up', 'tai.yaml: jira: {baseUrl: …}, and TAI_JIRA_TOKEN in .env');
  else for (const one of aboutJira(jira)) tell(one);
  if (slack === undefined) off('slack', 'not set up', 'TAI_SLACK_BOT_TOKEN and TAI_SLACK_APP_TOKEN in .env');
  else ok('slack', `${slack.mode} mode; its tokens are there`);
}

async function attempt(step: string, tell: Tell, signal: AbortSignal, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TaiError)) throw error;
    const { code, message } = error;
    const fix = FIXES[step];
    // Without its model tai goes on by rules.
    tell({ where: WHERE, step, mark: 'no', detail: message, stops: step !== 'vllm', code, ...(fix && { fix }) });
  }
}

const FIXES: Readonly<Record<string, string>> = {
  redis: 'redis-cli -u "$REDIS_URL" ping   # start it, or correct redis.url',
  vllm: 'tai doctor model   # prints the command that serves it; or correct vllm.baseUrl and vllm.model',
  'ssh program': 'apt-get install openssh-client',
};

async function aboutRedis({ redis: { url } }: Config): Promise<string> {
  if (url !== undefined) return `${await pingRedis(url)} answers`;
  const binary = await findRedisBinary();
  return binary === undefined
    ? 'none is set: `tai start` keeps its queue in memory, lost at its end'
    : `none is set: \`tai start\` starts ${binary} for itself`;
}

async function aboutModel(vllm: NonNullable<Config['vllm']>, signal: AbortSignal): Promise<string> {
  const served = await Promise.all(
    vllm.baseUrl.map(async (url) => `${url} serves ${await namesAt(url, vllm, signal)}`),
  );
  return `${served.join('; ')}; \`tai doctor model\` tries them out`;
}

async function namesAt(url: string, vllm: NonNullable<Config['vllm']>, signal: AbortSignal): Promise<string> {
  const deadline = AbortSignal.timeout(MODELS_TIMEOUT_MS);
  const settings = { ...vllmSettings(vllm), baseUrl: url, timeoutMs: MODELS_TIMEOUT_MS };
  const models = await fetchModels(settings, AbortSignal.any([signal, deadline])).catch((error: unknown) => {
    signal.throwIfAborted();
    if (!(error instanceof TaiError)) throw error;
    throw new TaiError(error.code, `${url}: ${deadline.aborted ? 'it does not answer' : error.message}`, error);
  });
  if (models.length === 0) throw new TaiError('MODEL_UNAVAILABLE', `${url} lists no model`);
  if (vllm.model !== 'auto' && !models.includes(vllm.model)) {
    throw new TaiError('MODEL_UNAVAILABLE', `${url} has no model ${vllm.model}, but ${models.join(', ')}`);
  }
  return models.join(', ');
}

function aboutJira(jira: NonNullable<Config['jira']>): readonly Checkpoint[] {
  const step = { where: WHERE, step: 'jira' };
  const detail = `${jira.baseUrl}; its token is there, \`tai doctor jira\` tries it out`;
  return [{ ...step, stops: false, mark: 'ok', detail }, ...lackingDoors(jira, step)];
}
