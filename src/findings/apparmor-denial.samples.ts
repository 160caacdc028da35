import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a service that failed was refused its data',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'unit',
          unit: 'mysql.service',
          output: `ActiveState=failed
SubState=failed
Result=exit-code
ExecMainStatus=1
`,
        },
        {
          collector: 'denials',
          output:
            '2026-11-22T08:00:01.000000+0000 db-1 kernel: audit: type=1400 audit(1795334401.000:12): apparmor="DENIED" operation="open" class="file" profile="/usr/sbin/mysqld" name="/data/ibdata1" pid=771 comm="mysqld" requested_mask="wr" denied_mask="wr" fsuid=114 ouid=114\n',
        },
      ],
      severity: 'critical',
      statement: "AppArmor's profile /usr/sbin/mysqld does not allow mysqld to open /data/ibdata1.",
      quotes: [
        '2026-11-22T08:00:01.000000+0000 db-1 kernel: audit: type=1400 audit(1795334401.000:12): apparmor="DENIED" operation="open" class="file" profile="/usr/sbin/mysqld" name="/data/ibdata1" pid=771 comm="mysqld" requested_mask="wr" denied_mask="wr" fsuid=114 ouid=114',
        'ActiveState=failed',
      ],
    },
  ],
  silent: [
    {
      why: 'the service runs all the same',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'unit',
          unit: 'mysql.service',
          output: `ActiveState=active
SubState=running
Result=success
`,
        },
        {
          collector: 'denials',
          output:
            '2026-11-22T08:00:01.000000+0000 db-1 kernel: audit: type=1400 audit(1795334401.000:12): apparmor="DENIED" operation="open" class="file" profile="/usr/sbin/mysqld" name="/data/ibdata1" pid=771 comm="mysqld" requested_mask="wr" denied_mask="wr" fsuid=114 ouid=114\n',
        },
      ],
    },
    {
      why: 'it was days ago',
      seen: [
        { collector: 'clock', output: '2026-11-29T09:00:00Z\n' },
        {
          collector: 'unit',
          unit: 'mysql.service',
          output: `ActiveState=failed
SubState=failed
Result=exit-code
ExecMainStatus=1
`,
        },
        {
          collector: 'denials',
          output:
            '2026-11-22T08:00:01.000000+0000 db-1 kernel: audit: type=1400 audit(1795334401.000:12): apparmor="DENIED" operation="open" class="file" profile="/usr/sbin/mysqld" name="/data/ibdata1" pid=771 comm="mysqld" requested_mask="wr" denied_mask="wr" fsuid=114 ouid=114\n',
        },
      ],
    },
  ],
};
