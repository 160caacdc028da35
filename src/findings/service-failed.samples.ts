import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'only the exit code is known',
      seen: [
        { collector: 'failed-units', output: 'report.service loaded failed failed Nightly report\n' },
        {
          collector: 'unit',
          unit: 'report.service',
          output: 'ActiveState=failed\nResult=exit-code\nExecMainCode=1\nExecMainStatus=3\n',
        },
      ],
      severity: 'critical',
      statement: 'report.service has failed: its main process ended with exit code 3.',
      quotes: ['ActiveState=failed', 'Result=exit-code', 'ExecMainCode=1', 'ExecMainStatus=3'],
    },
    {
      why: 'it crashes and is restarted over and over',
      seen: [
        {
          collector: 'unit',
          unit: 'report.service',
          output: 'ActiveState=activating\nSubState=auto-restart\nResult=core-dump\nExecMainStatus=11\nNRestarts=387\n',
        },
      ],
      severity: 'critical',
      statement: 'report.service fails again and again (387 restarts): it crashed with SIGSEGV and left a core dump.',
      quotes: ['ActiveState=activating', 'Result=core-dump', 'ExecMainStatus=11'],
    },
    {
      why: 'systemd gave up restarting it',
      seen: [
        {
          collector: 'unit',
          unit: 'report.service',
          output: 'ActiveState=failed\nResult=start-limit-hit\nExecMainStatus=1\nNRestarts=5\n',
        },
      ],
      severity: 'critical',
      statement: 'report.service has failed: it ended too often in too short a time (5 restarts), and systemd gave up.',
      quotes: ['ActiveState=failed', 'Result=start-limit-hit', 'ExecMainStatus=1'],
    },
    {
      why: 'it is on the list, and was not looked at',
      seen: [{ collector: 'failed-units', output: 'report.socket loaded failed failed Socket of the reports\n' }],
      severity: 'warning',
      statement: 'systemd counts report.socket as failed.',
      quotes: ['report.socket loaded failed failed Socket of the reports'],
    },
  ],
  silent: [
    {
      why: 'a service that is not wanted does not run',
      seen: [
        { collector: 'failed-units', output: '' },
        { collector: 'unit', unit: 'report.service', output: 'ActiveState=inactive\nSubState=dead\nResult=success\n' },
      ],
    },
    {
      why: 'it runs again after an earlier end',
      seen: [
        {
          collector: 'unit',
          unit: 'report.service',
          output: 'ActiveState=active\nSubState=running\nResult=success\nNRestarts=3\nExecMainStatus=0\n',
        },
      ],
    },
  ],
};
