import { describe, expect, it } from 'vitest';
import { adfToText } from '../../../integrations/jira/adf-to-text.ts';
import { parseCommand } from '../../../integrations/jira/command.ts';
import { renderPlain } from '../../../integrations/jira/render-plain.ts';
import { renderReport } from '../../../integrations/jira/render.ts';
import { Outcome } from '../../../src/domain/diagnosis.ts';
import { findAdfErrors } from '../../support/jira-stand-in/adf-check.ts';
import { aReport } from '../../support/jira-stand-in/example-report.ts';

function proof(text: string) {
  return [{ id: 'E1.1', collector: 'journal', text, trust: 'system' as const }];
}

describe('the answer in Jira', () => {
  it('shows every part of the report', () => {
    expect(adfToText(renderReport(aReport()))).toBe(
      [
        '[cause · high] OPS-4211 · web-03.prod.example.com',
        '',
        '/var is full: debug logging of checkout-api has written 38 GB since 02:10.',
        '',
        'Please note',
        '',
        '- The model was not asked: it is down.',
        '',
        'Proof',
        '',
        '```',
        'E4.3   disk      /dev/vda3  40G  40G  0 100% /var',
        'E12.7  journal*  02:10:04 checkout-api: log level set to DEBUG',
        '* a line that anyone could have written',
        '```',
        '',
        'What to do (tai changed nothing)',
        '',
        '[ ] Set the log level back, then truncate debug.log [disruptive] loses that log',
        '[ ] Check that logrotate covers /var/log/checkout-api [read-only]',
        '',
        'Ruled out: memory (E6), inodes (E5)',
        '',
        'Not collected',
        '',
        '- smartctl: needs root',
        '- db-02: connection refused',
        '',
        'Changed lately',
        '',
        '- 2026-11-20 01:58 checkout-api 4.2.0 -> 4.3.0 (dpkg)',
        '',
        'run raaaaaaaaaaaaaaaa · 14 s · gemma4:a4b · 18 commands, all read-only · again: comment /tai',
      ].join('\n'),
    );
  });

  it('ranks suspects and quotes each one', () => {
    const report = aReport({
      outcome: 'suspects',
      confidence: 'medium',
      causes: [
        { statement: 'the disk', confidence: 'medium', proof: proof('I/O error') },
        { statement: 'the network', confidence: 'low', proof: proof('link down') },
      ],
    });

    const text = adfToText(renderReport(report));

    expect(text).toMatch(
      /Suspects, the likeliest first\n\n1\. the disk \(medium\)\n\n```\nE1\.1 {2}journal {2}I\/O error\n```\n\n2\. the network/,
    );
  });

  it('gives the first cause without a number and the others below it', () => {
    const causes = ['logs fill /var', 'a slow disk'].map((statement) => ({
      statement,
      confidence: 'high' as const,
      proof: proof('38G /var/log'),
    }));
    const report = aReport({ causes });

    const text = adfToText(renderReport(report));

    expect(text).toMatch(/Proof\n\nlogs fill \/var\n\n```/);
    expect(text).toMatch(/Less likely\n\n2\. a slow disk \(high\)/);
  });

  it.each(Outcome.options)('is valid, also with nothing but an outcome: %s', (outcome) => {
    const bare = aReport({
      outcome,
      hosts: [],
      headline: '',
      causes: [],
      steps: [],
      ruledOut: [],
      notCollected: [],
      changes: [],
      notes: [],
      footer: '',
    });

    for (const report of [bare, aReport({ outcome })]) {
      expect(findAdfErrors(renderReport(report))).toEqual([]);
      expect(findAdfErrors(renderPlain(report, 'with proof'))).toEqual([]);
    }
  });

  it('says which run of the ticket it is from the second on', () => {
    expect(adfToText(renderReport(aReport({ number: 2 })))).toContain(
      'run raaaaaaaaaaaaaaaa (number 2 for this ticket)',
    );
  });

  it('takes no markup and no unseen characters from anyone', () => {
    const nasty = '[x|http://evil.example] !img! [~mia] **b**\u0007 \u202Etxt.exe\u2066 a\nb';
    const document = renderReport(aReport({ headline: nasty, notes: [nasty] }));

    expect(JSON.stringify(document)).toContain('[x|http://evil.example] !img! [~mia] **b** txt.exe a b');
    expect(JSON.stringify(document)).not.toMatch(/"(mention|link|inlineCard)"/);
  });

  it('is never a command to ourselves', () => {
    const report = aReport({ headline: '/tai web-03', notes: ['/tai'], ticket: '/tai', hosts: ['/tai'] });

    expect(parseCommand(adfToText(renderReport(report)), { names: [], now: new Date(0) })).toBeUndefined();
    expect(parseCommand(adfToText(renderPlain(report, 'with proof')), { names: [], now: new Date(0) })).toBeUndefined();
  });
});

describe('the plain answer', () => {
  it('says the same in paragraphs and code blocks alone', () => {
    const document = renderPlain(aReport(), 'with proof');

    expect(new Set(document.content.map(({ type }) => type))).toEqual(new Set(['paragraph', 'codeBlock']));
    expect(adfToText(document)).toContain(
      '1. Set the log level back, then truncate debug.log [disruptive: loses that log]',
    );
    expect(adfToText(document)).toContain('/dev/vda3  40G  40G  0 100% /var');
  });

  it('says that the quoted lines are left out when they are', () => {
    const text = adfToText(renderPlain(aReport(), 'without proof'));

    expect(text).not.toContain('/dev/vda3');
    expect(text).toContain('The quoted lines are left out');
  });
});
