import { hostCollectors, pathCollectors, unitCollectors } from '../collectors/index.ts';
import { type Look, lookAtHost, lookAtPath, lookAtUnit } from '../collectors/look.ts';
import { findUnitName } from '../collectors/unit-name.ts';
import type { FurtherLook } from '../diagnosis/further-looks.ts';
import { TaiError } from '../domain/errors.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Run } from '../domain/run.ts';

export interface NamedLooks {
  readonly looks: readonly FurtherLook[];
  /** The run's evidence less what is now looked at anew. */
  readonly kept: readonly Evidence[];
}

/** A person names looks of the catalogue, for all hosts of a run: "disk", "unit-log:nginx.service". Throws CONFIG_INVALID. */
export function findNamedLooks({ hosts, evidence }: Run, names: readonly string[]): NamedLooks {
  const wanted = names.map(findLook);
  const isOld = (piece: Evidence): boolean =>
    wanted.some(({ collector, about }) => piece.collector === collector && piece.about === about);
  return {
    looks: hosts.flatMap((host) => wanted.map((look) => ({ host, look }))),
    kept: evidence.filter((piece) => !isOld(piece)),
  };
}

function findLook(written: string): Look {
  const [name = '', ...rest] = written.split(':');
  const target = rest.join(':');
  const look = target === '' ? findHostLook(name) : (findUnitLook(name, target) ?? findPathLook(name, target));
  if (look !== undefined) return look;
  throw new TaiError(
    'CONFIG_INVALID',
    `${written}: is not a look of tai; \`tai collectors\` lists them, for example: disk`,
  );
}

function findHostLook(name: string): Look | undefined {
  const collector = hostCollectors.find((one) => one.name === name);
  if (collector !== undefined) return lookAtHost(collector);
  const isOf = (what: string): TaiError =>
    new TaiError(
      'CONFIG_INVALID',
      `${name}: looks at one ${what}; name it, for example: ${name}:${what === 'unit' ? 'nginx.service' : '/var/log/syslog'}`,
    );
  if (unitCollectors.some((one) => one.name === name)) throw isOf('unit');
  if (pathCollectors.some((one) => one.name === name)) throw isOf('path');
  return undefined;
}

function findUnitLook(name: string, target: string): Look | undefined {
  const collector = unitCollectors.find((one) => one.name === name);
  const unit = findUnitName(target) ?? findUnitName(`${target}.service`);
  return collector && unit ? lookAtUnit(collector, unit) : undefined;
}

function findPathLook(name: string, target: string): Look | undefined {
  const collector = pathCollectors.find((one) => one.name === name);
  return collector?.parameter.accepts(target) ? lookAtPath(collector, target) : undefined;
}
