import type { FindingSamples } from './sample.ts';

const BIND =
  '2026-11-22T10:20:30.000000+0000 web-1 nginx[7]: 2026/11/22 10:20:30 [emerg] 7#7: bind() to 0.0.0.0:80 failed (98: Address already in use)';
const ENDED = "2026-11-22T10:20:31.000000+0000 web-1 systemd[1]: nginx.service: Failed with result 'exit-code'.";
const FAILED = 'ActiveState=failed\nResult=exit-code\nExecMainStatus=1\n';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'another web server has the port',
      seen: [
        {
          collector: 'sockets',
          output: `State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0      511          0.0.0.0:80        0.0.0.0:*     users:(("apache2",pid=812,fd=4))
`,
        },
        { collector: 'unit', unit: 'nginx.service', output: FAILED },
        { collector: 'journal', unit: 'nginx.service', output: `${BIND}\n${ENDED}\n` },
      ],
      severity: 'critical',
      statement: 'nginx.service can not start because port 80 is already in use by apache2 (pid 812).',
      quotes: [
        BIND,
        ENDED,
        'ActiveState=failed',
        'Result=exit-code',
        'ExecMainStatus=1',
        'LISTEN 0      511          0.0.0.0:80        0.0.0.0:*     users:(("apache2",pid=812,fd=4))',
      ],
    },
    {
      why: 'who has it can not be seen',
      seen: [
        { collector: 'unit', unit: 'nginx.service', output: FAILED },
        { collector: 'journal', unit: 'nginx.service', output: `${BIND}\n${ENDED}\n` },
      ],
      severity: 'critical',
      statement: 'nginx.service can not start because port 80 is already in use.',
      quotes: [BIND, ENDED, 'ActiveState=failed', 'Result=exit-code', 'ExecMainStatus=1'],
    },
  ],
  silent: [
    {
      why: 'the service runs by now',
      seen: [
        { collector: 'unit', unit: 'nginx.service', output: 'ActiveState=active\nSubState=running\nResult=success\n' },
        { collector: 'journal', unit: 'nginx.service', output: `${BIND}\n${ENDED}\n` },
      ],
    },
  ],
};
