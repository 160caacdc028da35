import { z } from 'zod';
import type { Tell } from '../../../src/domain/checkpoint.ts';
import { findWebhooks, lacks } from '../registered.ts';
import { openRest, type Rest } from '../rest.ts';
import type { JiraSettings } from '../settings.ts';
import { examineAddress, examineToken } from './connection.ts';
import { examineProject } from './project.ts';
import { attempt, less, ok, type Step, stop, unchecked } from './steps.ts';
import { examineExpiry } from './token-days.ts';

const WHERE = 'jira';
/** Without jira.projects; more say nothing new. */
const MOST_PROJECTS = 5;

const Projects = z.object({ values: z.array(z.object({ key: z.string().regex(/^[A-Z][A-Z0-9_]+$/) })) });
const Fields = z.array(z.object({ id: z.string(), name: z.string() }));

/** Does the harmless part of all that tai does in Jira, and tells for each what is missing. Throws the signal's reason. */
export async function examineSite(
  settings: JiraSettings,
  tell: Tell,
  signal: AbortSignal,
  gateway?: string,
): Promise<void> {
  const say = (step: Step): void => tell({ ...step, where: WHERE });
  if (!(await examineAddress(settings, say, signal))) return;
  const me = await examineToken(settings, say, signal, gateway);
  const rest = openRest(settings);
  say(await examineExpiry(me && rest, settings, new Date(), signal));
  if (me === undefined) return;

  for (const key of await projectsOf(rest, settings, say, signal)) {
    await examineProject({ rest, settings, me }, key, (step) => tell({ ...step, where: `${WHERE} ${key}` }), signal);
  }
  await examineField(rest, settings, say, signal);
  await examineWebhooks(rest, settings, say, signal);
}

async function projectsOf(rest: Rest, { projects }: JiraSettings, say: (step: Step) => void, signal: AbortSignal) {
  if (projects !== undefined) return projects;
  const found = await attempt(
    () => rest.get(`${rest.api}/project/search`, { maxResults: MOST_PROJECTS }, Projects, signal),
    ({ message }) => stop('projects', message, 'scope read:jira-work of the token'),
    say,
  );
  const keys = found?.values.map(({ key }) => key).slice(0, MOST_PROJECTS) ?? [];
  if (found && keys.length === 0)
    say(stop('projects', 'our account sees none', 'grant it "Browse projects" in a project'));
  return keys;
}

async function examineField(rest: Rest, { hostField }: JiraSettings, say: (step: Step) => void, signal: AbortSignal) {
  if (hostField === undefined) return;
  const fields = await attempt(
    () => rest.get(`${rest.api}/field`, {}, Fields, signal),
    ({ message }) => less('host field', message, 'scope read:jira-work of the token'),
    say,
  );
  if (fields === undefined) return;
  const field = fields.find(({ id, name }) => id === hostField || name === hostField);
  const fix = 'jira.hostField: the id of a field, as in Settings → Issues → Custom fields';
  say(field ? ok('host field', `${field.id} is "${field.name}"`) : less('host field', `there is no ${hostField}`, fix));
}

async function examineWebhooks(rest: Rest, settings: JiraSettings, say: (step: Step) => void, signal: AbortSignal) {
  if (!settings.webhookSecret) return;
  const ours = await attempt(
    () => findWebhooks(rest, signal),
    () =>
      unchecked(
        'webhook',
        'only administrators of Jira see webhooks',
        'tai jira setup   # prints what has to be there',
      ),
    say,
  );
  if (ours === undefined) return;
  if (ours.length === 0)
    say(less('webhook', 'Jira has none that leads to tai', 'tai jira setup --url https://tai.example.com --create'));
  for (const webhook of ours) {
    const missing = lacks(webhook);
    const name = `"${webhook.name}" to ${webhook.url}`;
    say(
      missing.length === 0
        ? ok('webhook', name)
        : less('webhook', `${name}: ${missing.join(', ')}`, 'tai jira setup --create'),
    );
  }
}
