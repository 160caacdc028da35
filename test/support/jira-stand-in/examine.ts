import { examineJira } from '../../../src/app/doctor/jira.ts';
import { parseConfig } from '../../../src/config.ts';
import type { Checkpoint } from '../../../src/domain/checkpoint.ts';
import { JIRA_EMAIL, JIRA_TOKEN, type JiraStandIn } from '../jira-stand-in.ts';

/** What `tai doctor jira` tells of a stand-in, which is its own gateway too. */
export async function examine({ url }: Pick<JiraStandIn, 'url'>, change: object = {}): Promise<readonly Checkpoint[]> {
  const settings = { baseUrl: url, email: JIRA_EMAIL, token: JIRA_TOKEN, projects: ['OPS'], ...change };
  const steps: Checkpoint[] = [];
  const config = parseConfig(JSON.stringify({ jira: settings }), {});
  await examineJira(config, (step) => void steps.push(step), AbortSignal.timeout(15_000), url);
  return steps;
}

/** "step: detail → fix" of what is wrong. */
export function troubles(steps: readonly Checkpoint[]): readonly string[] {
  return steps.filter(({ mark }) => mark === 'no').map(({ step, detail, fix }) => `${step}: ${detail} → ${fix}`);
}
