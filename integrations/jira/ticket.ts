import type { RunRequest } from '../../src/domain/run.ts';
import type { Ticket } from '../../src/domain/ticket.ts';
import { readAgentComments } from './agent-comments.ts';
import type { AssetNames } from './assets.ts';
import { readAttachments } from './attachments.ts';
import type { JiraClient } from './client.ts';
import type { FetchFile } from './fetch-file.ts';
import type { FieldIds } from './fields.ts';
import { issueIn } from './names.ts';
import type { OwnAccount } from './own-account.ts';
import { fieldsToRead, readIssue } from './read.ts';
import type { JiraSettings } from './settings.ts';

export interface TicketParts {
  readonly jira: JiraClient;
  readonly myself: OwnAccount;
  readonly fieldIds: FieldIds;
  readonly assetNames: AssetNames;
  readonly fetchFile: FetchFile;
  readonly settings: Pick<JiraSettings, 'hostField' | 'textFields' | 'projects'>;
}

/** All of an issue that says what is wrong and where: its fields, what agents wrote below it, attached texts. */
export async function fetchTicket(parts: TicketParts, { ticket }: RunRequest, signal: AbortSignal): Promise<Ticket> {
  const { jira, myself, settings } = parts;
  const issue = issueIn(ticket);
  const [hostField] = await parts.fieldIds(settings.hostField === undefined ? [] : [settings.hostField], signal);
  const names = settings.textFields ?? [];
  const ids = await parts.fieldIds(names, signal);
  const textFields = ids.map((id, index) => ({ id, name: names[index] ?? id }));

  const rules = { hostField, textFields, projects: settings.projects };
  const found = await jira.fetchIssue(issue, fieldsToRead(rules), signal);
  const read = readIssue(found, ticket, rules);
  const me = await myself.fetch(signal);
  const [comments, files, assets] = await Promise.all([
    readAgentComments(jira, issue, me, signal),
    readAttachments(found.fields['attachment'], parts.fetchFile, signal),
    hostField === undefined ? [] : parts.assetNames(found.fields[hostField], signal),
  ]);
  const said = comments.length === 0 ? [] : [`Comments:\n${comments.join('\n')}`];
  return {
    ...read,
    hosts: [...new Set([...assets, ...read.hosts])],
    text: [read.text, ...said, ...files].filter((part) => part !== '').join('\n\n'),
  };
}
