import { factsOf } from '../collectors/collector.ts';
import { unitFile } from '../collectors/unit-file.ts';
import { stemOf } from '../collectors/unit-name.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { findFailedChecks } from './config-check.ts';
import { citeFailure, type FailedService, findFailedServices } from './failed-service.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { isSameProgram } from './unit-signs.ts';
import { plainName } from './words.ts';

export const serviceMissingFile = defineFinding({
  class: 'service_missing_file',
  find(evidence) {
    const services = findFailedServices(evidence).filter(({ reason }) => reason === 'missing_file');
    const checks = findFailedChecks(evidence).filter(
      ({ reason, program }) =>
        reason === 'missing_file' && !services.some(({ unit }) => isSameProgram(program, stemOf(unit))),
    );
    return [
      ...services.map((service) => {
        const { name, citations } = findMissing(service, evidence);
        return toProof(service.unit, name, [...citeFailure(service), ...citations]);
      }),
      ...checks.map(({ program, text, citations }) => toProof(program, findPath(text), citations)),
    ];
  },
});

function toProof(who: string, name: string, citations: readonly Citation[]): Proof {
  return {
    severity: 'critical',
    statement: `${plainName(who)} can not run because a file it needs is not there${name && `: ${name}`}.`,
    citations,
    steps: STEPS,
  };
}

interface Missing {
  readonly name: string;
  readonly citations: readonly Citation[];
}

/** systemd does not say which environment file it missed; the unit's file does. */
function findMissing({ unit, telling }: FailedService, evidence: readonly Evidence[]): Missing {
  const text = telling?.text ?? '';
  if (!/environment files/.test(text)) return { name: findPath(text), citations: [] };

  const file = factsOf(evidence, unitFile).find(({ facts }) => facts.unit === unit);
  const required = file?.facts.paths.filter(({ key, optional }) => key === 'EnvironmentFile' && !optional) ?? [];
  const names = required.map(({ path }) => plainName(path));
  return {
    name: names.length > 1 ? `one of ${names.join(', ')}` : (names[0] ?? ''),
    citations: file ? cite(file.evidence, ...required.map(({ line }) => line)) : [],
  };
}

const PATH = /\/[\w.@+-]+(?:\/[\w.@+-]+)*/g;

/** The path just before the complaint, as most programs write it, or the first one after it, as Python does. */
function findPath(text: string): string {
  const library = /([\w.+-]+\.so[\w.]*): cannot open shared object/.exec(text)?.[1];
  if (library !== undefined) return library;

  const complaint = text.search(/no such file|failed \(2:|ENOENT|FileNotFound/i);
  const before = text.slice(0, complaint).match(PATH)?.at(-1);
  return before ?? text.slice(complaint).match(PATH)?.[0] ?? '';
}

const STEPS: readonly Step[] = [
  {
    text: 'Find out when the file went away and what removed or renamed it: configuration management, an upgrade, a clean-up.',
    risk: 'read-only',
  },
  {
    text: 'Put the file back where the service expects it, or correct the path, and start the service.',
    risk: 'reversible',
  },
];
