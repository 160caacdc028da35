import type { configFile } from './config-file.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof configFile> = {
  good: [
    {
      command: 'sh -c [read-config] tai /etc/nsswitch.conf',
      origin: 'recorded: Debian 12, dash, coreutils 9.1',
      output: `# /etc/nsswitch.conf
#
# Example configuration of GNU Name Service Switch functionality.
# If you have the \`glibc-doc-reference' and \`info' packages installed, try:
# \`info libc "Name Service Switch"' for information about this file.

passwd:         files systemd
group:          files systemd
shadow:         files systemd
gshadow:        files systemd

hosts:          files dns
networks:       files

protocols:      db files
services:       db files
ethers:         db files
rpc:            db files

netgroup:       nis
`,
      facts: { path: '/etc/nsswitch.conf', lines: 20, settings: 11 },
    },
  ],
  broken: [{ why: 'no text', output: '\u0000\u0001\u0002\ufffd\n' }],
};
