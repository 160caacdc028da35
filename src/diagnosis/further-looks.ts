import { hostCollectors, pathCollectors, unitCollectors } from '../collectors/index.ts';
import { type Look, lookAtHost, lookAtPath, lookAtUnit } from '../collectors/look.ts';
import { findUnitName } from '../collectors/unit-name.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import { listUnitNames } from './clues.ts';
import type { Investigation } from './investigation.ts';

/** Looks of one answer that are taken. */
export const MAX_LOOKS = 3;

/** What may be asked for, by the kind of its target. Units and paths are of the catalogue's grammars, and nothing else varies. */
export const FURTHER_LOOKS = {
  host: hostCollectors.map(({ name }) => name),
  unit: unitCollectors.map(({ name }) => name),
  path: pathCollectors.map(({ name }) => name),
} as const;

/** As a model asks for it: no part of it is trusted. */
export interface ClaimedLook {
  readonly look: string;
  readonly host: string;
  readonly target: string;
}

export interface FurtherLook {
  readonly host: Host;
  readonly look: Look;
}

/**
 * The looks asked for that may be taken: one of the catalogue, at a host that was read in this run, at a unit that the host itself
 * has listed or a path that the look's grammar accepts, and not taken before. The others are left out.
 */
export function chooseFurther(
  claimed: readonly ClaimedLook[],
  { evidence }: Pick<Investigation, 'evidence'>,
): readonly FurtherLook[] {
  const chosen = new Map<string, FurtherLook>();
  for (const one of claimed) {
    const host = evidence.find(
      (piece) => piece.status === 'collected' && piece.host === one.host.trim().toLowerCase(),
    )?.host;
    const look =
      host &&
      findLook(
        one,
        evidence.filter((piece) => piece.host === host),
      );
    if (!host || !look || evidence.some((piece) => piece.host === host && isSameLook(piece, look))) continue;
    chosen.set(`${host} ${look.argvs[0].join(' ')}`, { host, look });
  }
  return [...chosen.values()].slice(0, MAX_LOOKS);
}

/** "journal of nginx.service on web-03", for people. */
export function describeLook({ host, look }: FurtherLook): string {
  return `${look.about} (${look.collector} on ${host})`;
}

function findLook({ look: name, target }: ClaimedLook, evidence: readonly Evidence[]): Look | undefined {
  const ofHost = hostCollectors.find((one) => one.name === name);
  if (ofHost) return lookAtHost(ofHost);

  const ofUnit = unitCollectors.find((one) => one.name === name);
  const unit = findUnitName(target.trim());
  if (ofUnit) return unit && listUnitNames(evidence).has(unit) ? lookAtUnit(ofUnit, unit) : undefined;

  const path = target.trim();
  const ofPath = pathCollectors.find((one) => one.name === name);
  return ofPath?.parameter.accepts(path) ? lookAtPath(ofPath, path) : undefined;
}

function isSameLook(piece: Evidence, look: Look): boolean {
  return piece.collector === look.collector && piece.about === look.about;
}
