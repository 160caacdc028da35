import { factsOf } from '../collectors/collector.ts';
import type { Change } from '../collectors/package-change.ts';
import { packages } from '../collectors/packages.ts';
import { stemOf } from '../collectors/unit-name.ts';
import type { Citation, Collected, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { findFailedChecks } from './config-check.ts';
import { citeFailure, findFailedServices } from './failed-service.ts';
import { cite, defineFinding } from './finding.ts';
import { citeSigns, isRecent, nowOf, signsOf } from './signs-of.ts';
import { describeTime, plainName } from './words.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A change and the restart that shows what it broke; logs and package systems take their time. */
const AT_ONCE_MS = 30 * 60 * 1000;
const LATER_MS = 7 * DAY_MS;

/** Something that does not run any more, and what it says of it. */
interface Broken {
  readonly name: string;
  readonly text: string;
  /** When it showed first; not a number where that is not told. */
  readonly since: number;
  /** A program and what it is linked with do not fit: then any change just before is suspect. */
  readonly isMismatch: boolean;
  readonly citations: readonly Citation[];
}

/** The package has to be the program's own, or of a library that it names, or to have changed right before. */
export const packageUpgradeBroke = defineFinding({
  class: 'package_upgrade_broke',
  find(evidence) {
    const changes = factsOf(evidence, packages).flatMap((known) =>
      known.facts.changes.map((change) => ({ change, piece: known.evidence })),
    );
    if (changes.length === 0) return [];
    const now = nowOf(evidence)?.getTime() ?? Number.NaN;
    for (const broken of listBroken(evidence)) {
      const guilty = changes.filter(({ change }) => isLately(change, now) && isGuilty(change, broken));
      const [first] = guilty;
      if (first === undefined) continue;
      return [
        {
          severity: 'critical',
          statement: describe(broken, first.change),
          citations: [...broken.citations.slice(0, 4), ...citeChanges(guilty)],
          steps: STEPS,
        },
      ];
    }
    return [];
  },
});

function listBroken(evidence: readonly Evidence[]): readonly Broken[] {
  const libraries = signsOf(evidence, 'library_mismatch', 'library_missing', 'data_incompatible', 'module_missing');
  const recent = libraries.seen.filter((one) => isRecent(one, LATER_MS));
  const bySign = recent.slice(0, 1).map((one) => ({
    name: one.sign.source,
    text: one.sign.text,
    since: Date.parse(one.at ?? ''),
    isMismatch: true,
    citations: citeSigns(one, recent.at(-1)),
  }));
  const services = findFailedServices(evidence)
    .filter(({ reason }) => reason !== 'oom' && reason !== 'port_in_use')
    .map((service) => {
      const first = service.signs.find(({ kind }) => kind === service.telling?.kind) ?? service.signs[0];
      return {
        name: stemOf(service.unit),
        text: service.telling?.text ?? '',
        since: Date.parse(first?.at ?? ''),
        isMismatch: false,
        citations: citeFailure(service),
      };
    });
  const checks = findFailedChecks(evidence).map(({ program, text, citations }) => ({
    name: program,
    text,
    since: Number.NaN,
    isMismatch: /undefined symbol|cannot open shared object|incompatible/.test(text),
    citations,
  }));
  const stated = services.map((service) => ({ ...service, citations: service.citations.slice(0, 2) }));
  return [...bySign.map((one) => withService(one, stated)), ...services, ...checks];
}

/** The line that tells, and that its service failed. */
function withService(broken: Broken, services: readonly Broken[]): Broken {
  const own = services.flatMap(({ citations }) => citations);
  const more = own.filter((one) => !broken.citations.some((other) => other.quote === one.quote));
  return { ...broken, citations: [...broken.citations, ...more] };
}

function isLately({ time }: Change, now: number): boolean {
  const age = now - Date.parse(time ?? '');
  return Number.isNaN(age) || age < LATER_MS;
}

function isGuilty(change: Change, { name, text, since, isMismatch }: Broken): boolean {
  const before = since - Date.parse(change.time ?? '');
  // Where one of the times is not known, the name alone has to do.
  if (!Number.isNaN(before) && before < -AT_ONCE_MS) return false;
  const soon = Number.isNaN(before) || before < DAY_MS;
  if (isMismatch) return namesLibrary(change.package, text) || isOwn(change.package, name) || before < AT_ONCE_MS;
  return soon && isOwn(change.package, name);
}

/** "libnetcfg3" for libnetcfg.so.3, "kernel-core" for a module, "python3-x" for Python. */
function namesLibrary(packageName: string, text: string): boolean {
  const base = baseOf(packageName);
  const libraries = [...text.matchAll(/\blib([\w+-]+?)\.so\b/g)].map(([, name = '']) => name.toLowerCase());
  if (libraries.some((name) => name.length >= 2 && base.includes(name.replace(/[\d.-]+$/, '')))) return true;
  if (/GLIBC/.test(text)) return /^(?:libc6?|glibc)/.test(base);
  if (/\/lib\/modules/.test(text)) return /^(?:kernel|linux-image|linux-modules)/.test(base);
  const words = new Set(text.toLowerCase().match(/[a-z][a-z0-9]{3,}/g));
  return base.length >= 4 && words.has(base.replace(/[\d.]+$/, ''));
}

/** Programs whose package is called otherwise, in one distribution or another. */
const PACKAGES_OF: Readonly<Record<string, RegExp>> = {
  named: /^bind/,
  httpd: /^apache/,
  apache: /^httpd/,
  sshd: /^openssh/,
  ssh: /^openssh/,
  smbd: /^samba/,
  nmbd: /^samba/,
  winbind: /^samba/,
  slapd: /^openldap/,
  crond: /^cron/,
  dhcpd: /^(?:isc-dhcp|dhcp)/,
  mysqld: /^(?:mysql|mariadb|percona)/,
  mysql: /^(?:mariadb|percona)/,
  mariadb: /^mysql/,
  docker: /^(?:containerd|moby)/,
  libvirtd: /^libvirt/,
  ntpd: /^ntp/,
};

function isOwn(packageName: string, program: string): boolean {
  const base = baseOf(packageName);
  const stem = program.toLowerCase().replace(/[\d.]+$/, '');
  if (PACKAGES_OF[stem]?.test(base)) return true;
  if (stem.length < 3) return false;
  return base === stem || base.startsWith(stem) || (base.length >= 4 && stem.startsWith(base.replace(/[\d.-]+$/, '')));
}

function baseOf(packageName: string): string {
  return packageName.toLowerCase().replace(/:\w+$/, '');
}

function describe({ name }: Broken, { package: changed, from, to, action, time }: Change): string {
  const versions = from !== undefined && to !== undefined ? ` from ${plainName(from)} to ${plainName(to)}` : '';
  const when = time === undefined ? '' : ` on ${describeTime(time)}`;
  const verb = action === 'upgrade' ? 'was upgraded' : action === 'install' ? 'was installed' : 'was removed';
  const who = name === '' ? 'A program' : plainName(name);
  return `${who} does not run any more since the package ${plainName(changed)} ${verb}${versions}${when}.`;
}

function citeChanges(guilty: readonly { change: Change; piece: Collected }[]): readonly Citation[] {
  return guilty.slice(0, 2).flatMap(({ change, piece }) => cite(piece, change.line));
}

const STEPS: readonly Step[] = [
  {
    text: "Read the new version's notes on what it no longer accepts, and see which other packages came with it.",
    risk: 'read-only',
  },
  {
    text: 'Adapt the program or its configuration, or go back to the former version and hold it there.',
    risk: 'disruptive',
    note: 'restarts what uses the package',
  },
];
