import type { Line } from '../domain/evidence.ts';
import type { RaidArray } from './raid-array.ts';

interface Block {
  readonly head: Line;
  readonly rest: readonly Line[];
}

/** An array's first line and those below it, up to the next one. */
function blocksOf(lines: readonly Line[], head: RegExp, end: RegExp): readonly Block[] {
  const blocks: { head: Line; rest: Line[] }[] = [];
  let open = false;
  for (const line of lines) {
    if (head.test(line.text)) {
      blocks.push({ head: line, rest: [] });
      open = true;
    } else if (end.test(line.text)) open = false;
    else if (open) blocks.at(-1)?.rest.push(line);
  }
  return blocks;
}

/** drivers/md/md.c, md_seq_show: "[2/1] [_U]" is how many there should be, how many there are, and which. */
export function readMdstat(lines: readonly Line[]): readonly RaidArray[] {
  return blocksOf(lines, /^md\S* : /, /^(?:unused devices|Personalities)\b/).map(readArray);
}

function readArray({ head, rest }: Block): RaidArray {
  const [, name = '', activity = '', level = ''] = /^(md\S*) : (\w+)(?: \([\w-]+\))* (\S+)?/.exec(head.text) ?? [];
  const failed = [...head.text.matchAll(/(\S+)\[\d+\](?:\(\w\))*\(F\)/g)].map(([, member = '']) => member);
  const count = rest.find(({ text }) => /\[\d+\/\d+\] \[[U_]+\]/.test(text));
  const isShort = /\[[U_]*_[U_]*\]/.test(count?.text ?? '');
  const progress = rest.find(({ text }) => /(?:recovery|resync|reshape|check)\s*=/.test(text));
  const told = isShort ? [count, head, progress] : [head, count, progress];
  return {
    name,
    level: /^(?:raid|linear|multipath|faulty)/.test(level) ? level : '',
    state: stateOf(activity, isShort),
    ...workOf(isShort, progress?.text),
    failed,
    lines: told.flatMap((line) => line?.number ?? []),
  };
}

function stateOf(activity: string, isShort: boolean): RaidArray['state'] {
  if (activity === 'inactive') return 'failed';
  return isShort ? 'degraded' : 'complete';
}

function workOf(isShort: boolean, progress: string | undefined): Pick<RaidArray, 'rebuilding' | 'checking'> {
  if (progress === undefined) return { rebuilding: false, checking: false };
  return { rebuilding: isShort && /(?:recovery|resync|reshape)\s*=/.test(progress), checking: !isShort };
}

/** mdadm(8) `--detail`. */
export function readMdadm(lines: readonly Line[]): readonly RaidArray[] {
  return blocksOf(lines, /^\/dev\/md\S*:\s*$/, /^mdadm: /).flatMap(({ head, rest }) => {
    const state = rest.find(({ text }) => /^\s*State : /.test(text));
    if (state === undefined) return [];
    const level =
      rest
        .find(({ text }) => /^\s*Raid Level : /.test(text))
        ?.text.split(' : ')[1]
        ?.trim() ?? '';
    const lost = rest.filter(({ text }) => /^\s+(?:\d+|-)\s+\d+\s+\d+\s+(?:\d+|-)\s+(?:faulty|removed)/.test(text));
    return [
      {
        name: head.text.replace(/^\/dev\/|:\s*$/g, ''),
        level,
        state: readState(state.text),
        rebuilding: /recovering|reshaping/.test(state.text),
        checking: /checking|resyncing/.test(state.text),
        failed: lost.flatMap(({ text }) => /\/dev\/(\S+)\s*$/.exec(text)?.[1] ?? []),
        lines: [state.number, ...lost.map(({ number }) => number)],
      },
    ];
  });
}

function readState(text: string): RaidArray['state'] {
  if (/FAILED|broken|inactive/i.test(text)) return 'failed';
  return text.includes('degraded') ? 'degraded' : 'complete';
}
