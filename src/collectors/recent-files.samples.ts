import type { recentFiles } from './recent-files.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof recentFiles> = {
  good: [
    {
      command: 'find /etc -xdev -type f -mtime -7 -printf %T+ -print',
      origin: 'recorded: Debian 12, findutils 4.9, other lines left out',
      output: `2026-11-22+17:33:24.1274589270/etc/ssh/ssh_host_ecdsa_key.pub
2026-11-22+17:33:24.1379399100/etc/ssh/ssh_host_ed25519_key.pub
`,
      facts: {
        files: [
          { path: '/etc/ssh/ssh_host_ecdsa_key.pub', at: '2026-11-22 17:33:24', line: 1 },
          { path: '/etc/ssh/ssh_host_ed25519_key.pub', at: '2026-11-22 17:33:24', line: 2 },
        ],
      },
    },
  ],
  broken: [{ why: 'a message', output: 'find: unrecognized: -printf\n' }],
};
