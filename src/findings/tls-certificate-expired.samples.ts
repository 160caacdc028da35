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
