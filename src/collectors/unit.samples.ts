import type { Samples } from './sample.ts';
import type { unit } from './unit.ts';

export const samples: Samples<typeof unit> = {
  good: [
    {
      command: 'systemctl show --no-pager --property=… -- nginx.service',
      origin: 'written: systemctl(1) and org.freedesktop.systemd1(5), systemd 252',
      output: `Restart=on-failure
NRestarts=5
Result=exit-code
ExecMainCode=1
ExecMainStatus=203
MemoryMax=infinity
Id=nginx.service
LoadState=loaded
ActiveState=failed
SubState=failed
DropInPaths=
`,
      facts: {
        unit: 'nginx.service',
        properties: {
          Restart: { value: 'on-failure', line: 1 },
          NRestarts: { value: '5', line: 2 },
          Result: { value: 'exit-code', line: 3 },
          ExecMainCode: { value: '1', line: 4 },
          ExecMainStatus: { value: '203', line: 5 },
          MemoryMax: { value: 'infinity', line: 6 },
          Id: { value: 'nginx.service', line: 7 },
          LoadState: { value: 'loaded', line: 8 },
          ActiveState: { value: 'failed', line: 9 },
          SubState: { value: 'failed', line: 10 },
        },
      },
    },
  ],
  broken: [{ why: 'no state', output: 'Id=nginx.service\n' }],
};
