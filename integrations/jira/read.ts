import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { Ticket, TicketRef } from '../../src/domain/ticket.ts';
import { toText } from './to-text.ts';
import type { Issue } from './client.ts';
import { projectOf } from './names.ts';
import type { JiraSettings } from './settings.ts';
import { isoTime } from './times.ts';

type Rules = Pick<JiraSettings, 'hostField' | 'projects'>;

/** What is asked of Jira; everything else stays there. */
export function fieldsToRead({ hostField }: Rules): readonly string[] {
  return [
    'summary',
    'description',
    'environment',
    'created',
    'project',
    ...(hostField === undefined ? [] : [hostField]),
  ];
}

const Project = z.object({ key: z.string() });
const Named = z.union([z.object({ value: z.string() }), z.object({ name: z.string() })]);

/** Throws TICKET_FORBIDDEN for an issue of a project that is not ours: the delivery may have named only its id. */
export function readIssue({ key, fields }: Issue, ref: TicketRef, { hostField, projects }: Rules): Ticket {
  const project = Project.safeParse(fields['project']).data?.key ?? projectOf(key) ?? '';
  if (projects !== undefined && !projects.includes(project)) {
    throw new TaiError('TICKET_FORBIDDEN', `${key} is not in a project tai works for`);
  }
  const createdAt = isoTime(fields['created']);
  return {
    ref,
    label: key,
    scope: `jira:${project}`,
    title: typeof fields['summary'] === 'string' ? fields['summary'] : '',
    text: textOf(fields),
    hosts: hostField === undefined ? [] : hostsIn(fields[hostField]),
    ...(createdAt !== undefined && { createdAt }),
  };
}

function textOf(fields: Issue['fields']): string {
  const description = toText(fields['description']);
  const environment = toText(fields['environment']);
  return [description, environment === '' ? '' : `Environment:\n${environment}`]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** A text field, a select, several of either, or a paragraph field; one name or more in each. */
function hostsIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const words = values.flatMap((entry) => nameIn(entry).split(/[\s,;]+/));
  return [...new Set(words.filter((word) => word !== ''))];
}

function nameIn(entry: unknown): string {
  const named = Named.safeParse(entry).data;
  if (named === undefined) return toText(entry);
  return 'value' in named ? named.value : named.name;
}
