import { factsOf } from '../collectors/collector.ts';
import { sockets } from '../collectors/sockets.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { citeFailure, findFailedServices } from './failed-service.ts';
import { cite, defineFinding } from './finding.ts';
import { plainName } from './words.ts';

export const portInUse = defineFinding({
  class: 'port_in_use',
  find: (evidence) =>
    findFailedServices(evidence)
      .filter(({ reason }) => reason === 'port_in_use')
      .map((service) => {
        const { port, owner, citations } = findOwner(service.telling?.text ?? '', evidence);
        const what = port === undefined ? 'the port it listens on' : `port ${port}`;
        return {
          severity: 'critical',
          statement: `${plainName(service.unit)} can not start because ${what} is already in use${owner}.`,
          citations: [...citeFailure(service), ...citations],
          steps: STEPS,
        };
      }),
});

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
