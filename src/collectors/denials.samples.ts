import type { denials } from './denials.ts';
import type { Samples } from './sample.ts';

export const samples: Samples<typeof denials> = {
  good: [
    {
      command: 'journalctl … _AUDIT_TYPE=1400 _AUDIT_TYPE=1107 + _TRANSPORT=kernel',
      origin: 'written: apparmor.d(7) and the audit records of SELinux',
      output: `2026-11-22T08:00:01.000000+0000 db-1 audit[771]: AVC apparmor="DENIED" operation="open" class="file" profile="/usr/sbin/mysqld" name="/data/ibdata1" pid=771 comm="mysqld" requested_mask="wr" denied_mask="wr" fsuid=114 ouid=114
2026-11-22T08:00:01.000000+0000 db-1 kernel: audit: type=1400 audit(1795334401.000:12): apparmor="DENIED" operation="open" class="file" profile="/usr/sbin/mysqld" name="/data/ibdata1" pid=771 comm="mysqld" requested_mask="wr" denied_mask="wr" fsuid=114 ouid=114
2026-11-22T08:00:02.000000+0000 db-1 kernel: audit: type=1400 audit(1795334402.250:13): avc:  denied  { name_connect } for  pid=9 comm="nginx" dest=9300 scontext=system_u:system_r:httpd_t:s0 tcontext=system_u:object_r:unreserved_port_t:s0 tclass=tcp_socket permissive=1
2026-11-22T08:00:03.000000+0000 db-1 kernel: usb 1-1: new device
`,
      facts: {
        denials: [
          {
            by: 'apparmor',
            domain: '/usr/sbin/mysqld',
            comm: 'mysqld',
            operation: 'open',
            target: '/data/ibdata1',
            allowed: false,
            at: '2026-11-22T08:00:01.000Z',
            times: 2,
            firstLine: 1,
            line: 2,
          },
          {
            by: 'selinux',
            domain: 'httpd_t',
            comm: 'nginx',
            operation: 'name_connect',
            target: '9300',
            targetType: 'unreserved_port_t',
            allowed: true,
            at: '2026-11-22T08:00:02.250Z',
            times: 1,
            firstLine: 3,
            line: 3,
          },
        ],
        signs: [
          {
            kind: 'apparmor_denied',
            at: '2026-11-22T08:00:01.000Z',
            by: 'kernel',
            source: 'kernel',
            text: 'audit: type=1400 audit(1795334401.000:12): apparmor="DENIED" operation="open" class="file" profile="/usr/sbin/mysqld" name="/data/ibdata1" pid=771 comm="mysqld" requested_mask="wr" denied_mask="wr" fsuid=114 ouid=114',
            line: 2,
          },
          {
            kind: 'selinux_denied',
            at: '2026-11-22T08:00:02.000Z',
            by: 'kernel',
            source: 'kernel',
            text: 'audit: type=1400 audit(1795334402.250:13): avc:  denied  { name_connect } for  pid=9 comm="nginx" dest=9300 scontext=system_u:system_r:httpd_t:s0 tcontext=system_u:object_r:unreserved_port_t:s0 tclass=tcp_socket permissive=1',
            line: 3,
          },
        ],
        signCounts: { apparmor_denied: 1, selinux_denied: 1 },
      },
    },
  ],
  broken: [{ why: 'a message in place of records', output: '<no matches>\n' }],
};
