import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../integrations/jira/command.ts';

describe('a command in a comment', () => {
  it.each([
    ['/tai', []],
    ['  /TAI  ', []],
    ['/tai web-03', ['web-03']],
    ['/tai WEB-03.prod.example.com, db-01.prod.example.com.', ['web-03.prod.example.com', 'db-01.prod.example.com']],
    ['/tai {{web-03}} https://web-04.example.com/health', ['web-03', 'web-04.example.com']],
    ['/tai 10.0.0.7 2001:db8::7', ['10.0.0.7', '2001:db8::7']],
    ['/tai web-03 web-03 since 2h', ['web-03']],
    ['/tai again, please', []],
    ['/tai --help $(reboot) -oProxyCommand=x', []],
    ['/tai\nweb-03 is still broken', []],
  ])('%j names the hosts %j', (text, hosts) => {
    expect(parseCommand(text)).toEqual({ hosts });
  });

  it('names no more than twenty hosts', () => {
    const names = Array.from({ length: 50 }, (_, index) => `web-${index}`);

    expect(parseCommand(`/tai ${names.join(' ')}`)?.hosts).toHaveLength(20);
  });
});
