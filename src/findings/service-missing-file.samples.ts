import type { FindingSamples } from './sample.ts';

const FAILED = 'ActiveState=failed\nSubState=failed\nResult=resources\n';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the environment file is gone',
      seen: [
        { collector: 'unit', unit: 'gateway.service', output: FAILED },
        {
          collector: 'journal',
          unit: 'gateway.service',
          output:
            '2026-11-22T08:57:10.000000+0000 gw-2 systemd[1]: gateway.service: Failed to load environment files: No such file or directory\n',
        },
        {
          collector: 'unit-file',
          unit: 'gateway.service',
          output:
            '# /etc/systemd/system/gateway.service\n[Service]\nEnvironmentFile=-/etc/default/gateway\nEnvironmentFile=/etc/gateway/site.env\n',
        },
      ],
      severity: 'critical',
      statement: 'gateway.service can not run because a file it needs is not there: /etc/gateway/site.env.',
      quotes: [
        '2026-11-22T08:57:10.000000+0000 gw-2 systemd[1]: gateway.service: Failed to load environment files: No such file or directory',
        'ActiveState=failed',
        'Result=resources',
        'EnvironmentFile=/etc/gateway/site.env',
      ],
    },
    {
      why: 'the service looks for a file of its own',
      seen: [
        {
          collector: 'unit',
          unit: 'nginx.service',
          output: 'ActiveState=failed\nResult=exit-code\nExecMainStatus=1\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output: `2026-11-22T08:57:10.000000+0000 web-1 nginx[7]: nginx: [emerg] open() "/etc/nginx/snippets/tls.conf" failed (2: No such file or directory) in /etc/nginx/nginx.conf:62
2026-11-22T08:57:10.100000+0000 web-1 systemd[1]: nginx.service: Failed with result 'exit-code'.
`,
        },
      ],
      severity: 'critical',
      statement: 'nginx.service can not run because a file it needs is not there: /etc/nginx/snippets/tls.conf.',
      quotes: [
        '2026-11-22T08:57:10.000000+0000 web-1 nginx[7]: nginx: [emerg] open() "/etc/nginx/snippets/tls.conf" failed (2: No such file or directory) in /etc/nginx/nginx.conf:62',
        "2026-11-22T08:57:10.100000+0000 web-1 systemd[1]: nginx.service: Failed with result 'exit-code'.",
        'ActiveState=failed',
        'Result=exit-code',
        'ExecMainStatus=1',
      ],
    },
  ],
  silent: [
    {
      why: 'the service runs, and misses a file nobody needs',
      seen: [
        { collector: 'unit', unit: 'nginx.service', output: 'ActiveState=active\nSubState=running\nResult=success\n' },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output:
            '2026-11-22T08:57:10.000000+0000 web-1 nginx[7]: open() "/srv/www/robots.txt" failed (2: No such file or directory)\n',
        },
      ],
    },
    {
      why: 'the complaint is from another day than the failure',
      seen: [
        { collector: 'unit', unit: 'nginx.service', output: 'ActiveState=failed\nResult=signal\nExecMainStatus=9\n' },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output: `2026-11-20T08:57:10.000000+0000 web-1 nginx[7]: open() "/srv/www/robots.txt" failed (2: No such file or directory)
2026-11-22T08:57:10.100000+0000 web-1 systemd[1]: nginx.service: Failed with result 'signal'.
`,
        },
      ],
    },
  ],
};
