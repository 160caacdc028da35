import type { Samples } from './sample.ts';
import type { sshdSettings } from './sshd-settings.ts';

export const samples: Samples<typeof sshdSettings> = {
  good: [
    {
      command: 'cat /etc/ssh/sshd_config',
      origin: 'recorded: Debian 12, OpenSSH 9.2, other lines left out',
      output: `Include /etc/ssh/sshd_config.d/*.conf
UsePAM yes
`,
      facts: {
        settings: [
          { name: 'include', value: '/etc/ssh/sshd_config.d/*.conf', line: 1 },
          { name: 'usepam', value: 'yes', line: 2 },
        ],
      },
    },
  ],
  broken: [{ why: 'no setting', output: 'sshd: no hostkeys available -- exiting.\n' }],
};
