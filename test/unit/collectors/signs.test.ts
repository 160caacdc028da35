import { describe, expect, it } from 'vitest';
import { findEntries } from '../../../src/collectors/log-entry.ts';
import { readSigns } from '../../../src/collectors/signs/read.ts';
import { toLines } from '../../../src/evidence/number.ts';

function kindsOf(source: string, ...texts: readonly string[]): readonly string[] {
  const output = texts.map((text) => `2026-11-22T10:20:30+01:00 web-1 ${source}: ${text}`).join('\n');
  return readSigns(findEntries(toLines(output))).signs.map(({ kind }) => kind);
}

describe('readSigns', () => {
  it.each([
    ['port_in_use', 'Error: listen EADDRINUSE: address already in use :::3000'],
    ['port_in_use', '(98)Address already in use: AH00072: make_sock: could not bind to address [::]:80'],
    ['port_in_use', 'Could not create server TCP listening socket *:6379: bind: Address already in use'],
    [
      'missing_file,library_missing',
      'tunneld: error while loading shared libraries: libx.so.3: cannot open shared object file: No such file or directory',
    ],
    ['missing_file', "FileNotFoundError: [Errno 2] No such file or directory: '/etc/app.toml'"],
    ['no_space', 'cannot spool: java.io.IOException: No space left on device'],
    ['bad_config', 'nginx: [emerg] unexpected "}" in /etc/nginx/nginx.conf:31'],
    ['bad_config', 'AH00526: Syntax error on line 12 of /etc/apache2/sites-enabled/shop.conf:'],
    ['bad_config', '*** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***'],
    ['bad_config', '/etc/ssh/sshd_config: line 12: Bad configuration option: Prot'],
    ['bad_config', "[ERROR] [MY-000067] [Server] unknown variable 'foo=bar'."],
    ['bad_config', '[ALERT] 325/101112 (7) : parsing [/etc/haproxy/haproxy.cfg:12] : unknown keyword'],
    ['bad_config', 'error parsing configuration file: yaml: line 7: mapping values are not allowed'],
  ])('reads %s in what an application says: %s', (kind, text) => {
    const kinds = kindsOf('app[7]', text);

    expect(kinds.join()).toBe(kind);
  });

  it.each([
    ['missing_for_systemd', 'systemd[1]', 'a.service: Failed to load environment files: No such file or directory'],
    [
      'missing_for_systemd',
      '(run.sh)[99]',
      'a.service: Failed to locate executable /opt/run.sh: No such file or directory',
    ],
    [
      'missing_for_systemd',
      '(app)[99]',
      'a.service: Changing to the requested working directory failed: No such file or directory',
    ],
    ['unit_failed', 'systemd[1]', "a.service: Failed with result 'exit-code'."],
    ['bad_config', 'systemd[1]', 'a.service: Unit configuration has fatal error, unit will not be started.'],
  ])('reads %s in what systemd says as %s: %s', (kind, source, text) => {
    const kinds = kindsOf(source, text);

    expect(kinds).toEqual([kind]);
  });

  it.each([
    'GET /index.html 200',
    'WARN optional file /etc/app.d/extra.conf: No such file or directory',
    'deprecated: unknown option "old"',
    'all configuration files read',
    'listening on port 80',
  ])('reads nothing in %s', (text) => {
    const kinds = kindsOf('app[7]', text);

    expect(kinds).toEqual([]);
  });

  it('does not take an application for systemd', () => {
    const kinds = kindsOf('app[7]', "nginx.service: Failed with result 'oom-kill'.");

    expect(kinds).toEqual([]);
  });

  it('keeps the first two and the last three of a kind', () => {
    const texts = Array.from({ length: 40 }, (_, index) => `bind: address already in use :${index}`);

    const kinds = kindsOf('app[7]', ...texts);

    expect(kinds).toHaveLength(5);
  });
});

describe('findEntries', () => {
  it('reads times with any zone into UTC and leaves out what is no message', () => {
    const output = '-- Boot 1 --\n2026-11-22T10:20:30+0100 web-1 a b[7]: one: two\n    at Foo.java:1\n';

    const entries = findEntries(toLines(output));

    expect(entries).toEqual([
      { line: 2, at: '2026-11-22T09:20:30.000Z', source: 'a b', by: 'application', text: 'one: two' },
    ]);
  });
});
