import { z } from 'zod';
import type { Call, Reply, Site } from './call.ts';

const Edit = z.strictObject({
  fields: z.record(z.string(), z.unknown()).default({}),
  update: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).default({}),
});
const Link = z.strictObject({
  type: z.object({ name: z.string() }),
  inwardIssue: z.object({ key: z.string() }),
  outwardIssue: z.object({ key: z.string() }),
});

const refuse = (status: number, message: string): Reply => ({ status, json: { errorMessages: [message], errors: {} } });

/** Changes of issues themselves; undefined: not one of these. */
export function answerEdit(call: Call, site: Site): Reply | undefined {
  if (call.path === '/rest/api/3/issueLink') return call.method === 'POST' ? addLink(call, site) : undefined;
  const [, key = '', rest = ''] =
    /^\/rest\/api\/3\/issue\/([A-Z]+-\d+)(\/properties\/tai|\/editmeta)?$/.exec(call.path) ?? [];
  const issue = site.store.findIssue(key);
  if (issue === undefined) return undefined;
  switch (`${call.method} ${rest}`) {
    case 'GET /editmeta':
      return describeFields(site);
    case 'PUT ':
      return ifEditor(site, () => edit(call, issue.fields));
    case 'PUT /properties/tai':
      return ifEditor(site, () => {
        site.admin.properties.set(`${key} tai`, call.json);
        return { status: 200 };
      });
    default:
      return undefined;
  }
}

function ifEditor({ admin }: Site, change: () => Reply): Reply {
  return admin.lacking.has('EDIT_ISSUES') ? refuse(403, 'You do not have permission to edit this issue.') : change();
}

function describeFields({ admin }: Site): Reply {
  const fields = [...admin.fields].map(([id, { type, name }]) => [id, { name, schema: schemaOf(type) }]);
  return { status: 200, json: { fields: Object.fromEntries(fields) } };
}

function schemaOf(type: string) {
  const [outer = '', items] = type.split(' of ');
  return { type: outer, ...(items !== undefined && { items }) };
}

function edit({ json }: Call, fields: Record<string, unknown>): Reply {
  const { fields: set, update } = Edit.parse(json);
  Object.assign(fields, set);
  for (const [field, changes] of Object.entries(update)) {
    for (const change of changes) apply(fields, field, change);
  }
  return { status: 204 };
}

function apply(fields: Record<string, unknown>, field: string, change: Record<string, unknown>): void {
  const before: readonly unknown[] = Array.isArray(fields[field]) ? fields[field] : [];
  const same = (one: unknown) => JSON.stringify(one) === JSON.stringify(change['remove'] ?? change['add']);
  const others = before.filter((one) => !same(one));
  fields[field] = 'add' in change ? [...others, change['add']] : others;
}

function addLink({ json }: Call, { admin }: Site): Reply {
  const { type, inwardIssue, outwardIssue } = Link.parse(json);
  if (admin.lacking.has('LINK_ISSUES')) return refuse(403, 'No Link Issue Permission for issue');
  const link = { type: type.name, from: inwardIssue.key, to: outwardIssue.key };
  if (!admin.links.some((one) => JSON.stringify(one) === JSON.stringify(link))) admin.links.push(link);
  return { status: 201 };
}
