import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRerunValue, findRerunValue } from '../../../integrations/slack/rerun.ts';

const ticket = { system: 'slack', id: 'C0OPS:1790000001.000117:1790000001.000117' };

describe('the value of the button "Run again"', () => {
  it('carries the mention and what was said in it', () => {
    const value = buildRerunValue({ ticket, text: 'web-03 is "slow"\nsince 2h' });

    expect(findRerunValue(value)).toEqual({ ticket: ticket.id, text: 'web-03 is "slow"\nsince 2h' });
  });

  it('carries the mention alone when nothing was said', () => {
    expect(findRerunValue(buildRerunValue({ ticket }))).toEqual({ ticket: ticket.id });
  });

  it('fits into what Slack takes, and says where it was cut', () => {
    const value = buildRerunValue({ ticket, text: '"'.repeat(9_000) });

    expect(value.length).toBeLessThanOrEqual(2_000);
    expect(findRerunValue(value)?.text?.endsWith('"…')).toBe(true);
  });

  it('fits for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 4_000 }), (text) => {
        expect(buildRerunValue({ ticket, text }).length).toBeLessThanOrEqual(2_000);
      }),
    );
  });
});
