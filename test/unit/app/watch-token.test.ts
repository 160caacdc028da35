import { describe, expect, it } from 'vitest';
import { judgeExpiry } from '../../../integrations/jira/token-expiry.ts';
import { watchToken } from '../../../src/app/watch-token.ts';
import { parseConfig } from '../../../src/config.ts';
import { silent } from '../../support/log.ts';

describe("a token's last day", () => {
  it.each([
    ['2026-11-27', 'over', 'expired on 2026-11-27'],
    ['2026-11-28', 'soon', 'expires today'],
    ['2026-11-29', 'soon', 'expires on 2026-11-29, in 1 day'],
    ['2026-12-28', 'soon', 'expires on 2026-12-28, in 30 days'],
    ['2026-12-29', 'fine', 'expires on 2026-12-29, in 31 days'],
  ])('%s is %s', (day, kind, words) => {
    expect(judgeExpiry(day, new Date('2026-11-28T23:59:00Z'))).toEqual({ kind, words });
  });

  it('is warned of when the service starts, and not before its time', async () => {
    const warned: unknown[] = [];
    const log = { ...silent, warn: (fields: object) => void warned.push(fields) };
    const jira = { baseUrl: 'https://example.atlassian.net', token: 'x', tokenExpires: '2026-12-01' };
    const config = parseConfig(JSON.stringify({ jira }), {});

    await watchToken(config, log, () => new Date('2026-10-01T00:00:00Z')).close();
    await watchToken(config, log, () => new Date('2026-11-28T00:00:00Z')).close();

    expect(warned).toEqual([{ expiry: 'expires on 2026-12-01, in 3 days' }]);
  });
});
