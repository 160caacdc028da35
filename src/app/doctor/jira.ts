import { examineSite } from '../../../integrations/jira/doctor/index.ts';
import type { Config } from '../../config.ts';
import type { Tell } from '../../domain/checkpoint.ts';
import { jiraSettings } from '../jira-settings.ts';
import { lackingDoors } from './jira-doors.ts';
import { visibly } from './visibly.ts';

/** For one request; whoever waits sits at a terminal. */
const TIMEOUT_MS = 10_000;

/** Tries out everything tai needs of Jira, changes nothing there, and tells the exact grant that is missing. Throws the signal's reason. */
export async function examineJira(
  { jira }: Config,
  tellAll: Tell,
  signal: AbortSignal,
  gateway?: string,
): Promise<void> {
  const tell = visibly(tellAll);
  const where = { where: 'jira', step: 'secrets' };
  if (jira === undefined) {
    const fix = 'tai.yaml: jira: {baseUrl: …, email: …}, and TAI_JIRA_TOKEN in .env';
    return tell({ where: 'jira', step: 'address', mark: 'unchecked', detail: 'not set up', stops: false, fix });
  }
  await examineSite(jiraSettings(jira, TIMEOUT_MS), tell, signal, gateway);
  for (const one of lackingDoors(jira, where)) tell(one);
}
