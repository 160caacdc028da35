import type { Line } from '../domain/evidence.ts';
import type { RaidArray } from './raid-array.ts';

type State = RaidArray['state'];

/** zpool(8) status. */
export function readPools(lines: readonly Line[]): readonly RaidArray[] {
  const pools: RaidArray[] = [];
  let name = '';
  for (const { number, text } of lines) {
    name = /^\s*pool: (\S+)/.exec(text)?.[1] ?? name;
    const [, word] = /^\s*state: (ONLINE|DEGRADED|FAULTED|UNAVAIL|SUSPENDED|OFFLINE)/.exec(text) ?? [];
    const last = pools.at(-1);
    if (word !== undefined && name !== '') {
      const state = word === 'ONLINE' ? 'complete' : word === 'DEGRADED' ? 'degraded' : 'failed';
      pools.push({ name, level: 'zfs', state, rebuilding: false, checking: false, failed: [], lines: [number] });
    } else if (last !== undefined) pools[pools.length - 1] = addMember(last, number, text);
  }
  return pools;
}

function addMember(pool: RaidArray, line: number, text: string): RaidArray {
  if (/scan: resilver in progress/.test(text)) {
    return { ...pool, rebuilding: pool.state !== 'complete', lines: [...pool.lines, line] };
  }
  const [, member] = /^\s+(\S+)\s+(?:FAULTED|UNAVAIL|REMOVED|OFFLINE)\b/.exec(text) ?? [];
  const [, level] = /^\s+((?:mirror|raidz\d?|draid\d?)\S*)\s+\w+/.exec(text) ?? [];
  if (level !== undefined) return { ...pool, level: level.replace(/-\d+$/, '') };
  return member === undefined || member === pool.name
    ? pool
    : { ...pool, failed: [...pool.failed, member], lines: [...pool.lines, line] };
}

interface Form {
  readonly pattern: RegExp;
  readonly level: number;
  readonly name: number;
  readonly word: number;
}

/** One row or line for each logical drive: storcli and perccli, MegaCli, ssacli, arcconf. */
const FORMS: readonly Form[] = [
  { pattern: /^\s*(\d+\/\d+)\s+(RAID\d+)\s+(Optl|Dgrd|Pdgd|OfLn|Rec)\b/, name: 1, level: 2, word: 3 },
  { pattern: /^State\s*:()\s*()(Optimal|Degraded|Partially Degraded|Offline)\s*$/, name: 1, level: 2, word: 3 },
  {
    pattern: /^\s*logicaldrive (\d+) \(.*?(RAID [\d+]+).*?, (OK|Interim Recovery Mode|Recovering.*|Failed)\)/,
    name: 1,
    level: 2,
    word: 3,
  },
  {
    pattern: /^\s*Status of logical device()\s*:()\s*(Optimal|Degraded|Failed|Suboptimal.*)\s*$/i,
    name: 1,
    level: 2,
    word: 3,
  },
];
/** A physical drive that is not as it should be. */
const BAD_DRIVE =
  /^\s*\d+:\d+\s+\d+\s+(?:UBad|Offln|Failed|Msng)\b|^Firmware state: (?:Failed|Unconfigured\(bad\)|Offline)|^\s*physicaldrive \S+ \(.*, (?:Failed|Predictive Failure)\)|^\s*State\s*:\s*Failed\s*$/;

export function readControllers(lines: readonly Line[]): readonly RaidArray[] {
  const bad = lines.filter(({ text }) => BAD_DRIVE.test(text)).map(({ number }) => number);
  return lines.flatMap(({ number, text }) => {
    for (const { pattern, name, level, word } of FORMS) {
      const found = pattern.exec(text);
      if (found === null) continue;
      const state = stateOf(found[word] ?? '');
      return [
        {
          name: found[name] === '' ? 'of the controller' : (found[name] ?? ''),
          level: (found[level] ?? '').toLowerCase().replace(' ', ''),
          state,
          rebuilding: (found[word] ?? '').startsWith('Rec'),
          checking: false,
          failed: [],
          lines: state === 'complete' ? [number] : [number, ...bad],
        },
      ];
    }
    return [];
  });
}

function stateOf(word: string): State {
  if (/^(?:Opt|OK)/i.test(word)) return 'complete';
  return /^(?:OfLn|Offline|Failed)/i.test(word) ? 'failed' : 'degraded';
}
