import { describe, expect, it } from 'vitest';
import { followLeads, keyOf } from '../../../src/diagnosis/follow.ts';
import type { Lead } from '../../../src/diagnosis/leads.ts';
import { fill } from '../../../src/collectors/command.ts';
import { unitCollectors } from '../../../src/collectors/index.ts';
import { load } from '../../../src/collectors/load.ts';
import { memory } from '../../../src/collectors/memory.ts';
import { about, anyOf, found, isOverloaded, saw, toSeen } from '../../../src/diagnosis/seen.ts';
import type { Seen as Shown } from '../../../src/findings/sample.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { EXAMPLES } from '../../support/gate-host.ts';
import { see } from '../findings/see.ts';

const NOW = new Date('2026-11-22T18:30:00Z');
const TICKET: Ticket = {
  ref: { system: 'jira', id: 'OPS-1' },
  label: 'OPS-1',
  scope: 'jira:OPS',
  title: 'Help',
  text: 'something is odd',
  hosts: [],
};
const CLOCK: Shown = { collector: 'clock', output: '2026-11-22T18:30:00Z\n' };
const UNITS: Shown = {
  collector: 'units',
  output: ['nginx', 'apache2', 'billing', 'vpn', 'app', 'cache']
    .map((name) => `${name}.service loaded active running X\n`)
    .join(''),
};

async function follow(shown: readonly Shown[], change: Partial<Ticket> = {}): Promise<readonly string[]> {
  const seen = toSeen({ ...TICKET, ...change }, await see([CLOCK, UNITS, ...shown]));
  return followLeads(seen, new Set(), NOW).map(({ collector, argvs: [argv] }) => `${collector} ${argv.at(-1)}`);
}

function unitLooks(unit: string): readonly string[] {
  return unitCollectors.map(
    ({ name, commands: [command] }) => `${name} ${fill(command, { ...EXAMPLES, unit }).at(-1)}`,
  );
}

describe('the leads', () => {
  it('point at nothing on a host that shows nothing', async () => {
    expect(await follow([])).toEqual([]);
  });

  it('lead from a full filesystem to what fills it', async () => {
    const output = `Filesystem Type 1024-blocks Used Available Capacity Mounted on
/dev/vda1 ext4 1000 500 500 50% /
/dev/vdb1 ext4 1000 1000 0 100% /srv/data
/dev/vdc1 ext4 1000 1000 0 100% /mnt/other
`;

    expect(await follow([{ collector: 'disk', output }])).toEqual(['folder-sizes /srv/data']);
  });

  it('lead from a full root filesystem to the folders that lie on it, four at most', async () => {
    const output = `Filesystem Type Inodes IUsed IFree IUse% Mounted on
/dev/vda1 ext4 1000 1000 0 100% /
/dev/vdb1 ext4 1000 10 990 1% /var
`;

    expect(await follow([{ collector: 'inodes', output }])).toEqual([
      ...['/home', '/opt', '/srv', '/tmp'].map((path) => `folder-files ${path}`),
      'many-files /var',
    ]);
  });

  it('lead from a kill for want of memory to its unit', async () => {
    const output = `2026-11-22T18:20:01.000000+0000 web-1 kernel: oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),global_oom,task_memcg=/system.slice/billing.service,task=java,pid=42,uid=1
2026-11-22T18:20:01.100000+0000 web-1 kernel: Out of memory: Killed process 42 (java) total-vm:8kB, anon-rss:6kB, file-rss:0kB, shmem-rss:0kB
`;

    expect(await follow([{ collector: 'kernel', output }])).toEqual(unitLooks('billing.service'));
  });

  it('lead from a taken port to the unit that has it', async () => {
    const log =
      '2026-11-22T18:20:01.000000+0000 web-1 nginx[22]: bind() to 0.0.0.0:80 failed (98: Address already in use)\n';
    const listening =
      'State Recv-Q Send-Q Local Address:Port Peer Address:Port Process\nLISTEN 0 511 *:80 *:* users:(("apache2",pid=9,fd=4))\n';

    const looks = await follow([
      { collector: 'journal', unit: 'nginx.service', output: log },
      { collector: 'sockets', output: listening },
    ]);

    expect(looks).toEqual(unitLooks('apache2.service'));
  });

  it('lead from what a unit is set up with, and complains about, to those files alone that may be read', async () => {
    const log = `2026-11-22T18:20:01.000000+0000 web-1 app[22]: error in /etc/app/app.conf:12: unknown key
2026-11-22T18:20:01.000000+0000 web-1 app[22]: error: see /etc/shadow, /root/.ssh/id_rsa and /var/log/../../etc/passwd
`;
    const unit = `# /etc/systemd/system/app.service
[Service]
EnvironmentFile=-/etc/default/app
ExecStart=/usr/bin/app --config=/etc/app/main.yml --log /var/log/app/app.log
`;

    const looks = await follow([
      { collector: 'journal', unit: 'app.service', output: log },
      { collector: 'unit-file', unit: 'app.service', output: unit },
    ]);

    expect(looks).toEqual([
      'config-file /etc/app/app.conf',
      'config-file /etc/default/app',
      'config-file /etc/app/main.yml',
      'log-file /var/log/app/app.log',
    ]);
  });

  it('lead from the list of disks to each one that was not asked yet', async () => {
    const output = `NAME SIZE RO TYPE FSTYPE
sda 1T 0 disk
sda1 1T 0 part ext4
sdb 1T 0 disk
nvme1n1 1T 0 disk
vda 1T 0 disk
`;
    const smart = { collector: 'smart', output: 'SMART support is: Unavailable\n' };

    const looks = await follow([{ collector: 'block-devices', output }, smart], {
      title: 'SMART error on a disk',
      text: 'disk health of web-1: pending sectors',
    });

    expect(looks).toEqual(['smart-disk /dev/sdb', 'smart-disk /dev/nvme1']);
  });

  it.each([
    ['debian', 'log-file /var/log/apache2/error.log'],
    ['rhel', 'log-file /var/log/httpd/error_log'],
  ])('lead from the name of a server to its own log, which on %s is %s', async (id, look) => {
    const os = { collector: 'os', output: `NAME=Linux\nID=${id}\n` };

    expect(await follow([os], { text: 'Apache answers with 403' })).toContain(look);
  });

  it('lead from jobs that did not run to cron, which may be stopped and disabled', async () => {
    const installed = { collector: 'installed-units', output: 'cron.service disabled enabled\n' };

    const looks = await follow([installed], { text: 'The nightly cron jobs did not run' });

    expect(looks).toEqual(unitLooks('cron.service'));
  });

  it('lead from a refusal in the log of the kernel to all refusals', async () => {
    const output =
      '2026-11-22T18:20:01.000000+0000 web-1 kernel: audit: type=1400 audit(1795855570.435:106): apparmor="DENIED" operation="open" profile="/usr/sbin/nginx" name="/srv/www/index.html" pid=678 comm="nginx"\n';

    const looks = await follow([{ collector: 'kernel', output }]);

    expect(looks.map((look) => look.split(' ')[0])).toEqual(['denials']);
  });

  it('never point at a unit that the host has not listed', async () => {
    const log =
      '2026-11-22T18:20:01.000000+0000 web-1 systemd[1]: Dependency failed for reboot.service - vpn.service, $(id).service\n';

    expect(await follow([{ collector: 'journal-errors', output: log }])).toEqual(unitLooks('vpn.service'));
  });

  it('point at nothing twice', async () => {
    const seen = toSeen({ ...TICKET, text: 'nginx is down' }, await see([CLOCK, UNITS]));
    const first = followLeads(seen, new Set(), NOW);

    const again = followLeads(seen, new Set(first.map(keyOf)), NOW);

    // The unit, and the log of the server.
    expect(first).toHaveLength(unitCollectors.length + 1);
    expect(again).toEqual([]);
  });

  it('look at a unit round the time that a person named', async () => {
    const looks = await follow([], { text: 'nginx is down', since: '2026-11-22T10:00:00Z' });

    expect(looks).toEqual([
      ...unitLooks('nginx.service'),
      'journal-window nginx.service',
      'log-file /var/log/nginx/error.log',
    ]);
  });
});

describe('questions to what was seen', () => {
  const BUSY = `==> /proc/loadavg <==
12.00 11.00 9.00 3/200 4711

==> /sys/devices/system/cpu/online <==
0-3
`;
  const full =
    'Filesystem Type 1024-blocks Used Available Capacity Mounted on\n/dev/vda1 ext4 41152736 41152736 0 100% /\n';

  it.each([
    ['found a class', found('disk_full', 'nfs_hang'), true],
    ['did not find a class', found('nfs_hang'), false],
    ['is overloaded', isOverloaded, true],
    ['saw a sign', saw('filesystem_error'), true],
    ['did not see a sign', saw('port_in_use'), false],
    ['is about a kind', about('disk_space'), true],
    ['one of them', anyOf(saw('port_in_use'), about('disk_space')), true],
  ])('%s', async (_, question, expected) => {
    const evidence = await see([
      CLOCK,
      { collector: 'disk', output: full },
      { collector: 'load', output: BUSY },
      {
        collector: 'kernel',
        output: '2026-11-22T18:20:01.000000+0000 web-1 kernel: EXT4-fs error (device sda1): bad\n',
      },
    ]);
    const seen = toSeen({ ...TICKET, title: 'Disk full' }, evidence);
    const leads: readonly Lead[] = [{ seen: 'it', when: question, take: [memory, load] }];

    const looks = followLeads(seen, new Set(), NOW, leads).map(({ collector }) => collector);

    expect(looks).toEqual(expected ? ['memory', 'load'] : []);
  });
});
