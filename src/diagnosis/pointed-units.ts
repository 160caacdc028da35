import { factsOf } from '../collectors/collector.ts';
import { sockets } from '../collectors/sockets.ts';
import { findRecentOoms, unitOfCgroup } from '../findings/recent-ooms.ts';
import { signsOf } from '../findings/signs-of.ts';
import { chooseUnits, findNamedUnits } from './clues.ts';
import type { Seen } from './seen.ts';

/** "bind() to 0.0.0.0:80 failed", "port 5432 is already in use". */
const PORT = /:(\d{1,5})(?![\d:])|\bport (\d{1,5})\b/gi;

export function unitsOfTicket({ ticket: { title, text }, evidence }: Seen): readonly string[] {
  return chooseUnits(`${title}\n${text}`, evidence);
}

/** By the control group that the kernel names, else by the process. */
export function unitsOfKills({ evidence }: Seen): readonly string[] {
  return [...findRecentOoms(evidence, 'cgroup'), ...findRecentOoms(evidence, 'host')].flatMap(({ oom }) =>
    findNamedUnits(unitOfCgroup(oom.cgroup) ?? oom.process, evidence),
  );
}

/** Units named as the program that listens on the port somebody else could not get. */
export function ownersOfPorts({ evidence }: Seen): readonly string[] {
  const texts = signsOf(evidence, 'port_in_use').seen.map(({ sign }) => sign.text);
  const ports = new Set(
    texts.flatMap((text) => [...text.matchAll(PORT)].map(([, colon, named]) => Number(colon ?? named))),
  );
  return factsOf(evidence, sockets).flatMap(({ facts }) =>
    facts.listeners
      .filter(({ port }) => ports.has(port))
      .flatMap(({ processes }) => processes.flatMap(({ name }) => findNamedUnits(name, evidence))),
  );
}

/** cron itself, by the names it goes by: stopped and disabled it is in no list of what runs. */
export function daemonsOfJobs({ types, evidence }: Seen): readonly string[] {
  return types.includes('scheduled_job') ? findNamedUnits('cron crond cronie dcron fcron', evidence) : [];
}

/** Only names in systemd's own messages, and of these only units of the host. */
export function unitsInMessages({ evidence }: Seen): readonly string[] {
  const { seen } = signsOf(evidence, 'dependency_failed');
  return findNamedUnits(seen.map(({ sign }) => sign.text).join('\n'), evidence);
}
