import type { Report } from '../../src/domain/report.ts';

/** A report with every part a report can have. */
export function aReport(change: Partial<Report> = {}): Report {
  return {
    run: 'raaaaaaaaaaaaaaaa',
    number: 1,
    ticket: 'OPS-4211',
    hosts: ['web-03.prod.example.com'],
    outcome: 'cause',
    confidence: 'high',
    headline: '/var is full: debug logging of checkout-api has written 38 GB since 02:10.',
    causes: [
      {
        statement: '/var is full: debug logging of checkout-api has written 38 GB since 02:10.',
        confidence: 'high',
        proof: [
          { id: 'E4.3', collector: 'disk', text: '/dev/vda3  40G  40G  0 100% /var', trust: 'system' },
          { id: 'E12.7', collector: 'journal', text: '02:10:04 checkout-api: log level set to DEBUG', trust: 'anyone' },
        ],
      },
    ],
    steps: [
      { text: 'Set the log level back, then truncate debug.log', risk: 'disruptive', note: 'loses that log' },
      { text: 'Check that logrotate covers /var/log/checkout-api', risk: 'read-only' },
    ],
    ruledOut: ['memory (E6)', 'inodes (E5)'],
    notCollected: ['smartctl: needs root', 'db-02: connection refused'],
    changes: ['2026-11-20 01:58 checkout-api 4.2.0 -> 4.3.0 (dpkg)'],
    notes: ['The model was not asked: it is down.'],
    footer: '14 s · gemma4:a4b · 18 commands, all read-only',
    again: 'comment /tai',
    ...change,
  };
}
