import type { Samples } from './sample.ts';
import type { systemLog } from './system-log.ts';

export const samples: Samples<typeof systemLog> = {
  good: [
    {
      command: 'journalctl --no-pager --output=short-iso-precise --priority=warning --since=-6h --lines=600',
      origin: 'recorded: Debian 12, systemd 252, messages sent with systemd-cat',
      output: `2026-11-22T18:23:47.396455+0000 web-03 nginx[20]: connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.9
2026-11-22T18:23:47.402498+0000 web-03 nginx[22]: bind() to 0.0.0.0:80 failed (98: Address already in use)
2026-11-22T18:23:47.411513+0000 web-03 postgres[24]: password authentication failed for user "report"
`,
      facts: {
        entries: 3,
        sources: [
          {
            source: 'nginx',
            entries: 2,
            lastLine: 2,
          },
          {
            source: 'postgres',
            entries: 1,
            lastLine: 3,
          },
        ],
        signs: [
          {
            kind: 'connect_refused',
            at: '2026-11-22T18:23:47.396Z',
            by: 'application',
            source: 'nginx',
            text: 'connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.9',
            line: 1,
          },
          {
            kind: 'port_in_use',
            at: '2026-11-22T18:23:47.402Z',
            by: 'application',
            source: 'nginx',
            text: 'bind() to 0.0.0.0:80 failed (98: Address already in use)',
            line: 2,
          },
        ],
        signCounts: {
          connect_refused: 1,
          port_in_use: 1,
        },
      },
    },
    {
      command: 'journalctl --no-pager --output=short-iso-precise --priority=warning --since=-6h --lines=600',
      origin: 'written: journalctl(1), systemd 252, the kernel and systemd among others',
      output: `-- Boot 0123456789abcdef0123456789abcdef --
2026-11-22T18:20:01.100000+0000 web-03 kernel: Out of memory: Killed process 4242 (java) total-vm:8123456kB, anon-rss:6012340kB, file-rss:0kB, shmem-rss:0kB, UID:1001 pgtables:12000kB oom_score_adj:0
2026-11-22T18:20:01.400000+0000 web-03 systemd[1]: billing.service: Failed with result 'oom-kill'.
`,
      facts: {
        entries: 2,
        sources: [
          {
            source: 'kernel',
            entries: 1,
            lastLine: 2,
          },
          {
            source: 'systemd',
            entries: 1,
            lastLine: 3,
          },
        ],
        signs: [
          {
            kind: 'oom_kill',
            at: '2026-11-22T18:20:01.100Z',
            by: 'kernel',
            source: 'kernel',
            text: 'Out of memory: Killed process 4242 (java) total-vm:8123456kB, anon-rss:6012340kB, file-rss:0kB, shmem-rss:0kB, UID:1001 pgtables:12000kB oom_score_adj:0',
            line: 2,
          },
          {
            kind: 'unit_failed',
            at: '2026-11-22T18:20:01.400Z',
            by: 'systemd',
            source: 'systemd',
            text: "billing.service: Failed with result 'oom-kill'.",
            line: 3,
          },
          {
            kind: 'oom_of_unit',
            at: '2026-11-22T18:20:01.400Z',
            by: 'systemd',
            source: 'systemd',
            text: "billing.service: Failed with result 'oom-kill'.",
            line: 3,
          },
        ],
        signCounts: {
          oom_kill: 1,
          unit_failed: 1,
          oom_of_unit: 1,
        },
      },
    },
    {
      command: 'tail -n 1000 /var/log/syslog',
      origin: 'written: rsyslog 8 with its traditional format',
      output: `Nov 22 18:19:58 web-03 CRON[811]: (root) CMD (run-parts /etc/cron.hourly)
Nov 22 18:20:01 web-03 kernel: [88123.456789] EXT4-fs error (device sda1): ext4_find_entry:1455: inode #2: comm ls: reading directory lblock 0
`,
      facts: {
        entries: 2,
        sources: [
          {
            source: 'CRON',
            entries: 1,
            lastLine: 1,
          },
          {
            source: 'kernel',
            entries: 1,
            lastLine: 2,
          },
        ],
        signs: [
          {
            kind: 'job_run',
            by: 'application',
            source: 'CRON',
            text: '(root) CMD (run-parts /etc/cron.hourly)',
            line: 1,
          },
          {
            kind: 'filesystem_error',
            by: 'kernel',
            source: 'kernel',
            text: 'EXT4-fs error (device sda1): ext4_find_entry:1455: inode #2: comm ls: reading directory lblock 0',
            line: 2,
          },
        ],
        signCounts: {
          job_run: 1,
          filesystem_error: 1,
        },
      },
    },
    {
      command: 'logread',
      origin: "written: BusyBox's syslogd, which names facility and level",
      output: `Nov 22 18:19:58 router daemon.warn dnsmasq[610]: Maximum number of concurrent DNS queries reached (max: 150)
`,
      facts: {
        entries: 1,
        sources: [
          {
            source: 'dnsmasq',
            entries: 1,
            lastLine: 1,
          },
        ],
        signs: [],
        signCounts: {},
      },
    },
    {
      command: 'journalctl --no-pager --output=short-iso-precise --priority=warning --since=-6h --lines=600',
      origin: 'written: journalctl(1), nothing so grave',
      output: `-- No entries --
`,
      facts: {
        entries: 0,
        sources: [],
        signs: [],
        signCounts: {},
      },
    },
  ],
  broken: [
    {
      why: 'no line is a message',
      output: `Journal file corrupted, ignoring.
`,
    },
  ],
};
