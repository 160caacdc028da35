import type { certificateFile } from './certificate-file.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof certificateFile> = {
  good: [
    {
      command: 'sh -c [show-certificate] tai /etc/ssl/own/shop.crt',
      origin: 'recorded: OpenSSL 3.0 on Debian 12, with a certificate made for it',
      output:
        '1\nsubject=CN = shop.example.net\nissuer=CN = shop.example.net\nnotBefore=Nov 28 07:08:18 2026 GMT\nnotAfter=Dec 28 07:08:18 2026 GMT\n',
      facts: {
        served: false,
        file: '/etc/ssl/own/shop.crt',
        expiries: [{ at: '2026-12-28T07:08:18.000Z', line: 5 }],
        chain: [],
        errors: [],
        inFile: { count: 1, line: 1 },
      },
    },
  ],
  broken: [{ why: 'no certificate', output: 'unable to load certificate\n' }],
};
