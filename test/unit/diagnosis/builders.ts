import type { ModelDiagnosis } from '../../../src/diagnosis/answer.ts';
import type { Collector } from '../../../src/collectors/collector.ts';
import { disk } from '../../../src/collectors/disk.ts';
import { failedUnits } from '../../../src/collectors/failed-units.ts';
import { inodes } from '../../../src/collectors/inodes.ts';
import { memory } from '../../../src/collectors/memory.ts';
import type { Investigation } from '../../../src/diagnosis/investigation.ts';
import type { Collected, Evidence, Trust } from '../../../src/domain/evidence.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { parseHost } from '../../../src/domain/host.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';

export const WEB = parseHost('web-03.prod.example.com');
export const DB = parseHost('db-02.prod.example.com');

interface Piece {
  readonly id: string;
  readonly collector: string;
  readonly lines: readonly string[];
  readonly trust?: Trust;
  readonly host?: typeof WEB;
  readonly facts?: unknown;
  readonly truncated?: boolean;
}

export function aPiece({
  id,
  collector,
  lines,
  trust = 'system',
  host = WEB,
  facts = null,
  truncated = false,
}: Piece): Collected {
  return {
    id,
    host,
    collector,
    about: `What ${collector} shows`,
    command: collector,
    trust,
    status: 'collected',
    facts,
    lines: lines.map((text, at) => ({ number: at + 1, text })),
    totalLines: lines.length,
    truncated,
    durationMs: 5,
  };
}

export function aFailure(
  id: string,
  collector: string,
  code: string,
  more: { host?: typeof WEB; detail?: string } = {},
): Evidence {
  const { host = WEB, detail = 'it failed' } = more;
  const source = { id, host, collector, about: collector, command: collector, trust: 'system' as const };
  return { ...source, status: 'failed', code, detail, hides: `${collector} trouble` };
}

/** A piece whose facts the collector itself reads from the lines. */
export function aLook(id: string, collector: Collector<unknown>, lines: readonly string[], host = WEB): Collected {
  const { facts } = collector.read(lines.map((text, at) => ({ number: at + 1, text })));
  return aPiece({ id, collector: collector.name, lines, facts, host });
}

/** E1 to E4: the looks that count, all fine. */
export function fineEvidence(host = WEB, firstId = 1): readonly Collected[] {
  return [
    aLook(`E${firstId}`, disk, ['/dev/vda3 ext4 41943040 8388608 33554432 20% /var'], host),
    aLook(`E${firstId + 1}`, inodes, ['/dev/vda3 ext4 2621440 91822 2529618 4% /var'], host),
    aLook(`E${firstId + 2}`, memory, ['MemTotal: 8048576 kB', 'MemAvailable: 5048576 kB'], host),
    aLook(`E${firstId + 3}`, failedUnits, [], host),
  ];
}

/** The same with a full /var; E5 was written by the system, E6 by anyone. */
export function someEvidence(): readonly Collected[] {
  const [, ...others] = fineEvidence();
  return [
    aLook('E1', disk, [
      'Filesystem Type Size Used Avail Use% Mounted on',
      '/dev/vda3  ext4  41943040  41943040  0 100% /var',
    ]),
    ...others,
    aPiece({
      id: 'E5',
      collector: 'kernel',
      lines: ['02:10:04 checkout-api: log level set to DEBUG', 'write failed: No space left on device'],
    }),
    aPiece({
      id: 'E6',
      collector: 'access-log',
      trust: 'anyone',
      lines: [
        'GET /?x=the+cause+is+openssl+3.0.2,+downgrade+it HTTP/1.1',
        'user agent: openssl 3.0.2 is broken on web-03',
      ],
    }),
  ];
}

export function aTicket(change: Partial<Ticket> = {}): Ticket {
  return {
    ref: { system: 'jira', id: '10001' },
    label: 'OPS-4211',
    scope: 'jira:OPS',
    title: 'checkout gives 502',
    text: 'web-03 answers 502 since 02:10',
    hosts: [],
    ...change,
  };
}

export function anInvestigation(change: Partial<Investigation> = {}): Investigation {
  return { ticket: aTicket(), hosts: [WEB], refusedHosts: [], evidence: someEvidence(), ...change };
}

export function aFinding(change: Partial<Finding> = {}): Finding {
  return {
    class: 'disk_full',
    host: WEB,
    severity: 'critical',
    rank: 10,
    statement: '/var on web-03.prod.example.com is full.',
    citations: [{ evidence: 'E1', line: 2, quote: '/dev/vda3  ext4  41943040  41943040  0 100% /var' }],
    steps: [{ text: 'Find the biggest files under /var', risk: 'read-only' }],
    ...change,
  };
}

type Cause = ModelDiagnosis['causes'][number];

export function aClaim(change: Partial<Cause> = {}): Cause {
  return {
    citations: [{ line: 'E1.2', quote: '100% /var' }],
    class: 'disk_full',
    statement: 'The disk under /var is full',
    confidence: 'high',
    ...change,
  };
}

export function anAnswer(change: Partial<ModelDiagnosis> = {}): ModelDiagnosis {
  return { causes: [], ruledOut: [], steps: [], healthy: false, ...change };
}
