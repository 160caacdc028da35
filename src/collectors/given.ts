import type { Collected, Evidence, EvidenceSource, Line } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import { clock } from './clock.ts';
import type { AnyCollector, ReadContext, Reading } from './collector.ts';
import { hostCollectors, unitCollectors } from './index.ts';
import { createRedactor, type Redactor } from '../evidence/redact.ts';
import { findMessages } from './log-entry.ts';
import type { Moment } from './moment.ts';
import { readLines, storeLines, toSafeLines } from './read-output.ts';
import { readSigns, signLines } from './signs/read.ts';
import { partsOf } from './typed-command.ts';
import { findUnitName, type UnitName } from './unit-name.ts';

/** What somebody ran and what it printed. */
export interface Given {
  readonly command: string;
  readonly output: string;
}

export interface GivenParts {
  readonly host: Host;
  /** The first piece gets this id, the next ones count on. */
  readonly firstId: number;
  /** Words of the ticket, in lower case. */
  readonly words: ReadonlySet<string>;
  /** When the outputs were taken; without it no age is known. */
  readonly moment?: Moment;
}

/** One collector that reads such an output, with the unit it is about. */
interface Reader {
  readonly collector: AnyCollector;
  readonly unit: UnitName | undefined;
}

/** What is stored of one output under one collector's name. */
interface Piece {
  readonly source: Pick<EvidenceSource, 'collector' | 'about' | 'trust'>;
  readonly facts: unknown;
  readonly keep: ReadonlySet<number>;
}

/**
 * Evidence from outputs that people bring instead of tai's own look: through the same redaction, parsers and shrinking. What no
 * collector reads is kept as it is. A line belongs to the collectors that keep it, otherwise to the first that read the output and vouches for nothing, or else to the first.
 */
export function readGiven(given: readonly Given[], parts: GivenParts): readonly Evidence[] {
  const redactor = createRedactor();
  const taken = given.flatMap((one) => readOne(one, parts, redactor));
  const all = parts.moment === undefined ? taken : [takenAt(parts.moment), ...taken];
  return all.map((piece, index) => ({ id: `E${parts.firstId + index}`, host: parts.host, ...piece }));
}

type Unnumbered = Omit<Collected, 'id' | 'host'>;

function readOne({ command, output }: Given, { words, moment }: GivenParts, redactor: Redactor): readonly Unnumbered[] {
  const readers = findReaders(command);
  const isConfig = readers.some(({ collector }) => collector.redaction === 'config');
  const lines = toSafeLines(output, isConfig ? 'config' : 'log', redactor);
  const context = { command, ...(moment && { moment }) };
  const read = readers.flatMap((reader) => {
    const reading = tryToRead(reader, lines, context);
    return reading === undefined ? [] : [toPiece(reader, reading)];
  });
  const pieces = read.length > 0 ? read : [readAnything(lines, context)];
  // What nobody vouches for must not stand among the lines of a reader that only vouches for those it keeps.
  const heir = Math.max(
    0,
    pieces.findIndex(({ source }) => source.trust === 'anyone'),
  );
  return pieces.map((piece, index) => {
    const others = new Set(pieces.flatMap(({ keep }, other) => (other === index ? [] : [...keep])));
    const own = lines.filter(({ number }) => piece.keep.has(number) || (index === heir && !others.has(number)));
    return {
      ...piece.source,
      command,
      status: 'collected',
      facts: piece.facts,
      lines: storeLines(own, piece.keep, words),
      totalLines: own.length,
      truncated: false,
      durationMs: 0,
    };
  });
}

/** Every collector that one of the parts is known to, once for each unit it is about. */
function findReaders(command: string): readonly Reader[] {
  const parts = partsOf(command);
  return [...hostCollectors, ...unitCollectors].flatMap((collector): readonly Reader[] => {
    const match = firstMatch(collector, parts);
    if (match === undefined) return [];
    if (collector.kind === 'host') return [{ collector, unit: undefined }];
    const name = match.groups?.['unit'] ?? '';
    const unit = findUnitName(name) ?? findUnitName(`${name}.service`);
    return unit === undefined ? [] : [{ collector, unit }];
  });
}

function firstMatch({ recognises = [] }: AnyCollector, parts: readonly string[]): RegExpExecArray | undefined {
  for (const pattern of recognises) {
    for (const part of parts) {
      const match = pattern.exec(part);
      if (match !== null) return match;
    }
  }
  return undefined;
}

function tryToRead(
  { collector, unit }: Reader,
  lines: readonly Line[],
  context: ReadContext,
): Reading<unknown> | undefined {
  try {
    if (collector.kind === 'host') return collector.read(lines, context);
    return unit && collector.read(lines, unit, context);
  } catch {
    return undefined; // People print other forms than we ask for; the lines are evidence all the same.
  }
}

function toPiece({ collector, unit }: Reader, { facts, keep }: Reading<unknown>): Piece {
  const about = unit === undefined ? collector.about : `${collector.about}: ${unit}`;
  return { source: { collector: collector.name, about, trust: collector.trust }, facts, keep };
}

/** Nobody vouches for who wrote such lines. Those that bear times are read as a log. */
function readAnything(lines: readonly Line[], context: ReadContext): Piece {
  const { facts } = readLines(
    lines,
    (all) => ({ facts: readSigns(findMessages(all, context)), keep: new Set() }),
    new Set(),
  );
  const source = { collector: 'given', about: 'Output that was given with the ticket', trust: 'anyone' } as const;
  return { source, facts, keep: new Set(signLines(facts)) };
}

/** The time that was given stands for the host's clock, so that rules can tell how old a line is. */
function takenAt({ now }: Moment): Unnumbered {
  const text = `${now.toISOString().slice(0, 19)}Z`;
  return {
    collector: clock.name,
    about: 'When the outputs were taken, as it was given with them',
    command: '',
    trust: 'system',
    status: 'collected',
    facts: { now: text, line: 1 },
    lines: [{ number: 1, text }],
    totalLines: 1,
    truncated: false,
    durationMs: 0,
  };
}
