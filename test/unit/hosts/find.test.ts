import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Host } from '../../../src/domain/host.ts';
import { findHosts } from '../../../src/hosts/find.ts';

function hostsIn(text: string, title = ''): readonly string[] {
  return findHosts({ title, text }).hosts;
}

describe('which words are machines', () => {
  it.each([
    ['Kernel panic on ZEUS03.dc2.acme.com. Last night.', 'zeus03.dc2.acme.com'],
    ['db7 is down', 'db7'],
    ['nginx-1.24.0 on edge03 returns 502', 'edge03'],
    ['We see errors in python3.11 and php8.2-fpm on shop-02', 'shop-02'],
    ['my.cnf differs from nginx.conf on sql-3', 'sql-3'],
    ['RAID5 on stor01 degraded, disk /dev/sda1', 'stor01'],
    ['contact bob@acme.com, host: lnx0042', 'lnx0042'],
    ['systemctl status app@3.service on app-6: failed', 'app-6'],
    ['pod web-7d9f8b6c5-abcde restarts on node k8s-w4', 'k8s-w4'],
    ['Server pluto-app is not responding', 'pluto-app'],
    ['mon-main (10.5.0.40) gives no route to host', 'mon-main'],
    ['localhost:8080 and [::1]:80 refused on ci-3', 'ci-3'],
    ['Can not reach fd12:3456::10', 'fd12:3456::10'],
    ['agent version 10.9.8.7 on 10.1.2.3 hangs', '10.1.2.3'],
  ])('%s', (text, expected) => {
    expect(hostsIn(text)).toEqual([expected]);
  });

  it.each([
    'OpenSSL 1.1.1.1 installed, 3.0.0.1 needed',
    'JIRA OPS-1234 and CVE-2025-1234, SLES-15, HTTP-502',
    'network 192.168.1.0/24, mask 255.255.255.0, 127.0.0.1 and 169.254.169.254',
    'service-a calls service-b, front-end is slow, e-mail broken',
    'brute force from 203.0.113.77',
    'Regards, John Doe, www.doe-consulting.com',
    'uncaught exception in com.acme.billing2.InvoiceJob and libfoo2.so.3',
  ])('nothing in: %s', (text) => {
    expect(hostsIn(text)).toEqual([]);
  });
});

describe('which of them are affected', () => {
  it.each([
    ['not web-09 but web-10 is slow', ['web-10'], ['web-09']],
    ['web-01 and web-02 are fine, web-03 is not', ['web-03'], ['web-01', 'web-02']],
    ['All nodes are ok except node-7', ['node-7'], []],
    ['Except for vm-02 all of vm-01..vm-03 hang', ['vm-01', 'vm-03'], ['vm-02']],
    ['web-10 (formerly web-09) is slow', ['web-10'], ['web-09']],
    ['`app-priv-9` times out (reached through jump-1)', ['app-priv-9'], ['jump-1']],
    ['https://wiki.acme.com/OPS/web-01 is outdated; web-02 is down', ['web-02'], ['wiki.acme.com']],
    ['www.acme.com is down, backends: be-1, be-2', ['be-1', 'be-2'], ['www.acme.com']],
    ['www.acme.com is down', ['www.acme.com'], []],
    ['app-4.acme.com (10.1.1.4) is down', ['app-4.acme.com'], ['10.1.1.4']],
    ['El servidor app-mx-2 está caído, app-mx-1 funciona bien', ['app-mx-2'], ['app-mx-1']],
    ['Сервер web-3 недоступен, web-4 в порядке', ['web-3'], ['web-4']],
    ['服务器db-07磁盘满了，db-08正常', ['db-07'], ['db-08']],
    ['Windows server WIN-AD01 can not mount from nfs-1', ['nfs-1'], ['win-ad01']],
  ])('%s', (text, hosts, mentioned) => {
    const found = findHosts({ title: '', text });

    expect(found).toEqual({ hosts, mentioned });
  });

  it('takes the title for what the ticket is about', () => {
    expect(hostsIn('The nightly job ran on db-3 and db-4.', 'backup of db-4')).toEqual(['db-4']);
  });

  it('joins the short and the full name of one machine', () => {
    expect(hostsIn('Address: key-3.secure.acme.com', 'key-3 disk critical')).toEqual(['key-3.secure.acme.com']);
  });

  it('is sure about a question', () => {
    expect(hostsIn('is db-5 ok?')).toEqual(['db-5']);
  });
});

describe('an inventory', () => {
  const known = new Set(['pluto.lab.acme.com', 'db-1.acme.com', 'db-1.acme.org']);

  it('makes a machine of any word it names', () => {
    expect(findHosts({ title: '', text: 'load on Pluto is odd' }, known).hosts).toEqual(['pluto.lab.acme.com']);
  });

  it('does not choose between two machines of one short name', () => {
    expect(findHosts({ title: '', text: 'db-1 is down' }, known).hosts).toEqual(['db-1']);
  });
});

describe('hostile tickets', () => {
  it('can not make an option of a name', () => {
    expect(hostsIn('check -oProxyCommand=touch and -web-1x; then --db-2')).not.toContainEqual(
      expect.stringMatching(/^-/),
    );
  });

  it('find only what is a host by form', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'web-1',
        'srv-a.acme.com',
        '-',
        '$(id)',
        '`',
        '10.0.0.1',
        '[',
        ']',
        '..',
        ' and ',
        '{',
        '}',
        '\n',
        '(',
        '|',
        '_',
      ),
    );

    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        for (const host of hostsIn(pieces.join(''))) expect(Host.safeParse(host).success).toBe(true);
      }),
    );
  });
});
