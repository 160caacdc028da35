import type { certificatePort } from './certificate-port.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof certificatePort> = {
  good: [
    {
      command: 'openssl s_client -connect 127.0.0.1:8443',
      origin:
        'recorded: OpenSSL 3.0 against its own s_server on another port, with a certificate made for it; some lines left out',
      output: `CONNECTED(00000003)
---
Certificate chain
 0 s:CN = own.example.net
   i:CN = own.example.net
   a:PKEY: rsaEncryption, 2048 (bit); sigalg: RSA-SHA256
   v:NotBefore: Nov 22 21:54:12 2026 GMT; NotAfter: Dec 22 21:54:12 2026 GMT
---
subject=CN = own.example.net
issuer=CN = own.example.net
---
No client certificate CA names sent
`,
      facts: {
        served: true,
        file: '',
        expiries: [{ at: '2026-12-22T21:54:12.000Z', line: 7 }],
        chain: [{ subject: 'CN = own.example.net', issuer: 'CN = own.example.net', line: 4, issuerLine: 5 }],
        errors: [],
      },
    },
  ],
  broken: [{ why: 'no handshake', output: 'CONNECTED(00000003)\n---\nno peer certificate available\n---\n' }],
};
