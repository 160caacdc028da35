import { describe, expect, it } from 'vitest';
import { doc, expand, panel, paragraph, status, taskList, text } from '../../../integrations/jira/adf.ts';
import { isValidDocument } from '../../../integrations/jira/adf-valid.ts';
import { renderPlain } from '../../../integrations/jira/render-plain.ts';
import { renderReport } from '../../../integrations/jira/render.ts';
import { aReport } from '../../support/jira-stand-in/example-report.ts';

const hello = paragraph(text('hello'));

describe('the check of a document before it is sent', () => {
  it.each([
    ['an answer', renderReport(aReport())],
    ['a plain answer', renderPlain(aReport(), 'with proof')],
    ['all we build', doc([expand('More', [hello]), taskList([hello]), panel('info', [hello]), paragraph()])],
  ])('lets %s through', (_, document) => {
    expect(isValidDocument(document)).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['a string', 'hello'],
    ['another version', { type: 'doc', version: 2, content: [] }],
    ['an empty text', doc([{ type: 'paragraph', content: [{ type: 'text', text: '' }] }])],
    ['an empty panel', doc([panel('info', [])])],
    ['a lozenge without text', doc([paragraph({ ...status('x', 'red'), attrs: { text: '', color: 'red' } })])],
    ['a node of another kind', { type: 'doc', version: 1, content: [{ type: 'inlineCard', attrs: { url: 'x' } }] }],
    ['an unknown attribute', { ...doc([hello]), attrs: { a: 1 } }],
  ])('stops %s', (_, document) => {
    expect(isValidDocument(document)).toBe(false);
  });
});
