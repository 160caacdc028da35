import { describe, expect, it } from 'vitest';
import { Issue } from '../../../integrations/jira/client.ts';
import { fieldsToRead, readIssue } from '../../../integrations/jira/read.ts';
import { Ticket } from '../../../src/domain/ticket.ts';
import { jiraSample } from '../../support/jira-stand-in/samples.ts';

const ref = { system: 'jira', id: '115254' };
const issue = Issue.parse(JSON.parse(jiraSample('issue')));

function withField(value: unknown): Issue {
  return { ...issue, fields: { ...issue.fields, customfield_10042: value } };
}

describe('a ticket read from an issue', () => {
  it('has the words, the scope, the zone of its time and the host of its field', () => {
    const ticket = readIssue(issue, ref, { hostField: 'customfield_10042' });

    expect(ticket).toMatchObject({
      ref,
      label: 'OPS-4211',
      scope: 'jira:OPS',
      title: 'checkout returns 502',
      hosts: ['web-03.prod.example.com'],
      createdAt: '2026-11-20T02:14:07.182+01:00',
    });
    expect(ticket.text).toContain('502 Bad Gateway\n  upstream: web-03');
    expect(ticket.text).toMatch(/\n\nEnvironment:\nproduction$/);
    expect(Ticket.safeParse(ticket).success).toBe(true);
  });

  it.each([
    ['text', 'web-03, web-04', ['web-03', 'web-04']],
    ['a select with several values', [{ value: 'web-03' }, { value: 'web-04' }], ['web-03', 'web-04']],
    ['components', [{ name: 'web-03' }], ['web-03']],
    ['nothing', null, []],
    ['an asset', [{ workspaceId: 'a', id: 'b', objectId: '7' }], []],
    [
      'a paragraph',
      { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'web-03' }] }] },
      ['web-03'],
    ],
  ])('takes hosts from a field of %s', (_, value, hosts) => {
    expect(readIssue(withField(value), ref, { hostField: 'customfield_10042' }).hosts).toEqual(hosts);
  });

  it('has no hosts of its own when no field is configured', () => {
    expect(readIssue(issue, ref, {}).hosts).toEqual([]);
    expect(fieldsToRead({})).not.toContain('customfield_10042');
    expect(fieldsToRead({ hostField: 'customfield_10042' })).toContain('customfield_10042');
  });

  it('leaves out a time it can not read', () => {
    const odd = { ...issue, fields: { summary: 'x', created: 'yesterday' } };

    expect(readIssue(odd, ref, {})).toEqual({
      ref,
      label: 'OPS-4211',
      scope: 'jira:OPS',
      title: 'x',
      text: '',
      hosts: [],
    });
  });

  it('is refused for a project that is not ours, also when it was asked for by its id', () => {
    expect(() => readIssue(issue, ref, { projects: ['NET'] })).toThrow(
      expect.objectContaining({ code: 'TICKET_FORBIDDEN' }),
    );
  });
});
