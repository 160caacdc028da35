import { describe, expect, it } from 'vitest';
import { rankIssueTypes } from '../../../src/diagnosis/issue-type.ts';
import { ISSUE_TYPES } from '../../../src/diagnosis/issue-words.ts';

function typeOf(title: string, text = ''): string | undefined {
  return rankIssueTypes({ title, text })[0]?.type;
}

describe('rankIssueTypes', () => {
  it.each([
    ['disk_space', 'Festplatte voll auf app-3'],
    ['disk_health', 'RAID degraded after power cut'],
    ['memory', 'Java killed by the OOM killer, out of memory'],
    ['cpu_load', 'Server sehr langsam, hohe Last seit heute früh'],
    ['service_down', 'nginx does not start after the change'],
    ['network', 'Paketverlust zum Backup-Netz, link flapping'],
    ['dns', 'could not resolve host names since noon'],
    ['tls_cert', 'Zertifikat abgelaufen auf dem Portal'],
    ['time_sync', 'clock is five minutes ahead, chrony complains'],
    ['auth_access', 'users cannot log in via ssh: permission denied (publickey)'],
    ['mount_nfs', 'NFS share hangs, stale file handle'],
    ['boot_kernel', 'machine does not boot, emergency mode'],
    ['resource_limits', 'too many open files in the proxy log'],
    ['scheduled_job', 'cron job did not run last night'],
    ['package_update', 'apt-get upgrade fails with a dependency conflict'],
    ['disk_space', 'disque plein sur le serveur de fichiers'],
    ['other', 'hello'],
  ])('says %s for: %s', (type, title) => {
    expect(typeOf(title)).toBe(type);
  });

  it('gives little for what the ticket rules out', () => {
    expect(typeOf('shop is slow', 'Memory is fine. Disk is ok. The network was checked by the network team.')).toBe(
      'cpu_load',
    );
  });

  it('ranks all types a ticket speaks of, without one twice', () => {
    const types = rankIssueTypes({ title: 'service down after upgrade', text: 'disk full, dns fails, out of memory' });

    expect(types.map(({ weight }) => weight)).toEqual(types.map(({ weight }) => weight).toSorted((a, b) => b - a));
    expect(new Set(types.map(({ type }) => type)).size).toBe(types.length);
    expect(types.every(({ type }) => ISSUE_TYPES.includes(type))).toBe(true);
  });
});
