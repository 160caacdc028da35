import type { Config } from '../config.ts';
import type { ModelFound } from './watch-models.ts';

/** One thing tai can be connected to, for the page and the start message. */
export interface PartStatus {
  readonly name: string;
  readonly on: boolean;
  /** What it is connected to, or how to connect it. */
  readonly about: string;
}

/** `models`: what was found at the servers of vLLM that were tried so far. */
export function statusOf(config: Config, redis: string, models: readonly ModelFound[] = []): PartStatus[] {
  const { jira, slack, vllm } = config;
  const hosts = config.hosts.allow.flatMap((rule) => rule.hosts).join(', ');
  return [
    part('Jira', jira?.baseUrl, 'set jira.baseUrl and jira.token'),
    part('Slack', slack && `${slack.mode} mode`, 'set slack.botToken and slack.appToken'),
    vllm === undefined
      ? part('vLLM', undefined, 'set vllm.baseUrl; until then reports are made by rules alone')
      : modelPart(vllm.baseUrl, models),
    part('Hosts', hosts || undefined, 'set hosts.allow; until then no ticket reaches a host by SSH'),
    part('Redis', redis, ''),
  ];
}

/** Off once every server was tried and none can be used. */
function modelPart(baseUrls: readonly string[], models: readonly ModelFound[]): PartStatus {
  const about = baseUrls.map((url) => {
    const found = models.find(({ baseUrl }) => baseUrl === url);
    return found === undefined ? url : `${url}: ${found.about}`;
  });
  const on = models.length < baseUrls.length || models.some(({ isUsable }) => isUsable);
  return { name: 'vLLM', on, about: about.join(' · ') };
}

function part(name: string, connected: string | undefined, how: string): PartStatus {
  return { name, on: connected !== undefined, about: connected ?? how };
}
