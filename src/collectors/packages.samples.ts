import type { packages } from './packages.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof packages> = {
  good: [
    {
      command: 'tail -n 400 /var/log/dpkg.log',
      origin: 'recorded: Debian 12, dpkg 1.21, other lines left out',
      output: `2026-11-22 17:33:18 install chromium:amd64 <none> 156.0.8078.79-1~deb12u1
2026-11-22 17:33:23 install shellcheck:amd64 <none> 0.9.0-1
2026-11-22 17:33:24 trigproc libc-bin:amd64 2.36-9+deb12u14 <none>
2026-11-22 17:33:25 status installed libc-bin:amd64 2.36-9+deb12u14
`,
      facts: {
        changes: [
          { at: '2026-11-22 17:33:23', action: 'install', package: 'shellcheck:amd64', to: '0.9.0-1', line: 2 },
          {
            at: '2026-11-22 17:33:18',
            action: 'install',
            package: 'chromium:amd64',
            to: '156.0.8078.79-1~deb12u1',
            line: 1,
          },
        ],
      },
    },
    {
      command: 'tail -n 400 /var/log/dpkg.log',
      origin: 'written: dpkg(1), an upgrade and a removal',
      output: `2026-02-24 06:24:55 upgrade libexample3:amd64 3.1.4-2 3.2.0-1+deb12u1
2026-02-24 06:24:58 remove old-tool:all 1.0-1 <none>
`,
      facts: {
        changes: [
          { at: '2026-02-24 06:24:58', action: 'remove', package: 'old-tool:all', from: '1.0-1', line: 2 },
          {
            at: '2026-02-24 06:24:55',
            action: 'upgrade',
            package: 'libexample3:amd64',
            from: '3.1.4-2',
            to: '3.2.0-1+deb12u1',
            line: 1,
          },
        ],
      },
    },
    {
      command: 'tail -n 400 /var/log/dnf.rpm.log',
      origin: 'written: dnf(8) 4, an upgrade of one package',
      output: `2026-11-14T06:52:40+0000 INFO --- logging initialized ---
2026-11-14T06:52:43+0000 SUBDEBUG Upgrade: openssl-libs-1:3.2.2-6.el9.x86_64
2026-11-14T06:52:44+0000 SUBDEBUG Upgraded: openssl-libs-1:3.0.7-24.el9.x86_64
`,
      facts: {
        changes: [
          {
            at: '2026-11-14T06:52:43+0000',
            time: '2026-11-14T06:52:43.000Z',
            action: 'upgrade',
            package: 'openssl-libs',
            to: '1:3.2.2-6.el9.x86_64',
            line: 2,
          },
        ],
      },
    },
    {
      command: 'tail -n 400 /var/log/dnf.rpm.log',
      origin: 'written: dnf(8) 4, after its log was turned over',
      output: `2026-11-14T06:52:40+0000 INFO --- logging initialized ---
`,
      facts: { changes: [] },
    },
    {
      command: 'tail -n 200 /var/log/yum.log',
      origin: 'written: yum(8) 3, RHEL 7',
      output: `Nov 13 22:14:02 Installed: tree-1.6.0-10.el7.x86_64
Nov 14 06:52:43 Updated: 1:openssl-libs-1.0.2k-26.el7_9.x86_64
Nov 14 06:52:50 Erased: telnet-0.17-66.el7.x86_64
`,
      facts: {
        changes: [
          { at: 'Nov 14 06:52:50', action: 'remove', package: 'telnet', to: '0.17-66.el7.x86_64', line: 3 },
          { at: 'Nov 14 06:52:43', action: 'upgrade', package: 'openssl-libs', to: '1.0.2k-26.el7_9.x86_64', line: 2 },
          { at: 'Nov 13 22:14:02', action: 'install', package: 'tree', to: '1.6.0-10.el7.x86_64', line: 1 },
        ],
      },
    },
    {
      command: 'rpm -qa --last',
      origin: 'written: rpm(8), C locale',
      output: `openssl-libs-3.2.2-6.el9.x86_64               Tue Nov 12 09:11:02 2026
kernel-5.14.0-503.11.1.el9.x86_64             Mon Nov 11 22:00:41 2026
`,
      facts: {
        changes: [
          {
            at: 'Tue Nov 12 09:11:02 2026',
            action: 'install',
            package: 'openssl-libs',
            to: '3.2.2-6.el9.x86_64',
            line: 1,
          },
          {
            at: 'Mon Nov 11 22:00:41 2026',
            action: 'install',
            package: 'kernel',
            to: '5.14.0-503.11.1.el9.x86_64',
            line: 2,
          },
        ],
      },
    },
  ],
  broken: [{ why: 'neither of the two', output: 'error: cannot open Packages database\n' }],
};
