import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../integrations/jira/command.ts';

const listener = { names: ['712020:tai', 'tai'], now: new Date('2026-11-20T02:15:00Z'), zone: 'Europe/Berlin' };

describe('a command in a comment', () => {
  it.each([
    ['/tai', []],
    ['  /TAI  ', []],
    ['/tai web-03', ['web-03']],
    ['/tai WEB-03.prod.example.com, db-01.prod.example.com.', ['web-03.prod.example.com', 'db-01.prod.example.com']],
    ['/tai {{web-03}} https://web-04.example.com/health', ['web-03', 'web-04.example.com']],
    ['/tai 10.0.0.7 2001:db8::7', ['10.0.0.7', '2001:db8::7']],
    ['/tai web-03 web-03 2h', ['web-03']],
    ['[~accountid:712020:tai] web-03 please', ['web-03']],
    ['could you look, [~tai]?', []],
    ['> earlier\n[~tai] db-01', ['db-01']],
    ['/tai again, please', []],
    ['/tai --help $(reboot) -oProxyCommand=x', []],
    ['/tai\nweb-03 is still broken', []],
  ])('%j names the hosts %j', (text, hosts) => {
    expect(parseCommand(text, listener)).toEqual({ kind: 'run', hosts });
  });

  it('names no more than twenty hosts', () => {
    const names = Array.from({ length: 50 }, (_, index) => `web-${index}`);

    expect(parseCommand(`/tai ${names.join(' ')}`, listener)).toEqual({ kind: 'run', hosts: names.slice(0, 20) });
  });

  it.each([
    ['/tai web-03 since 2h', '2026-11-20T00:15:00.000Z'],
    ['/tai since 90 min', '2026-11-20T00:45:00.000Z'],
    ['/tai last 1d', '2026-11-19T02:15:00.000Z'],
    ['/tai since 02:10', '2026-11-20T01:10:00.000Z'],
    ['/tai since 23:50', '2026-11-19T22:50:00.000Z'],
    ['/tai since 2026-11-19 02:10', '2026-11-19T01:10:00.000Z'],
    ['/tai since 2026-11-20T02:10:00+05:30', '2026-11-19T20:40:00.000Z'],
    ['/tai since 01:00 UTC', '2026-11-20T01:00:00.000Z'],
  ])('%j looks back to %s', (text, since) => {
    expect(parseCommand(text, listener)).toMatchObject({ kind: 'run', since });
  });

  it.each([
    ['/tai help', {}],
    ['/tai ?', {}],
    ['[~tai] help', {}],
    ['/tai web-03 since 99:99', { unclear: 'since 99:99' }],
    ['/tai since 2030-01-01', { unclear: 'since 2030-01-01' }],
    ['/tai since 400d', { unclear: 'since 400d' }],
  ])('%j wants to know what may be said', (text, said) => {
    expect(parseCommand(text, listener)).toEqual({ kind: 'help', ...said });
  });

  it.each([
    'thanks',
    '[~mia] look at web-03',
    '{quote}/tai{quote}',
    '{quote}[~tai] web-03{quote} no',
    '{noformat}\n[~tai] web-03\n{noformat}',
    'bq. [~tai] web-03',
    '@tai',
  ])('%j is not for us', (text) => {
    expect(parseCommand(text, listener)).toBeUndefined();
  });
});
