import { describe, expect, it } from 'vitest';
import { Host } from '../../../src/domain/host.ts';
import { checkAllowRule, createAllowList } from '../../../src/hosts/allow.ts';

function isAllowed(patterns: readonly string[], host: string): boolean {
  return createAllowList([{ hosts: patterns }])(Host.parse(host), 'jira:OPS');
}

describe('createAllowList', () => {
  it('refuses everything without a rule', () => {
    expect(createAllowList([])(Host.parse('web-1'), 'console')).toBe(false);
  });

  it.each([
    ['web-1.acme.com', 'web-1.acme.com'],
    ['WEB-1.acme.com.', 'web-1.acme.com'],
    ['*.prod.acme.com', 'web-1.prod.acme.com'],
    ['*.prod.acme.com', 'a.b.prod.acme.com'],
    ['db-0?', 'db-07'],
    ['db-*', 'db-main-1'],
    ['db-*.*.acme.com', 'db-1.fra.acme.com'],
    ['10.20.0.0/16', '10.20.30.40'],
    ['10.1.2.3', '10.1.2.3'],
    ['fd00:1::/32', 'fd00:1:0:0::5'],
    ['fd00::5', 'fd00:0:0::5'],
    ['10.0.0.0/8', '::ffff:10.1.2.3'],
    ['localhost', 'localhost'],
    ['127.0.0.1', '127.0.0.1'],
  ])('%s allows %s', (pattern, host) => {
    expect(isAllowed([pattern], host)).toBe(true);
  });

  it.each([
    ['*.prod.acme.com', 'prod.acme.com'],
    ['*.prod.acme.com', 'web-1.prod.acme.com.evil.org'],
    ['*.prod.acme.com', 'xprod.acme.com'],
    ['db-0?', 'db-07.evil.org'],
    ['db-*', 'db-1.evil.org'],
    ['*.0.0.1', '10.0.0.1'],
    ['10.20.0.0/16', '10.21.0.1'],
    ['0.0.0.0/0', '127.0.0.1'],
    ['0.0.0.0/0', '169.254.169.254'],
    ['0.0.0.0/0', '0.0.0.0'],
    ['0.0.0.0/0', '100.100.100.200'],
    ['0.0.0.0/0', '::ffff:127.0.0.1'],
    ['::/0', '::1'],
    ['::/0', 'fe80::1'],
    ['::/0', 'fd00:ec2::254'],
    ['::/0', '64:ff9b::7f00:1'],
    ['local*', 'localhost'],
    ['*.google.internal', 'metadata.google.internal'],
    ['1*', '127.1'],
    ['127.?', '127.1'],
    ['2*', '2130706433'],
    ['0x*.1', '0x7f.1'],
    ['010.0.0.1', '010.0.0.1'],
  ])('%s does not allow %s', (pattern, host) => {
    expect(isAllowed([pattern], host)).toBe(false);
  });

  it('holds a rule to its scopes', () => {
    const allow = createAllowList([
      { hosts: ['web-*'], scopes: ['jira:OPS', 'slack:*'] },
      { hosts: ['db-*'], scopes: [] },
    ]);
    const web = Host.parse('web-1');

    const answers = ['jira:OPS', 'slack:C1', 'jira:OPS2', 'xslack:C1', 'console'].map((scope) => allow(web, scope));

    expect(answers).toEqual([true, true, false, false, false]);
    expect(allow(Host.parse('db-1'), 'jira:OPS')).toBe(false);
  });
});

describe('checkAllowRule', () => {
  it.each(['web-1', '*.prod.acme.com', 'db-0?', '10.0.0.0/8', '10.1.2.3', 'fd00::/8', '::1', 'localhost', '*.lan'])(
    'accepts %s',
    (pattern) => {
      expect(checkAllowRule(pattern)).toBeUndefined();
    },
  );

  it.each([
    ['', 'no host pattern'],
    ['*', 'machines of anyone'],
    ['*.com', 'machines of anyone'],
    ['*.co.uk', 'machines of anyone'],
    ['https://web-1', 'no network'],
    ['web-1:22', 'no host pattern'],
    ['web 1', 'no host pattern'],
    ['-web', 'no host pattern'],
    ['web..acme.com', 'no host pattern'],
    ['10.1.2.3/8', "write '10.0.0.0/8'"],
    ['10.0.0.0/33', 'no network'],
    ['10.0.0.0/8/8', 'no network'],
    ['10.0.0/8', 'no network'],
  ])('says what is wrong with "%s"', (pattern, message) => {
    expect(checkAllowRule(pattern)).toContain(message);
  });
});
