import { attempts } from '../collectors/attempts.ts';
import { factsOf } from '../collectors/collector.ts';
import { firewall } from '../collectors/firewall.ts';
import { covers, type FirewallRule } from '../collectors/firewall-rule.ts';
import { firewallZones, type Zone } from '../collectors/firewall-zones.ts';
import { sockets } from '../collectors/sockets.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding } from './finding.ts';
import { type Dropped, droppedPackets, isPrivate, reachablePorts } from './firewall-log.ts';
import { citeSigns } from './signs-of.ts';
import { plainName } from './words.ts';

interface Shown {
  readonly what: string;
  readonly isSure: boolean;
  readonly port: number | undefined;
  readonly citations: readonly Citation[];
}

/** The packet filter of the host keeps out what it should let in, or in what it should let out; scans that it keeps out are none. */
export const firewallDrop = defineFinding({
  class: 'firewall_drop',
  find(evidence) {
    const shown = [...fromLog(evidence), ...fromRules(evidence), ...fromZones(evidence), ...fromDefault(evidence)];
    const [first] = shown;
    if (first === undefined) return [];
    return [
      {
        severity: shown.some(({ isSure }) => isSure) ? 'critical' : 'warning',
        statement: `The packet filter of this host ${first.what}.`,
        citations: [...shown.flatMap(({ citations }) => citations), ...citeListener(evidence, first.port)].slice(0, 8),
        steps: STEPS,
      },
    ];
  },
});

function fromLog(evidence: readonly Evidence[]): readonly Shown[] {
  const packets = droppedPackets(evidence);
  const listened = reachablePorts(evidence);
  const ports = [...new Set(packets.map(({ port }) => port))];
  return ports.flatMap((port) => {
    const same = packets.filter((one) => one.port === port);
    const [first] = same;
    if (first === undefined || !isWanted(same, listened)) return [];
    const what =
      first.way === 'out'
        ? `drops connections of this host to port ${port}`
        : `drops connections from ${plainName(first.source)} to port ${port}`;
    return [{ what, isSure: true, port, citations: citeSigns(first.seen, same.at(-1)?.seen) }];
  });
}

/** What goes out, comes from the own network more than once, or goes to a port that is served. */
function isWanted(same: readonly Dropped[], listened: ReadonlySet<number>): boolean {
  const inside = same.filter(({ way, source }) => way === 'out' || isPrivate(source));
  const isServed = same.some(({ way, port }) => way === 'in' && listened.has(port));
  return isServed ? same.length > 1 || inside.length > 0 : inside.length > 1;
}

interface Placed {
  readonly rule: FirewallRule;
  readonly citations: readonly Citation[];
}

function rulesOf(evidence: readonly Evidence[]): readonly Placed[] {
  return factsOf(evidence, firewall).flatMap(({ evidence: source, facts }) =>
    facts.rules.map((rule) => ({ rule, citations: cite(source, rule.line) })),
  );
}

/** A rule of its own for a port or an inner address, which has met packets. */
function fromRules(evidence: readonly Evidence[]): readonly Shown[] {
  const listened = reachablePorts(evidence);
  return rulesOf(evidence).flatMap((placed) => judgeRule(placed, listened));
}

function judgeRule({ rule, citations }: Placed, listened: ReadonlySet<number>): readonly Shown[] {
  const { action, isPolicy, packets, source = '' } = rule;
  if (action === 'accept' || isPolicy || packets === 0) return [];
  const port = portOf(rule, listened);
  const inner = isPrivate(source) ? source : undefined;
  // A list of inner addresses that nobody came from proves nothing.
  const isMet = inner !== undefined && packets !== undefined;
  const what = describeRule(action, inner, port);
  return port !== undefined || isMet ? [{ what, isSure: packets !== undefined, port, citations }] : [];
}

function portOf(rule: FirewallRule, listened: ReadonlySet<number>): number | undefined {
  return rule.way === 'out' ? rule.ports[0]?.from : [...listened].find((one) => covers(rule, one));
}

function describeRule(action: 'drop' | 'reject', source: string | undefined, port: number | undefined): string {
  const verb = action === 'drop' ? 'drops' : 'rejects';
  const whom = source === undefined ? '' : ` from ${plainName(source)}`;
  return `${verb} connections${whom}${port === undefined ? '' : ` to port ${port}`}`;
}

/** Services of firewalld that open the ports people ask for most. */
const SERVICE_PORTS: Readonly<Record<string, readonly number[]>> = {
  ssh: [22],
  http: [80],
  https: [443],
  cockpit: [9090],
  dns: [53],
  nfs: [2049],
  mysql: [3306],
  postgresql: [5432],
  redis: [6379],
  prometheus: [9090],
  grafana: [3000],
};

function lets({ target, services, ports }: Zone, port: number): boolean {
  return (
    target === 'ACCEPT' ||
    covers({ ports }, port) ||
    services.some((name) => SERVICE_PORTS[name]?.includes(port) === true)
  );
}

/** A port is open in a zone that no interface belongs to, or only in what is saved, and not in the one at work. */
function fromZones(evidence: readonly Evidence[]): readonly Shown[] {
  const known = factsOf(evidence, firewallZones);
  const zones = known.flatMap(({ evidence: source, facts }) => facts.zones.map((zone) => ({ zone, source })));
  const atWork = zones.filter(({ zone }) => zone.active);
  const idle = zones.filter(({ zone }) => !zone.active && zone.interfaces.length === 0);
  return [...reachablePorts(evidence)].flatMap((port) => {
    if (atWork.length === 0 || atWork.some(({ zone }) => lets(zone, port))) return [];
    const meant = idle.find(({ zone }) => covers(zone, port));
    const [at] = atWork;
    if (meant === undefined || at === undefined) return [];
    return [
      {
        what: `does not let in port ${port}: zone ${plainName(at.zone.name)} is at work, and the port is open in ${plainName(meant.zone.name)}, which has no interface`,
        isSure: true,
        port,
        citations: [
          ...cite(at.source, at.zone.line, at.zone.interfacesLine, at.zone.portsLine),
          ...cite(meant.source, meant.zone.line, meant.zone.interfacesLine, meant.zone.portsLine),
        ],
      },
    ];
  });
}

/** Services for the host itself, which nobody outside is meant to reach. */
const INNER_PORTS = new Set([22, 25, 53, 111, 323, 631, 5355]);

/** What no rule speaks of is dropped, and one served port of several has no rule. */
function fromDefault(evidence: readonly Evidence[]): readonly Shown[] {
  const rules = rulesOf(evidence).filter(({ rule }) => rule.way === 'in' || rule.way === 'other');
  const last = rules.find(({ rule }) => shutsTheRest(rule));
  const accepts = rules.filter(({ rule }) => rule.action === 'accept').map(({ rule }) => rule);
  const opensAll = accepts.some(({ isPlain, ports, isPolicy }) => isPlain && ports.length === 0 && !isPolicy);
  const listened = [...reachablePorts(evidence)].filter((port) => !INNER_PORTS.has(port) && port < 32_768);
  const shut = listened.filter((port) => !accepts.some((rule) => covers(rule, port)));
  const [port] = shut;
  if (last === undefined || opensAll || port === undefined || shut.length > 2) return [];
  const failed = failedAttempts(evidence, port);
  // Where all of several services are shut, that is the plan of this host; a rule without a count may have met nothing.
  const isOdd = last.rule.packets !== undefined && isSomeOf(shut, listened) && opensSome(accepts);
  if (failed.length === 0 && !isOdd) return [];
  const what = `has no rule that lets in port ${port}, and ${last.rule.action === 'drop' ? 'drops' : 'rejects'} what no rule speaks of`;
  return [{ what, isSure: failed.length > 0, port, citations: [...last.citations, ...failed] }];
}

function shutsTheRest({ action, ports, source, isPlain, packets = 1 }: FirewallRule): boolean {
  return action !== 'accept' && ports.length === 0 && source === undefined && isPlain && packets > 0;
}

function isSomeOf(shut: readonly number[], all: readonly number[]): boolean {
  return shut.length < all.length || all.length === 1;
}

function opensSome(accepts: readonly FirewallRule[]): boolean {
  return accepts.some(({ ports }) => ports.length > 0);
}

function failedAttempts(evidence: readonly Evidence[], port: number): readonly Citation[] {
  return factsOf(evidence, attempts).flatMap(({ evidence: source, facts }) =>
    facts.attempts
      .filter((one) => one.port === port && /^(?:blocked|unanswered|refused)$/.test(one.outcome))
      .flatMap(({ line }) => cite(source, line)),
  );
}

function citeListener(evidence: readonly Evidence[], port: number | undefined): readonly Citation[] {
  return factsOf(evidence, sockets).flatMap(({ evidence: source, facts }) =>
    cite(source, ...facts.listeners.filter((one) => one.port === port).map(({ line }) => line)),
  );
}

const STEPS: readonly Step[] = [
  {
    text: 'See when the rules changed and what sets them (firewalld, ufw, nftables, configuration management), and which rule the packets meet.',
    risk: 'read-only',
  },
  {
    text: 'Open the port for those who need it in what sets the rules, so that it stays after a reload.',
    risk: 'reversible',
  },
];
