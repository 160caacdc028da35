import type { certificateSettings } from './certificate-settings.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof certificateSettings> = {
  good: [
    {
      command: 'grep -rHE ssl_certificate /etc/nginx',
      origin: 'written: settings of nginx(8), httpd(8) and dovecot(1), and the folder of certbot(1)',
      output: `/etc/nginx/sites-enabled/shop:    ssl_certificate /etc/letsencrypt/live/shop.example.net/fullchain.pem;
/etc/nginx/sites-enabled/shop:    ssl_certificate_key /etc/letsencrypt/live/shop.example.net/privkey.pem;
/etc/apache2/mods-enabled/x.conf:  SSLCertificateFile "/etc/ssl/own/shop.crt"
/etc/dovecot/conf.d/10-ssl.conf:ssl_cert = </etc/dovecot/dovecot.pem
/etc/letsencrypt/live/shop.example.net/fullchain.pem
`,
      facts: {
        files: [
          { path: '/etc/letsencrypt/live/shop.example.net/fullchain.pem', line: 1 },
          { path: '/etc/ssl/own/shop.crt', line: 3 },
          { path: '/etc/dovecot/dovecot.pem', line: 4 },
        ],
      },
    },
  ],
  broken: [{ why: 'no path', output: 'ssl_certificate\n' }],
};
