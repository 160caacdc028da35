import { findStamp } from '../collectors/stamp.ts';
import { parseMoment } from '../collectors/moment.ts';
import type { Case } from './folder.ts';
import { createNoise } from './noise.ts';
import { createRandom, type Random } from './random.ts';
import { formOf, type LogForm } from './log-form.ts';

const BYTES_PER_MB = 1024 * 1024;
/** The noise lies before, between and after the case's lines; between them there is little. */
const BETWEEN = 0.04;
const LINES_PER_SECOND = 12;
const CHUNK_LINES = 4_096;

/** The case with each of its logs buried in so much noise of its kind; the same for the same seed. Case lines keep text and order. */
export function buryLogs(one: Case, megabytes: number, seed: number): Case {
  if (megabytes <= 0) return one;
  const logs = new Set(one.log_evidence);
  const evidence = Object.entries(one.evidence).map(([command, output]) => [
    command,
    logs.has(command) ? bury(one, command, output, megabytes * BYTES_PER_MB, seed) : output,
  ]);
  return { ...one, evidence: Object.fromEntries(evidence) };
}

function bury(one: Case, command: string, output: string, bytes: number, seed: number): string {
  const random = createRandom(`${seed} ${one.id} ${command}`);
  const blocks = toBlocks(output, one.now);
  const form = formOf(command, output);
  const room = Math.max(0, bytes - output.length);
  const before = 0.05 + 0.85 * random.next();
  const noise = createWriter(form, one, random);
  const first = blocks[0]?.at ?? Date.parse(one.now);
  const last = blocks.at(-1)?.at ?? first;

  const pieces: string[] = [noise(room * before, first, -1)];
  const gap = (room * BETWEEN) / Math.max(1, blocks.length - 1);
  blocks.forEach(({ at, text }, index) => {
    pieces.push(text);
    if (index + 1 < blocks.length) pieces.push(noise(gap, at, 0));
  });
  pieces.push(noise(room * (1 - before - BETWEEN), last, 1));
  return pieces.filter((piece) => piece !== '').join('\n');
}

interface Block {
  readonly at: number;
  readonly text: string;
}

/** A line with a time, and those without one that follow it. */
function toBlocks(output: string, now: string): readonly Block[] {
  const moment = parseMoment(now);
  const blocks: { at: number; lines: string[] }[] = [];
  for (const line of output.replace(/\n+$/, '').split('\n')) {
    const at = findStamp(line, moment)?.at;
    const last = blocks.at(-1);
    if (at === undefined && last !== undefined) last.lines.push(line);
    else blocks.push({ at: at === undefined ? moment.now.getTime() : Date.parse(at), lines: [line] });
  }
  return blocks.map(({ at, lines }) => ({ at, text: lines.join('\n') }));
}

/** Writes about so many bytes of lines with rising times that end at (-1), stay at (0) or begin at (1) the time given. */
function createWriter(
  form: LogForm,
  one: Case,
  random: Random,
): (bytes: number, at: number, side: -1 | 0 | 1) => string {
  const next = createNoise(form.kind, random);
  const telling = [...one.decisive, ...one.distractors.map(({ text }) => text)];
  const { offsetMinutes } = parseMoment(one.now);
  const line = (time: number): string => {
    let text = next();
    while (telling.some((piece) => text.includes(piece))) text = next();
    return form.print(new Date(time + offsetMinutes * 60_000), text);
  };
  return (bytes, at, side) => {
    const typical = line(at).length + 1;
    const count = Math.floor(bytes / typical);
    const step = side === 0 ? 0 : 1_000 / LINES_PER_SECOND;
    const from = side < 0 ? at - count * step : at;
    const chunks: string[] = [];
    for (let done = 0; done < count; done += CHUNK_LINES) {
      const size = Math.min(CHUNK_LINES, count - done);
      chunks.push(Array.from({ length: size }, (_, index) => line(from + (done + index) * step)).join('\n'));
    }
    return chunks.join('\n');
  };
}
