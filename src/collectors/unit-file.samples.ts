import type { Samples } from './sample.ts';
import type { unitFile } from './unit-file.ts';

export const samples: Samples<typeof unitFile> = {
  good: [
    {
      command: 'systemctl cat --no-pager -- nginx.service',
      origin: 'written: systemctl(1), a unit with a drop-in',
      output: `# /etc/systemd/system/nginx.service
[Service]
EnvironmentFile=-/etc/default/nginx
EnvironmentFile=/etc/nginx/site.env
Environment=API_KEY=7f3kd92mfLLq
ExecStart=@/usr/sbin/nginx nginx -g 'daemon off;'

# /etc/systemd/system/nginx.service.d/10-limits.conf
[Service]
LimitNOFILE=65536
`,
      facts: {
        unit: 'nginx.service',
        files: ['/etc/systemd/system/nginx.service', '/etc/systemd/system/nginx.service.d/10-limits.conf'],
        paths: [
          { key: 'EnvironmentFile', path: '/etc/default/nginx', optional: true, line: 3 },
          { key: 'EnvironmentFile', path: '/etc/nginx/site.env', optional: false, line: 4 },
          { key: 'ExecStart', path: '/usr/sbin/nginx', optional: false, line: 6 },
        ],
      },
    },
  ],
  broken: [{ why: 'no file is named', output: 'No files found for nginx.service.\n' }],
};
