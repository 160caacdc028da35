import { describe, expect, it } from 'vitest';
import { findAdfErrors } from '../../support/jira-stand-in/adf-check.ts';

function doc(...content: readonly unknown[]) {
  return { type: 'doc', version: 1, content };
}

const hello = { type: 'text', text: 'hello' };
const paragraph = { type: 'paragraph', content: [hello] };

describe("the stand-in's check of documents", () => {
  it.each([
    ['a paragraph without content', doc({ type: 'paragraph' })],
    ['a panel with a list', doc({ type: 'panel', attrs: { panelType: 'info' }, content: [paragraph] })],
    ['code', doc({ type: 'codeBlock', attrs: { language: 'text' }, content: [hello] })],
    ['an expand with a table', doc({ type: 'expand', attrs: { title: 'x' }, content: [paragraph] })],
    [
      'a link',
      doc({ type: 'paragraph', content: [{ ...hello, marks: [{ type: 'link', attrs: { href: 'https://a' } }] }] }),
    ],
  ])('accepts %s', (_, document) => {
    expect(findAdfErrors(document)).toEqual([]);
  });

  it.each([
    ['a string', 'hello'],
    ['no version', { type: 'doc', content: [] }],
    ['an unknown node', doc({ type: 'marquee' })],
    ['a node named like a built-in', doc({ type: 'toString' })],
    ['an empty text', doc({ type: 'paragraph', content: [{ type: 'text', text: '' }] })],
    ['an attribute that is not listed', doc({ type: 'codeBlock', attrs: { lang: 'sh' }, content: [hello] })],
    ['an empty list', doc({ type: 'bulletList', content: [] })],
    [
      'an expand in a panel',
      doc({ type: 'panel', attrs: { panelType: 'info' }, content: [{ type: 'expand', content: [paragraph] }] }),
    ],
    ['a panel without its type', doc({ type: 'panel', content: [paragraph] })],
    ['bold code', doc({ type: 'codeBlock', content: [{ ...hello, marks: [{ type: 'strong' }] }] })],
    [
      'a colour of its own',
      doc({ type: 'paragraph', content: [{ type: 'status', attrs: { text: 'x', color: 'pink' } }] }),
    ],
    ['text at the top', doc(hello)],
    ['a member of no node', doc({ ...paragraph, style: 'x' })],
  ])('refuses %s', (_, document) => {
    expect(findAdfErrors(document)).not.toEqual([]);
  });
});
