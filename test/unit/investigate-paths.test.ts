import { describe, expect, it } from 'vitest';
import { findWindow } from '../../src/collectors/journal-window.ts';
import { followLeads } from '../../src/diagnosis/follow.ts';
import type { Ticket } from '../../src/domain/ticket.ts';

function aTicket(text: string, change: Partial<Ticket> = {}): Ticket {
  const ref = { system: 'jira', id: 'OPS-1' };
  return { ref, label: 'OPS-1', scope: 'jira:OPS', title: 'Help', text, hosts: [], ...change };
}

function pathsOf(ticket: Ticket): readonly string[] {
  const seen = { ticket, types: [], evidence: [], classes: new Set<string>() };
  return followLeads(seen, new Set(), new Date()).map(({ collector, argvs: [argv] }) => `${collector} ${argv.at(-1)}`);
}

describe('the leads to paths', () => {
  it.each([
    ['see /var/log/nginx/error.log.', ['log-file /var/log/nginx/error.log']],
    [
      'at /srv/app/logs/app.txt:120: boom (/etc/nginx/nginx.conf)',
      // The path names a server, whose own log is looked at as well.
      ['log-file /srv/app/logs/app.txt', 'config-file /etc/nginx/nginx.conf', 'log-file /var/log/nginx/error.log'],
    ],
    ['`/var/log/a.log` and /var/log/a.log again', ['log-file /var/log/a.log']],
    ['https://wiki.example.com/var/log/a.log', []],
    ['../var/log/a.log ~/var/log/b.log', []],
    ['cat /etc/shadow /etc/ssl/private/x.key /proc/kmsg /dev/sda /root/.ssh/id_rsa', []],
    ['/var/log/../../etc/shadow', []],
    ['/opt/app/config.yml', []],
    ['/var/log/$(reboot)', []],
    ['', []],
  ])('for "%s" looks at %j', (text, expected) => {
    const paths = pathsOf(aTicket(text));

    expect(paths).toEqual(expected);
  });

  it('looks at four files at most', () => {
    const paths = pathsOf(aTicket('/var/log/a /var/log/b /var/log/c /var/log/d /var/log/e'));

    expect(paths).toHaveLength(4);
  });

  it('lists the folders that a person named, never those of the text', () => {
    const paths = pathsOf(aTicket('see /var/spool/mail', { folders: ['/var/spool/app', '/proc', '-x'] }));

    expect(paths).toEqual(['folder /var/spool/app']);
  });
});

describe('findWindow', () => {
  const now = new Date('2026-11-22T18:00:00Z');

  it('is from an hour before the ticket to a quarter after it', () => {
    const window = findWindow({ createdAt: '2026-11-22T14:00:00+01:00' }, now, 200);

    expect(window).toEqual({ lines: '200', since: '@1795348800', until: '@1795353300' });
  });

  it('is from a quarter before what a person said it began at to an hour after it', () => {
    const window = findWindow({ createdAt: '2026-11-22T17:59:00Z', since: '2026-11-22T13:00:00Z' }, now, 400);

    expect(window).toEqual({ lines: '400', since: '@1795351500', until: '@1795356000' });
  });

  it.each([undefined, '2026-11-22T17:50:00Z', '2027-01-01T00:00:00Z', '1970-01-02T00:00:00Z', 'never'])(
    'is none for %s',
    (createdAt) => {
      const window = findWindow(createdAt === undefined ? {} : { createdAt }, now, 200);

      expect(window).toBeUndefined();
    },
  );
});
