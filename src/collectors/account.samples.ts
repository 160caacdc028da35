import type { account } from './account.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof account> = {
  good: [
    {
      command: 'id',
      origin: 'recorded: Debian 12, coreutils 9.1',
      output: 'uid=0(root) gid=0(root) groups=0(root)\n',
      facts: { user: 'root', groups: ['root'], line: 1 },
    },
    {
      command: 'id',
      origin: 'written: after the manual of id, several groups, one without a name',
      output: 'uid=998(tai) gid=998(tai) groups=998(tai),101(systemd-journal),4711\n',
      facts: { user: 'tai', groups: ['tai', 'systemd-journal', '4711'], line: 1 },
    },
  ],
  broken: [{ why: 'a shell that knows no id', output: 'sh: id: not found\n' }],
};
