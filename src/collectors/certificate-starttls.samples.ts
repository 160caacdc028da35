import type { certificateStarttls } from './certificate-starttls.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof certificateStarttls> = {
  good: [
    {
      command: 'sh -c [show-starttls] tai 127.0.0.1:2525',
      origin:
        'recorded: OpenSSL 3.0 against an SMTP server made for it, with a certificate of its own; some lines left out',
      output: `CONNECTED(00000003)
---
Certificate chain
 0 s:CN = mail.example.net
   i:CN = mail.example.net
   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256
   v:NotBefore: Nov 28 09:11:14 2026 GMT; NotAfter: Dec 28 09:11:14 2026 GMT
---
subject=CN = mail.example.net
issuer=CN = mail.example.net
---
No client certificate CA names sent
`,
      facts: {
        served: true,
        file: '',
        expiries: [{ at: '2026-12-28T09:11:14.000Z', line: 7 }],
        chain: [{ subject: 'CN = mail.example.net', issuer: 'CN = mail.example.net', line: 4, issuerLine: 5 }],
        errors: [],
      },
    },
  ],
  broken: [{ why: 'no STARTTLS offered', output: 'CONNECTED(00000003)\n---\nno peer certificate available\n---\n' }],
};
