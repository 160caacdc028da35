import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mention } from '../support/slack-stand-in/deliveries.ts';

export const SECRET = 'a secret of the bench';

export interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A busy site's issue has a hundred or more custom fields, most of them null. */
const EMPTY_FIELDS = 120;
/** Stands for the id in a body; ids have as many digits, so all bodies are equally long. */
const ID = '4000000000';
const sample = readFileSync(new URL('../../integrations/jira/samples/issue-created.json', import.meta.url), 'utf8');
const jiraBody = jiraTemplate();
const slackBody = slackTemplate(jiraBody.length);
let lastId = 1_000_000_000;

/** Bytes of each body, Jira's and Slack's. */
export const BODY_BYTES = jiraBody.length;

/** Each asks for a run of its own: no two, in all of the bench, name the same issue or event. */
export function signMany(count: number, sign: (id: string) => Signed): Signed[] {
  return Array.from({ length: count }, () => sign(String((lastId += 1))));
}

export function signJira(id: string): Signed {
  const body = Buffer.from(jiraBody.replace(ID, id));
  const signature = createHmac('sha256', SECRET).update(body).digest('hex');
  return { headers: { 'content-type': 'application/json', 'x-hub-signature': `sha256=${signature}` }, body };
}

/** Slack's stamp is good for five minutes. */
export function signSlack(id: string): Signed {
  const body = slackBody.replaceAll(ID, id);
  const stamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', SECRET).update(`v0:${stamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-slack-request-timestamp': stamp,
    'x-slack-signature': `v0=${signature}`,
  };
  return { headers, body: Buffer.from(body) };
}

function jiraTemplate(): string {
  const names = Array.from({ length: EMPTY_FIELDS }, (_, index) => [`customfield_${10_100 + index}`, null]);
  const fields = JSON.stringify(Object.fromEntries(names)).slice(1, -1);
  const whole = sample.replace('"id": "115254"', `"id": "${ID}"`).replace('"labels"', `${fields}, "labels"`);
  return JSON.stringify(JSON.parse(whole));
}

function slackTemplate(length: number): string {
  return mentionSaying('x'.repeat(length - mentionSaying('').length));
}

function mentionSaying(text: string): string {
  return JSON.stringify(mention({ ts: `${ID}.000001`, eventId: `Ev${ID}`, text }));
}
