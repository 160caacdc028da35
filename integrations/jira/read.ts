import { z } from 'zod';
import { TaiError } from '../../src/domain/errors.ts';
import type { Ticket, TicketRef } from '../../src/domain/ticket.ts';
import type { Issue } from './client.ts';
import { projectOf } from './names.ts';
import { isoTime } from './times.ts';
import { toText } from './to-text.ts';

interface Rules {
  readonly projects?: readonly string[] | undefined;
  /** By id, as all here. */
  readonly hostField?: string | undefined;
  /** Fields whose words belong to the ticket: what an alert brought. */
  readonly textFields?: readonly { readonly id: string; readonly name: string }[];
}

/** What is asked of Jira; everything else stays there. */
export function fieldsToRead({ hostField, textFields = [] }: Rules): readonly string[] {
  const usual = ['summary', 'description', 'environment', 'created', 'project', 'labels', 'components', 'reporter'];
  const own = [...(hostField === undefined ? [] : [hostField]), ...textFields.map(({ id }) => id)];
  return [...usual, 'attachment', ...own];
}

const Project = z.object({ key: z.string() });
const Named = z.union([z.object({ value: z.string() }), z.object({ name: z.string() })]);
const Reporter = z.object({ timeZone: z.string().regex(/^[\w/+-]{1,50}$/) });

/** Throws TICKET_FORBIDDEN for an issue of a project that is not ours: the delivery may have named only its id. */
export function readIssue({ key, fields }: Issue, ref: TicketRef, { hostField, textFields, projects }: Rules): Ticket {
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
    text: textOf(fields, textFields ?? []),
    hosts: hostField === undefined ? [] : hostsIn(fields[hostField]),
    ...(createdAt !== undefined && { createdAt }),
  };
}

function textOf(fields: Issue['fields'], textFields: NonNullable<Rules['textFields']>): string {
  const zone = Reporter.safeParse(fields['reporter']).data?.timeZone;
  return [
    toText(fields['description']),
    under('Environment', toText(fields['environment'])),
    ...textFields.map(({ id, name }) => under(name, valuesIn(fields[id]).join('\n'))),
    beside('Labels', valuesIn(fields['labels'])),
    beside('Components', valuesIn(fields['components'])),
    beside("Reporter's time zone", zone === undefined ? [] : [zone]),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function under(title: string, text: string): string {
  return text === '' ? '' : `${title}:\n${text}`;
}

function beside(title: string, values: readonly string[]): string {
  return values.length === 0 ? '' : `${title}: ${values.join(', ')}`;
}

/** A text field, a select, several of either, or a paragraph field; one name or more in each. */
function hostsIn(value: unknown): readonly string[] {
  const words = valuesIn(value).flatMap((entry) => entry.replace(/ \([A-Z]+-\d+\)$/, '').split(/[\s,;]+/));
  return [...new Set(words.filter((word) => word !== ''))];
}

function valuesIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map(nameIn).filter((name) => name !== '');
}

function nameIn(entry: unknown): string {
  const named = Named.safeParse(entry).data;
  if (named === undefined) return toText(entry);
  return 'value' in named ? named.value : named.name;
}
