import type { deletedFiles } from './deleted-files.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof deletedFiles> = {
  good: [
    {
      command: 'lsof -S 2 -w -n -P +L1',
      origin: 'recorded: Debian 12, lsof 4.95, another name in the path',
      output: `COMMAND     PID USER   FD   TYPE DEVICE SIZE/OFF NLINK    NODE NAME
memfd:sea  3506 root  txt    REG    0,1  1531760     0    1024 /memfd:sealed-91173221a7ea (deleted)
python3    6080 root    3w   REG  254,0  3000000     0 2195508 /srv/held (deleted)
`,
      facts: {
        files: [
          {
            pid: 6080,
            process: 'python3',
            path: '/srv/held',
            sizeKiB: 2930,
            device: '254,0',
            inode: '2195508',
            line: 3,
          },
        ],
      },
    },
    {
      command: 'lsof -nP +L1',
      origin: 'written: lsof(8) as it lists a file opened twice, without the count of links',
      output: `nginx      1403              root   12w      REG              252,17 18253611008     131089 /var/log/nginx/access.log.1 (deleted)
nginx      1404          www-data   12w      REG              252,17 18253611008     131089 /var/log/nginx/access.log.1 (deleted)
`,
      facts: {
        files: [
          {
            pid: 1403,
            process: 'nginx',
            path: '/var/log/nginx/access.log.1',
            sizeKiB: 17825792,
            device: '252,17',
            inode: '131089',
            line: 1,
          },
        ],
      },
    },
  ],
  broken: [{ why: 'no file', output: 'sudo: a password is required\n' }],
};
