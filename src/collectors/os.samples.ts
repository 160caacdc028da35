import type { os } from './os.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof os> = {
  good: [
    {
      command: 'cat /etc/os-release',
      origin: 'recorded: Debian 12',
      output: `PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
`,
      facts: { name: 'Debian GNU/Linux 12 (bookworm)', id: 'debian', version: '12', line: 1 },
    },
    {
      command: 'cat /etc/os-release',
      origin: 'written: os-release(5), a rolling release without a version',
      output: 'NAME=Rolling\nID=rolling\n',
      facts: { name: 'Rolling', id: 'rolling', line: 1 },
    },
  ],
  broken: [{ why: 'an empty file', output: '' }],
};
