import { describe, expect, it } from 'vitest';
import { parseBlocks } from '../../support/slack-stand-in/blocks.ts';

const divider = { type: 'divider' };

/** What the stand-in says to these blocks. */
function judge(...blocks: readonly object[]): unknown {
  return parseBlocks(JSON.stringify(blocks));
}

describe('the stand-in for Slack', () => {
  it.each([
    ['a field that no block has', { type: 'divider', colour: 'red' }],
    ['a block that is none', { type: 'paragraph' }],
    ['a header of 151 characters', { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }],
    ['a section of 3,001 characters', { type: 'section', text: { type: 'plain_text', text: 'x'.repeat(3_001) } }],
    [
      'an empty text',
      { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '' }] }] },
    ],
  ])('refuses %s', (_what, block) => {
    expect(judge(block)).toBe('invalid_blocks');
  });

  it('takes 50 blocks and refuses 51', () => {
    expect(judge(...Array.from({ length: 50 }, () => divider))).toHaveLength(50);
    expect(judge(...Array.from({ length: 51 }, () => divider))).toBe('invalid_blocks');
  });

  it('refuses blocks that are too long together', () => {
    const section = { type: 'section', text: { type: 'plain_text', text: 'x'.repeat(2_900) } };

    expect(judge(section, section, section, section)).toHaveLength(4);
    expect(judge(section, section, section, section, section)).toBe('msg_blocks_too_long');
  });
});
