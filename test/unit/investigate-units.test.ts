import { describe, expect, it } from 'vitest';
import { chooseUnits } from '../../src/diagnosis/clues.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { see } from './findings/see.ts';

const UNITS = `cron.service loaded active running Cron
getty@tty1.service loaded active running Getty
network-online.service loaded active exited Network
nginx-exporter.service loaded active running Exporter
nginx.service loaded active running Web
postgresql@15-main.service loaded active running Database
postgresql.service loaded active exited Database
redis-server.service loaded active running Cache
srv-archive.mount loaded active mounted Archive
auditd.service not-found inactive dead auditd.service
`;

async function aHost(failed = '', installed = 'cron.service enabled -\n'): Promise<readonly Evidence[]> {
  return see([
    { collector: 'units', output: UNITS },
    { collector: 'failed-units', output: failed },
    { collector: 'installed-units', output: installed },
  ]);
}

describe('chooseUnits', () => {
  it.each([
    ['nginx gives 502', ['nginx.service']],
    ['please restart Nginx.', ['nginx.service']],
    ['nginx-exporter shows nothing', ['nginx-exporter.service']],
    ['redis is slow', ['redis-server.service']],
    ['srv-archive.mount is gone', ['srv-archive.mount']],
    ['postgresql@15-main.service died', ['postgresql@15-main.service']],
    ['the host web-nginx-01 is slow', []],
    ['the network is down and the user can not log in', []],
    ['auditd is not running', []],
    ['$(reboot).service; rm -rf / `id`', []],
    ['', []],
  ])('for "%s" chooses %j', async (text, expected) => {
    const evidence = await aHost();

    const units = chooseUnits(text, evidence);

    expect(units).toEqual(expected);
  });

  it('chooses failed units that nobody mentioned, after those named', async () => {
    const evidence = await aHost('tunneld.service loaded failed failed Tunnel\n');

    const units = chooseUnits('nginx gives 502', evidence);

    expect(units).toEqual(['nginx.service', 'tunneld.service']);
  });

  it('knows a service that is installed and not in memory', async () => {
    const evidence = await aHost('', 'mailqueue.service disabled enabled\n');

    const units = chooseUnits('mailqueue does not run', evidence);

    expect(units).toEqual(['mailqueue.service']);
  });

  it('chooses three at most', async () => {
    const failed = ['a1', 'b1', 'c1', 'd1', 'e1'].map((name) => `${name}.service loaded failed failed X`).join('\n');
    const evidence = await aHost(failed);

    const units = chooseUnits('everything is down', evidence);

    expect(units).toHaveLength(3);
  });

  it('chooses none where the host has no systemd', () => {
    const units = chooseUnits('nginx gives 502', []);

    expect(units).toEqual([]);
  });
});
