import type { Samples } from './sample.ts';
import type { units } from './units.ts';

export const samples: Samples<typeof units> = {
  good: [
    {
      command:
        'systemctl list-units --all --full --plain --no-legend --no-pager --type=service,socket,timer,mount,automount,path,swap',
      origin: 'written: systemctl(1), systemd 252',
      output: `cron.service      loaded    active     running      Regular background program processing daemon
auditd.service    not-found inactive   dead         auditd.service
tunneld.service   loaded    activating auto-restart Tunnel daemon
apt-daily.timer   loaded    active     waiting      Daily apt download activities
`,
      facts: {
        units: [
          { name: 'cron.service', load: 'loaded', active: 'active', sub: 'running', line: 1 },
          { name: 'auditd.service', load: 'not-found', active: 'inactive', sub: 'dead', line: 2 },
          { name: 'tunneld.service', load: 'loaded', active: 'activating', sub: 'auto-restart', line: 3 },
          { name: 'apt-daily.timer', load: 'loaded', active: 'active', sub: 'waiting', line: 4 },
        ],
      },
    },
  ],
  broken: [{ why: 'a message in place of a list', output: 'Warning: the unit files changed on disk\n' }],
};
