import { examine } from '../../../integrations/slack/examine.ts';
import type { Config } from '../../config.ts';
import type { Tell } from '../../domain/checkpoint.ts';
import { visibly } from './visibly.ts';

const WHERE = 'slack';
/** For one question to Slack. */
const TIMEOUT_MS = 10_000;

/** Token, scopes, socket, channels: what Slack lets tai do, and what to grant. Throws the signal's reason. */
export async function examineSlack({ slack }: Config, tellAll: Tell, signal: AbortSignal): Promise<void> {
  const tell = visibly(tellAll);
  if (slack === undefined) {
    const fix =
      'tai slack manifest   # paste it at https://api.slack.com/apps, then TAI_SLACK_BOT_TOKEN and TAI_SLACK_APP_TOKEN in .env';
    return tell({ where: WHERE, step: 'token', mark: 'unchecked', detail: 'not set up', stops: false, fix });
  }
  await examine({ ...slack, timeoutMs: TIMEOUT_MS }, (step) => tell({ where: WHERE, ...step }), signal);
}
