import type { Line } from '../domain/evidence.ts';
import type { Unit } from './systemctl.ts';

const FOLDER = /^\/run\/openrc\/(\w+):$/;
const HEADING = /^(?:Dynamic |Stacked )?Runlevel: /;
/** " nginx     [  crashed  ]" */
const ROW = /^\s(\S+)\s.*\[\s*([a-z]+)\b.*\]$/;
const NAME = /^[A-Za-z0-9][\w.@+-]*$/;
const BROKEN: ReadonlySet<string> = new Set(['crashed', 'failed']);

/**
 * Services of OpenRC that failed to start or ended by themselves, from rc-status(8) with and without `--crashed` and from the
 * folders where it keeps their states. Undefined when it is none of these.
 */
export function findOpenrcUnits(lines: readonly Line[]): Unit[] | undefined {
  if (lines.some(({ text }) => FOLDER.test(text))) return fromFolders(lines);
  if (lines.some(({ text }) => HEADING.test(text))) return lines.flatMap(fromRow);
  const names = lines.length > 0 && lines.every(({ text }) => NAME.test(text) && !text.includes('.'));
  return names ? lines.map(({ text, number }) => toUnit(text, 'crashed', number)) : undefined;
}

function fromFolders(lines: readonly Line[]): Unit[] {
  let state = '';
  return lines.flatMap(({ text, number }) => {
    const folder = FOLDER.exec(text)?.[1];
    state = folder ?? state;
    return folder === undefined && state === 'failed' && NAME.test(text) ? [toUnit(text, 'failed', number)] : [];
  });
}

function fromRow({ text, number }: Line): readonly Unit[] {
  const [, name, state = ''] = ROW.exec(text) ?? [];
  return name !== undefined && BROKEN.has(state) ? [toUnit(name, state, number)] : [];
}

function toUnit(name: string, sub: string, line: number): Unit {
  return { name, load: 'loaded', active: 'failed', sub, line };
}
