import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAnswer } from '../../../integrations/slack/message.ts';
import type { Report } from '../../../src/domain/report.ts';
import { parseBlocks } from '../../support/slack-stand-in/blocks.ts';
import { aReport, aRequest } from '../../support/slack-stand-in/samples.ts';

const request = aRequest('1790000001.000117');

/** Every text of the blocks in reading order. */
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [inner] : textsOf(inner),
  );
}

describe('a rendered answer', () => {
  it('shows each part of the report', () => {
    const { blocks } = buildAnswer(request, aReport());

    expect(textsOf(blocks)).toMatchInlineSnapshot(`
      [
        "Cause · high",
        "web-03.prod.example.com
      ",
        "/var is full: debug logging of checkout-api has written 38 GB since 02:10.",
        "The model did not answer: made from the findings alone.",
        "Proof",
        "E4.3   disk                           /dev/vda3  40G  40G  0 100% /var
      E12.7  journal (anyone can write it)  02:10:04 checkout-api: log level set to DEBUG",
        "What to do",
        " (tai changed nothing)",
        "Set the log level back, then truncate debug.log ",
        "[disruptive: loses that log]",
        "Check that logrotate covers /var/log/checkout-api ",
        "[read-only]",
        "Ruled out",
        "memory (E6)",
        "inodes (E5)",
        "Not collected",
        "smartctl: needs root",
        "db-02: connection refused",
        "Changed lately",
        "2026-11-20 01:58 checkout-api 4.2.0 -> 4.3.0 (dpkg)",
        "run raaaaaaaaaaaaaaaa · 14 s · gemma4:a4b · 18 commands, all read-only · again: the button "Run again", or mention @tai",
        "Run again",
        "Look deeper",
        "Evidence",
        "👍",
        "👎",
      ]
    `);
  });

  it('says the same without blocks', () => {
    expect(buildAnswer(request, aReport()).text).toMatchInlineSnapshot(`
      "web-03.prod.example.com · Cause · high
      run raaaaaaaaaaaaaaaa · 14 s · gemma4:a4b · 18 commands, all read-only · again: the button "Run again", or mention @tai

      /var is full: debug logging of checkout-api has written 38 GB since 02:10.
      The model did not answer: made from the findings alone.
      Proof
        E4.3  disk  /dev/vda3  40G  40G  0 100% /var
        E12.7  journal  02:10:04 checkout-api: log level set to DEBUG
      What to do (tai changed nothing)
        1. Set the log level back, then truncate debug.log [disruptive: loses that log]
        2. Check that logrotate covers /var/log/checkout-api [read-only]
      Ruled out
        - memory (E6)
        - inodes (E5)
      Not collected
        - smartctl: needs root
        - db-02: connection refused
      Changed lately
        - 2026-11-20 01:58 checkout-api 4.2.0 -&gt; 4.3.0 (dpkg)"
    `);
  });

  it('carries the marker and the button with what it needs to run again', () => {
    const { blocks, metadata } = buildAnswer(request, aReport());

    expect(metadata).toEqual({
      event_type: 'tai_answer',
      event_payload: { ticket: request.ticket.id, run: request.run },
    });
    const buttons = blocks.at(-1);
    expect(buttons?.type === 'actions' && buttons.elements[0]).toMatchObject({
      action_id: 'tai_rerun',
      value: JSON.stringify({ ticket: request.ticket.id, text: 'web-03 is slow' }),
    });
    expect(buttons?.type === 'actions' && buttons.elements[1]).toMatchObject({
      action_id: 'tai_deeper',
      value: 'raaaaaaaaaaaaaaaa',
    });
  });

  it('names no confidence where nothing was concluded', () => {
    const { blocks } = buildAnswer(
      request,
      aReport({ outcome: 'no_host', causes: [], headline: 'Which host is it about?' }),
    );

    expect(textsOf(blocks)[0]).toBe('No host');
  });

  it('ranks suspects with their confidence', () => {
    const suspect = { statement: 'The pool is too small', confidence: 'low', proof: [] } as const;
    const { blocks } = buildAnswer(
      request,
      aReport({ outcome: 'suspects', confidence: 'medium', causes: [suspect, suspect] }),
    );

    expect(textsOf(blocks)).toContain('Suspects · medium');
    expect(textsOf(blocks)).toContain('2. The pool is too small (low)');
  });

  it('interprets nothing: no mention, no link, no markup, no emoji', () => {
    const evil = '<!channel> <@U1> https://evil.example <https://evil.example|x> *b* :boom: `c`';
    const lines = [{ id: 'E1.1', collector: 'journal', text: evil, trust: 'anyone' }] as const;
    const { blocks, text } = buildAnswer(
      request,
      aReport({
        headline: evil,
        hosts: [evil],
        causes: [{ statement: evil, confidence: 'low', proof: lines }],
        steps: [{ text: evil, risk: 'read-only', note: evil }],
        ruledOut: [evil],
        notCollected: [evil],
        changes: [evil],
        notes: [evil],
        footer: evil,
      }),
    );

    expect(JSON.stringify(blocks)).not.toMatch(
      /"type":"(?:mrkdwn|markdown|link|user|usergroup|channel|broadcast|emoji)"/,
    );
    expect(JSON.stringify(blocks)).not.toContain('"emoji":true');
    expect(text).not.toMatch(/[<>]/);
  });

  it('says how much of a huge report it leaves out', () => {
    const many = Array.from({ length: 400 }, (_, index) => `${index} ${'x'.repeat(900)}`);
    const proof = many.map(
      (text, index) => ({ id: `E1.${index + 1}`, collector: 'journal', text, trust: 'system' }) as const,
    );
    const cause = { statement: 'y'.repeat(9_000), confidence: 'high', proof } as const;
    const { blocks, text } = buildAnswer(
      aRequest('1790000001.000117', { text: 'z'.repeat(8_000) }),
      aReport({
        causes: Array.from({ length: 9 }, () => cause),
        ruledOut: many,
        notCollected: many,
        changes: many,
        notes: many,
      }),
    );

    expect(parseBlocks(JSON.stringify(blocks))).toBeInstanceOf(Array);
    expect(textsOf(blocks).join('\n')).toMatch(/… and \d+ more/);
    expect(text.length).toBeLessThanOrEqual(3_900);
    expect(text).toContain('run raaaaaaaaaaaaaaaa');
  });

  it('is something Slack takes, whatever the report says', () => {
    const word = fc.string({ unit: 'binary', maxLength: 600 });
    const words = fc.array(word, { maxLength: 30 });
    const proof = fc.array(
      fc.record({ id: fc.constant('E1.1'), collector: word, text: word, trust: fc.constant('anyone' as const) }),
      { maxLength: 30 },
    );
    const causes = fc.array(fc.record({ statement: word, confidence: fc.constant('low' as const), proof }), {
      maxLength: 6,
    });
    const steps = fc.array(fc.record({ text: word, risk: fc.constant('reversible' as const), note: word }), {
      maxLength: 20,
    });
    const change: fc.Arbitrary<Partial<Report>> = fc.record({
      headline: word,
      hosts: words,
      causes,
      steps,
      ruledOut: words,
      notCollected: words,
      changes: words,
      notes: words,
      footer: word,
    });

    fc.assert(
      fc.property(change, word, (parts, said) => {
        const { blocks, text } = buildAnswer(aRequest('1790000001.000117', { text: said }), aReport(parts));

        expect(parseBlocks(JSON.stringify(blocks))).toBeInstanceOf(Array);
        expect(text.length).toBeLessThanOrEqual(3_900);
      }),
      { numRuns: 60 },
    );
  });
});
