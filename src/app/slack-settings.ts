import type { SlackSettings } from '../../integrations/slack/index.ts';
import type { Config } from '../config.ts';
import type { FrontDesk } from '../domain/front-desk.ts';
import type { Log } from '../domain/log.ts';

/** What the integration is told: the configuration, the rest of tai behind it, and where its trouble goes. */
export function slackSettings(
  slack: NonNullable<Config['slack']>,
  timeoutMs: number,
  log: Log,
  desk: FrontDesk,
): SlackSettings {
  const { mode, botToken, appToken, signingSecret, apiUrl, channels, userGroups, alertBots, followUps } = slack;
  const { runsPerUserHour: perUser, runsPerChannelHour: perChannel } = slack;
  return {
    mode,
    botToken,
    followUps,
    ...(appToken !== undefined && { appToken }),
    ...(signingSecret !== undefined && { signingSecret }),
    ...(apiUrl !== undefined && { apiUrl }),
    ...(channels !== undefined && { channels }),
    ...(userGroups !== undefined && { userGroups }),
    ...(alertBots !== undefined && { alertBots }),
    timeoutMs,
    desk,
    quotas: { ...(perUser > 0 && { perUser }), ...(perChannel > 0 && { perChannel }) },
    onTrouble: ({ code, message }, what) =>
      log.warn({ code, reason: message }, what === 'socket' ? 'slack socket lost, trying again' : 'slack reply lost'),
  };
}
