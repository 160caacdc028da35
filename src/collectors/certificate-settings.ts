import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { CERTIFICATE_FILE } from './parameter.ts';
import { programOf } from './programs.ts';

const Facts = z.object({
  /** Certificates that a setting names, or that certbot keeps; each once. */
  files: z.array(z.object({ path: z.string(), line: z.int() })),
});

/** After the file's own name: "/etc/nginx/x.conf:  ssl_certificate /etc/ssl/x.crt;", "ssl_cert = </etc/ssl/x.pem". */
const PATH = /(?<=[\s"'=<:]|^)\/[\w.@+:,/-]+/g;
const OWN_NAME = /^\/[^\s:]+:(?=.)/;

/** Which certificates the servers of the host are told to use. */
export const certificateSettings = defineCollector({
  name: 'certificate-settings',
  about: 'Which certificate files the settings of web, mail and directory servers name',
  hides: 'which certificates on disk are in use',
  trust: 'system',
  when: ['tls_cert'],
  facts: Facts,
  slow: true,
  commands: [['sh', '-c', programOf('find-certificates')]],
  parse(lines) {
    const files = lines.flatMap(({ number, text }) =>
      [...text.replace(OWN_NAME, '').matchAll(PATH)].map(([path]) => ({ path, line: number })),
    );
    const isFirst = (path: string, index: number): boolean => files.findIndex((file) => file.path === path) === index;
    return { files: files.filter(({ path }, index) => CERTIFICATE_FILE.accepts(path) && isFirst(path, index)) };
  },
  keep: ({ files }) => files.map(({ line }) => line),
});
