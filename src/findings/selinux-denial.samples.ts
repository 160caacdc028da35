import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a program of a failed service was not to be run',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'security-modules',
          output: `==> /sys/fs/selinux/enforce <==
1
`,
        },
        {
          collector: 'unit',
          unit: 'metricsd.service',
          output: `ActiveState=failed
SubState=failed
Result=exit-code
ExecMainStatus=203
`,
        },
        {
          collector: 'denials',
          output:
            '2026-11-22T08:00:01.000000+0000 rp-1 kernel: audit: type=1400 audit(1795334401.250:13): avc:  denied  { execute } for  pid=9 comm="(metricsd)" name="metricsd" dev="dm-0" ino=16 scontext=system_u:system_r:init_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0\n',
        },
      ],
      severity: 'critical',
      statement: 'SELinux does not allow metricsd (init_t) execute on metricsd (user_home_t).',
      quotes: [
        '2026-11-22T08:00:01.000000+0000 rp-1 kernel: audit: type=1400 audit(1795334401.250:13): avc:  denied  { execute } for  pid=9 comm="(metricsd)" name="metricsd" dev="dm-0" ino=16 scontext=system_u:system_r:init_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0',
        'ActiveState=failed',
      ],
    },
  ],
  silent: [
    {
      why: 'the domain is permissive',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'security-modules',
          output: `==> /sys/fs/selinux/enforce <==
1
`,
        },
        {
          collector: 'unit',
          unit: 'metricsd.service',
          output: `ActiveState=failed
SubState=failed
Result=exit-code
ExecMainStatus=203
`,
        },
        {
          collector: 'denials',
          output:
            '2026-11-22T08:00:01.000000+0000 rp-1 kernel: audit: type=1400 audit(1795334401.250:13): avc:  denied  { execute } for  pid=9 comm="(metricsd)" name="metricsd" dev="dm-0" ino=16 scontext=system_u:system_r:init_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=1\n',
        },
      ],
    },
    {
      why: 'SELinux is permissive',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'security-modules',
          output: `==> /sys/fs/selinux/enforce <==
0
`,
        },
        {
          collector: 'unit',
          unit: 'metricsd.service',
          output: `ActiveState=failed
SubState=failed
Result=exit-code
ExecMainStatus=203
`,
        },
        {
          collector: 'denials',
          output:
            '2026-11-22T08:00:01.000000+0000 rp-1 kernel: audit: type=1400 audit(1795334401.250:13): avc:  denied  { execute } for  pid=9 comm="(metricsd)" name="metricsd" dev="dm-0" ino=16 scontext=system_u:system_r:init_t:s0 tcontext=unconfined_u:object_r:user_home_t:s0 tclass=file permissive=0\n',
        },
      ],
    },
  ],
};
