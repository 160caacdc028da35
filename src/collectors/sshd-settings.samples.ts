import type { Samples } from './sample.ts';
import type { sshdSettings } from './sshd-settings.ts';

export const samples: Samples<typeof sshdSettings> = {
  good: [
    {
      command: 'grep -r -h -s -i -E … /etc/ssh/sshd_config /etc/ssh/sshd_config.d',
      origin: 'recorded: Debian 12, OpenSSH 9.2',
      output: `Include /etc/ssh/sshd_config.d/*.conf
KbdInteractiveAuthentication no
UsePAM yes
X11Forwarding yes
PrintMotd no
AcceptEnv LANG LC_*
Subsystem	sftp	/usr/lib/openssh/sftp-server
`,
      facts: {
        settings: [
          { name: 'include', value: '/etc/ssh/sshd_config.d/*.conf', line: 1 },
          { name: 'usepam', value: 'yes', line: 3 },
        ],
      },
    },
  ],
  broken: [{ why: 'no setting', output: 'sshd: no hostkeys available -- exiting.\n' }],
};
