import { factsOf } from '../collectors/collector.ts';
import { failedUnits } from '../collectors/failed-units.ts';
import { sockets } from '../collectors/sockets.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { citeFailure, findFailedServices } from './failed-service.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { citeSigns, isRecent, signsOf } from './signs-of.ts';
import { plainName } from './words.ts';

export const portInUse = defineFinding({
  class: 'port_in_use',
  find(evidence) {
    const byUnit = findFailedServices(evidence)
      .filter(({ reason }) => reason === 'port_in_use')
      .map((service) => describe(service.unit, findOwner(service.telling?.text ?? '', evidence), citeFailure(service)));
    return byUnit.length > 0 ? byUnit : fromLogs(evidence);
  },
});

function describe(who: string, { port, owner, citations }: Owner, said: readonly Citation[]): Proof {
  const what = port === undefined ? 'the port it listens on' : `port ${port}`;
  return {
    severity: 'critical',
    statement: `${plainName(who)} can not start because ${what} is already in use${owner}.`,
    citations: [...said, ...citations],
    steps: STEPS,
  };
}

/** A log that belongs to no unit that was looked at says so, and nothing says that the program came up since. */
function fromLogs(evidence: readonly Evidence[]): readonly Proof[] {
  const last = signsOf(evidence, 'port_in_use').seen.findLast((one) => isRecent(one));
  if (last === undefined) return [];
  const { sign, at = '' } = last;
  const owner = findOwner(sign.text, evidence);
  const ends = signsOf(evidence, 'unit_failed', 'unit_started').seen.filter((one) => (one.at ?? '') >= at);
  const failed = ends.findLast((one) => one.sign.kind === 'unit_failed');
  const who = sign.source === '' ? 'A program' : sign.source;
  if (owner.owner.includes(` ${plainName(who)} `) || ends.at(-1)?.sign.kind === 'unit_started') return [];
  const isDown = failed !== undefined || owner.owner !== '' || isAnyFailed(evidence);
  return isDown ? [describe(who, owner, citeSigns(last, failed))] : [];
}

function isAnyFailed(evidence: readonly Evidence[]): boolean {
  return (
    findFailedServices(evidence).length > 0 ||
    factsOf(evidence, failedUnits).some(({ facts }) => facts.units.some(({ name }) => name.endsWith('.service')))
  );
}

interface Owner {
  readonly port: number | undefined;
  readonly owner: string;
  readonly citations: readonly Citation[];
}

/** A message holds other numbers after a colon too (a time of day): the port is one that is listened on, else the last. */
function findOwner(message: string, evidence: readonly Evidence[]): Owner {
  const ports = [...message.matchAll(/:(\d{1,5})(?![\d:])|\bport (\d{1,5})\b/gi)].map(([, afterColon, named]) =>
    Number(afterColon ?? named),
  );
  for (const { evidence: source, facts } of factsOf(evidence, sockets)) {
    const listener = facts.listeners.find(({ port }) => ports.includes(port));
    if (listener === undefined) continue;
    const [process] = listener.processes;
    const owner = process === undefined ? '' : ` by ${plainName(process.name)} (pid ${process.pid})`;
    return { port: listener.port, owner, citations: cite(source, listener.line) };
  }
  return { port: ports.at(-1), owner: '', citations: [] };
}

const STEPS: readonly Step[] = [
  {
    text: 'Find out which of the two programs should have the port, and what started the other one.',
    risk: 'read-only',
  },
  {
    text: 'Stop the program that should not have the port, or give one of them another port, and start the service.',
    risk: 'disruptive',
    note: 'ends what that program serves',
  },
];
