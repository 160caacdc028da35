import { describe, expect, it } from 'vitest';
import { adfToText } from '../../../integrations/jira/adf-to-text.ts';
import { jiraSample } from '../../support/jira-stand-in/samples.ts';

function paragraph(text: string) {
  return { type: 'paragraph', content: [{ type: 'text', text }] };
}

function task(state: string, text: string) {
  return { type: 'taskItem', attrs: { state, localId: text }, content: [{ type: 'text', text }] };
}

function read(...content: readonly unknown[]): string {
  return adfToText({ type: 'doc', version: 1, content });
}

describe('the text of a document', () => {
  it('keeps code, lists, tables, links, mentions and what it does not know', () => {
    const { fields }: { fields: { description: unknown } } = JSON.parse(jiraSample('issue'));

    expect(adfToText(fields.description)).toBe(
      [
        '@Mia Krystof see the dashboard (https://grafana.example.com/d/1)',
        'since 2025-11-20',
        '',
        '```',
        '502 Bad Gateway',
        '  upstream: web-03',
        '```',
        '',
        '3. restarted nginx',
        '  - no change',
        '4. called for help',
        '',
        'host | state',
        'web-03 | [DOWN]',
        '',
        'https://wiki.example.com/runbook',
        '',
        'kept all the same',
      ].join('\n'),
    );
  });

  it('is the string itself where Jira sends wiki markup', () => {
    expect(adfToText('h1. Broken\n{noformat}x{noformat}')).toBe('h1. Broken\n{noformat}x{noformat}');
  });

  it.each([[null], [undefined], [7], [[]], [{}], [{ type: 'doc', content: 'x' }], [{ type: 'constructor' }]])(
    'is nothing for %j',
    (document) => {
      expect(adfToText(document)).toBe('');
    },
  );

  it('shows tasks, expands and emoji', () => {
    const text = read(
      { type: 'taskList', attrs: { localId: 'a' }, content: [task('DONE', 'restart'), task('TODO', 'ask')] },
      { type: 'expand', attrs: { title: 'More' }, content: [paragraph('inside')] },
      { type: 'paragraph', content: [{ type: 'emoji', attrs: { shortName: ':fire:' } }] },
    );

    expect(text).toBe('[x] restart\n[ ] ask\n\nMore\ninside\n\n:fire:');
  });

  it('ends where the nesting gets absurd', () => {
    let nested: unknown = paragraph('deep');
    for (let depth = 0; depth < 50_000; depth += 1) nested = { type: 'blockquote', content: [nested] };

    expect(read(paragraph('top'), nested)).toBe('top');
  });
});
