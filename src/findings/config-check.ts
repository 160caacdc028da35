import { createClassify } from '../collectors/signs/classify.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import { cite } from './finding.ts';

/** A program that was asked whether it likes its configuration, or to start, and said no; its output bears no times. */
export interface FailedCheck {
  /** "nginx" */
  readonly program: string;
  readonly reason: 'missing_file' | 'bad_config';
  readonly text: string;
  readonly citations: readonly Citation[];
}

/** The last word of nginx, Apache, HAProxy, sshd, named, PostgreSQL's and OpenRC's starts, and others like them. */
const REFUSED =
  /test failed$|configuration file .* (?:test )?failed|Fatal errors found in configuration|failed to start\s*$|start-stop-daemon: failed to start|: terminating, \d+ bad configuration options|Configuration (?:check )?(?:failed|invalid)|Action 'configtest' failed|FAILED: \S+: |SUMMARY: .*(?:FAILED|errors)|unexpected (?:token|end of file)|configuration is invalid|fatal: bad (?:boolean|numerical) configuration/i;
const SYNTAX =
  /Syntax error on line \d+ of \/|^\S+: \[emerg\]|^\s*\*?\s*\[ALERT\].*parsing \[|: line \d+: Bad configuration option/i;
/** What people ask with: the program is the first word, or what a service manager is to start. */
const CHECK =
  /(?:^|[;&|]\s*|sudo\s+(?:-\S+\s+)*)(?:\/\S*\/)?(?:(?:rc-service|service|systemctl\s+\w+)\s+(?<service>[\w@.-]+)|(?:\/etc\/init\.d\/|rc)(?<script>[\w@.-]+)\s|(?<program>nginx|apache2ctl|apachectl|httpd|haproxy|sshd|named-checkconf|named-checkzone|squid|dovecot|doveconf|postfix|php-fpm[\d.]*|rsyslogd|unbound-checkconf|varnishd|caddy|promtool|visudo|chronyd|keepalived|slaptest|mysqld|mariadbd|postgres|redis-server|kea-dhcp4|dhcpd|lighttpd|traefik|envoy|logstash|telegraf|vector)\b)/;

export function findFailedChecks(evidence: readonly Evidence[]): readonly FailedCheck[] {
  return evidence.flatMap((piece) =>
    piece.status === 'collected' && piece.collector === 'given' ? readCheck(piece) : [],
  );
}

function readCheck(piece: Collected): readonly FailedCheck[] {
  const { service, script, program } = CHECK.exec(piece.command)?.groups ?? {};
  const name = service ?? script ?? program;
  const end = piece.lines.find(({ text }) => REFUSED.test(text)) ?? piece.lines.find(({ text }) => SYNTAX.test(text));
  if (name === undefined || end === undefined) return [];
  const classify = createClassify();
  for (const reason of ['missing_file', 'bad_config'] as const) {
    const telling = piece.lines.find(({ number, text }) =>
      classify({ line: number, by: 'application', source: name, text }).includes(reason),
    );
    if (telling === undefined) continue;
    return [{ program: name, reason, text: telling.text, citations: cite(piece, telling.number, end.number) }];
  }
  return [{ program: name, reason: 'bad_config', text: end.text, citations: cite(piece, end.number) }];
}
