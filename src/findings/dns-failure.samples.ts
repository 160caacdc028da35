import type { FindingSamples } from './sample.ts';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a program can not look names up',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output:
            '2026-11-22T10:11:00.000000+0000 web-1 nginx[7]: getaddrinfo EAI_AGAIN registry.example.com\n2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: getaddrinfo EAI_AGAIN registry.example.com\n2026-11-22T10:13:00.000000+0000 web-1 nginx[7]: getaddrinfo EAI_AGAIN registry.example.com\n',
        },
        {
          collector: 'dns-config',
          output: '==> /etc/resolv.conf <==\nnameserver 10.1.0.53\n',
        },
      ],
      severity: 'critical',
      statement: 'Names can not be looked up: nginx says that a lookup failed.',
      quotes: [
        '2026-11-22T10:11:00.000000+0000 web-1 nginx[7]: getaddrinfo EAI_AGAIN registry.example.com',
        '2026-11-22T10:13:00.000000+0000 web-1 nginx[7]: getaddrinfo EAI_AGAIN registry.example.com',
        'nameserver 10.1.0.53',
      ],
    },
    {
      why: 'nsswitch asks no name server',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output: '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: Could not resolve host: git.example.org\n',
        },
        {
          collector: 'dns-config',
          output: '==> /etc/resolv.conf <==\nnameserver 10.1.0.53\n\n==> /etc/nsswitch.conf <==\nhosts: files\n',
        },
      ],
      severity: 'critical',
      statement: 'Names can not be looked up: nsswitch.conf lets nobody ask a name server.',
      quotes: [
        '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: Could not resolve host: git.example.org',
        'nameserver 10.1.0.53',
        'hosts: files',
      ],
    },
  ],
  silent: [
    {
      why: 'one lookup failed once',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output: '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: getaddrinfo EAI_AGAIN registry.example.com\n',
        },
      ],
    },
    {
      why: 'the name does not exist',
      seen: [
        {
          collector: 'clock',
          output: '2026-11-22T10:30:00Z\n',
        },
        {
          collector: 'journal',
          unit: 'nginx.service',
          output:
            '2026-11-22T10:12:00.000000+0000 web-1 nginx[7]: lookup gti.example.org: no such host\n2026-11-22T10:13:00.000000+0000 web-1 nginx[7]: lookup gti.example.org: no such host\n',
        },
      ],
    },
  ],
};
