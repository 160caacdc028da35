import { describe, expect, it } from 'vitest';
import { toConfigFile } from '../../../integrations/openssh/config-file.ts';
import { explainFailure } from '../../../integrations/openssh/explain.ts';
import { findSsh } from '../../../integrations/openssh/program.ts';

const SPOKE = 'debug1: Remote protocol version 2.0, remote software version OpenSSH_9.2\n';

describe('what ssh is told', () => {
  it('is its own configuration, after ours and with nothing of ours left out', () => {
    const lines = toConfigFile(
      {
        hostKeys: 'accept-new',
        jumpHost: 'tai@bastion:2222',
        identityFiles: ['/keys/100%'],
        connectTimeoutMs: 1_500,
        hosts: { 'web-03': { address: '10.1.0.7', port: 2200, user: 'ops', jumpHost: 'none' } },
      },
      '/run/s',
    ).split('\n');

    const at = (line: string): number => lines.indexOf(`  ${line}`);
    expect(lines.filter((line) => line.startsWith('Host '))).toEqual([
      'Host *',
      'Host web-03',
      'Host bastion',
      'Host *',
    ]);
    expect(at('ConnectTimeout 2')).toBeGreaterThan(0);
    expect(at('IdentityFile "/keys/100%%"')).toBeGreaterThan(0);
    expect(at('ProxyJump tai@bastion:2222')).toBeLessThan(at('Include "~/.ssh/config"'));
    expect(at('StrictHostKeyChecking accept-new')).toBeLessThan(at('Include "~/.ssh/config"'));
  });
});

describe('what ssh says', () => {
  it.each([
    ['ssh: Could not resolve hostname web-01: Name or service not known\r', 'HOST_UNRESOLVED'],
    ['ssh: connect to host 10.0.0.1 port 22: Connection refused\r', 'HOST_REFUSED'],
    ['ssh: connect to host 10.0.0.1 port 22: No route to host\r', 'HOST_TIMED_OUT'],
    ['ssh: connect to host 10.0.0.1 port 22: Connection timed out\r', 'HOST_TIMED_OUT'],
    ['Connection timed out during banner exchange', 'HOST_TIMED_OUT'],
    [`${SPOKE}tai@10.0.0.1: Permission denied (publickey).`, 'HOST_AUTH_REFUSED'],
    [`${SPOKE}Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures`, 'HOST_AUTH_REFUSED'],
    [`${SPOKE}No ED25519 host key is known for 10.0.0.1 and you have requested strict checking.`, 'HOST_KEY_UNKNOWN'],
    [`${SPOKE}Unable to negotiate with 10.0.0.1 port 22: no matching host key type found.`, 'HOST_KEY_UNSUPPORTED'],
    [`${SPOKE}Connection closed by 10.0.0.1 port 22`, 'HOST_LOST'],
    ['', 'HOST_LOST'],
  ])('%j is %s', (log, code) => {
    expect(explainFailure({ host: 'web-01', log, hopLog: '' })).toMatchObject({ by: 'host', error: { code } });
  });

  it('is a host turned away only before it has spoken', () => {
    const log =
      'kex_exchange_identification: Connection closed by remote host\r\nConnection closed by 10.0.0.1 port 22\r\n';

    expect(explainFailure({ host: 'web-01', log, hopLog: '' })).toBe('turned away');
  });

  it('is believed of a jump host until the host behind it has spoken', () => {
    const hopLog = 'debug1: Offering public key: id\ntai@bastion: Permission denied (publickey).\n';
    const closed = 'Connection closed by UNKNOWN port 65535\n';

    expect(explainFailure({ host: 'web-01', log: closed, hopLog })).toMatchObject({
      by: 'hop',
      error: { code: 'HOST_AUTH_REFUSED' },
    });
    expect(explainFailure({ host: 'web-01', log: SPOKE + closed, hopLog })).toMatchObject({
      by: 'host',
      error: { code: 'HOST_LOST' },
    });
  });
});

describe('a machine without ssh', () => {
  it('is told so at the start', () => {
    expect(() => findSsh(['/nonexistent'])).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }));
  });
});
