import type { Samples } from './sample.ts';
import type { securityModules } from './security-modules.ts';

export const samples: Samples<typeof securityModules> = {
  good: [
    {
      command: 'head -n 1 /sys/fs/selinux/enforce /sys/module/apparmor/parameters/enabled',
      origin: 'written: selinux(8) and apparmor(7); head puts the name of a file before it',
      output: `==> /sys/fs/selinux/enforce <==
1
==> /sys/module/apparmor/parameters/enabled <==
N
`,
      facts: { selinux: { mode: 'enforcing', line: 2 }, apparmor: { enabled: false, line: 4 }, booleansOff: [] },
    },
  ],
  broken: [{ why: 'another file', output: 'cat: /sys/fs/selinux: Is a directory\n' }],
};
