import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'the leaf is sent alone',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'certificate',
          output: `verify error:num=21:unable to verify the first certificate
Certificate chain
 0 s:CN = shop.example.net
   i:O = Sample, CN = Sample CA 1
---
`,
        },
      ],
      severity: 'critical',
      statement:
        'The server sends its own certificate alone, without the one that signed it; clients that do not know the missing certificate can not trust it.',
      quotes: [
        'verify error:num=21:unable to verify the first certificate',
        ' 0 s:CN = shop.example.net',
        '   i:O = Sample, CN = Sample CA 1',
      ],
    },
    {
      why: 'the leaf is sent alone on another port',
      seen: [
        {
          collector: 'certificate-port',
          unit: '127.0.0.1:636',
          output:
            'verify error:num=21:unable to verify the first certificate\n 0 s:CN = ldap.example.net\n   i:O = Sample, CN = Sample CA 1\n',
        },
      ],
      severity: 'critical',
      statement:
        'The server on port 636 sends its own certificate alone, without the one that signed it; clients that do not know the missing certificate can not trust it.',
      quotes: [
        'verify error:num=21:unable to verify the first certificate',
        ' 0 s:CN = ldap.example.net',
        '   i:O = Sample, CN = Sample CA 1',
      ],
    },
  ],
  silent: [
    {
      why: 'the root is not known here',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'certificate',
          output: `verify error:num=20:unable to get local issuer certificate
Certificate chain
 0 s:CN = shop.example.net
   i:O = Own, CN = Own CA 1
 1 s:O = Own, CN = Own CA 1
   i:O = Own, CN = Own Root
---
`,
        },
      ],
    },
    {
      why: 'it signed itself',
      seen: [
        { collector: 'clock', output: '2026-11-22T09:00:00Z\n' },
        {
          collector: 'certificate',
          output: `verify error:num=18:self-signed certificate
Certificate chain
 0 s:CN = shop.example.net
   i:CN = shop.example.net
---
`,
        },
      ],
    },
  ],
};
