import type { FindingSamples } from './sample.ts';

const ENDED = "2026-11-22T10:20:31.000000+0000 web-1 systemd[1]: nginx.service: Failed with result 'exit-code'.";
const UNKNOWN =
  '2026-11-22T10:20:30.000000+0000 web-1 nginx[7]: nginx: [emerg] unknown directive "servername" in /etc/nginx/sites-enabled/shop:12';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the service names the place in its configuration',
      seen: [
        {
          collector: 'unit',
          unit: 'nginx.service',
          output: 'ActiveState=failed\nResult=exit-code\nExecMainStatus=1\n',
        },
        { collector: 'journal', unit: 'nginx.service', output: `${UNKNOWN}\n${ENDED}\n` },
      ],
      severity: 'critical',
      statement:
        'nginx.service can not start because its configuration is not accepted (/etc/nginx/sites-enabled/shop:12).',
      quotes: [UNKNOWN, ENDED, 'ActiveState=failed', 'Result=exit-code', 'ExecMainStatus=1'],
    },
    {
      why: 'systemd does not accept the unit itself',
      seen: [
        {
          collector: 'unit',
          unit: 'report.service',
          output: 'LoadState=bad-setting\nLoadError=org.freedesktop.systemd1.BadUnitSetting\nActiveState=inactive\n',
        },
      ],
      severity: 'critical',
      statement: 'report.service can not start because its configuration is not accepted.',
      quotes: ['ActiveState=inactive', 'LoadError=org.freedesktop.systemd1.BadUnitSetting'],
    },
  ],
  silent: [
    {
      why: 'mount complains of a superblock, and a mount is no service',
      seen: [
        { collector: 'failed-units', output: 'srv-media.mount loaded failed failed /srv/media\n' },
        {
          collector: 'journal',
          unit: 'srv-media.mount',
          output: `2026-11-28T06:38:12.238743+00:00 web-01 mount[1090]: mount: /srv/media: wrong fs type, bad option, bad superblock on /dev/loop5, missing codepage or helper program, or other error.
2026-11-28T06:38:12.253284+00:00 web-01 systemd[1]: srv-media.mount: Failed with result 'exit-code'.
`,
        },
      ],
    },
    {
      why: 'the log does not speak of configuration',
      seen: [
        {
          collector: 'unit',
          unit: 'nginx.service',
          output: 'ActiveState=failed\nResult=exit-code\nExecMainStatus=1\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output: `2026-11-22T10:20:30.000000+0000 web-1 nginx[7]: upstream answered with an error\n${ENDED}\n`,
        },
      ],
    },
    {
      why: 'a warning about an old option does not stop a service',
      seen: [
        { collector: 'unit', unit: 'nginx.service', output: 'ActiveState=failed\nResult=signal\nExecMainStatus=11\n' },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output: `2026-11-22T10:20:30.000000+0000 web-1 nginx[7]: [warn] unknown option "ssl" is deprecated\n${ENDED}\n`,
        },
      ],
    },
  ],
};
