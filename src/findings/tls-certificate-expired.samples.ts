import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the listener serves one that has ended',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'certificate',
          output: `Certificate chain
 0 s:CN = shop.example.net
   i:O = Sample, CN = Sample CA 1
 1 s:O = Sample, CN = Sample CA 1
   i:O = Sample, CN = Sample Root
---
verify error:num=10:certificate has expired
notAfter=Nov 21 23:59:59 2026 GMT
`,
        },
      ],
      severity: 'critical',
      statement: 'The certificate that is served has expired on 2026-11-21 23:59:59 UTC.',
      quotes: ['notAfter=Nov 21 23:59:59 2026 GMT', 'verify error:num=10:certificate has expired'],
    },
    {
      why: 'another port serves one that has ended, while 443 is fine',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'certificate',
          output: '   v:NotBefore: Sep  1 00:00:00 2026 GMT; NotAfter: Dec 30 00:00:00 2026 GMT\n',
        },
        {
          collector: 'certificate-port',
          unit: '127.0.0.1:8443',
          output: '   v:NotBefore: Sep  1 00:00:00 2026 GMT; NotAfter: Nov 20 00:00:00 2026 GMT\n',
        },
      ],
      severity: 'critical',
      statement: 'The certificate that is served on port 8443 has expired on 2026-11-20 00:00:00 UTC.',
      quotes: ['   v:NotBefore: Sep  1 00:00:00 2026 GMT; NotAfter: Nov 20 00:00:00 2026 GMT'],
    },
    {
      why: 'one on disk has ended, and nothing valid is served',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'certificate-file',
          unit: '/etc/ssl/own/shop.crt',
          output:
            '1\nsubject=CN = a\nissuer=CN = b\nnotBefore=Aug 20 00:00:00 2026 GMT\nnotAfter=Nov 18 00:00:00 2026 GMT\n',
        },
      ],
      severity: 'critical',
      statement: 'The certificate in /etc/ssl/own/shop.crt has expired on 2026-11-18 00:00:00 UTC.',
      quotes: ['notAfter=Nov 18 00:00:00 2026 GMT'],
    },
  ],
  silent: [
    {
      why: 'it ends next week',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'certificate',
          output: '   v:NotBefore: Sep  1 00:00:00 2026 GMT; NotAfter: Nov 30 00:00:00 2026 GMT\n',
        },
      ],
    },
  ],
};
