import type { Config } from '../config.ts';

/** One thing tai can be connected to, for the page and the start message. */
export interface PartStatus {
  readonly name: string;
  readonly on: boolean;
  /** What it is connected to, or how to connect it. */
  readonly about: string;
}

export function statusOf(config: Config, redis: string): PartStatus[] {
  const { jira, slack, vllm } = config;
  const hosts = config.hosts.allow.flatMap((rule) => rule.hosts).join(', ');
  return [
    part('Jira', jira?.baseUrl, 'set jira.baseUrl and jira.token'),
    part('Slack', slack && `${slack.mode} mode`, 'set slack.botToken and slack.appToken'),
    part('vLLM', vllm?.baseUrl.join(', '), 'set vllm.baseUrl; until then reports are made by rules alone'),
    part('Hosts', hosts || undefined, 'set hosts.allow; until then no ticket reaches a host by SSH'),
    part('Redis', redis, ''),
  ];
}

function part(name: string, connected: string | undefined, how: string): PartStatus {
  return { name, on: connected !== undefined, about: connected ?? how };
}
