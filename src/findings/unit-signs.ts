import { z } from 'zod';
import { stemOf } from '../collectors/unit-name.ts';
import { type Sign, signFacts } from '../collectors/signs/read.ts';
import type { Collected, Evidence } from '../domain/evidence.ts';

/** A telling line, and where it stands. */
export type LocatedSign = Sign & { readonly evidence: Collected };

const Facts = z.object({ unit: z.string().exactOptional(), ...signFacts });
const MIN_NAME_CHARS = 3;

/** What any log says of a unit: its own journal, systemd's words on it, and what a program of its name wrote. Oldest first. */
export function signsOfUnit(evidence: readonly Evidence[], unit: string): readonly LocatedSign[] {
  return allSigns(evidence)
    .filter(({ piece, of, sign }) => of === unit || speaksOf(sign, piece, unit))
    .map(toLocated)
    .toSorted(byTime);
}

/** Everything telling that systemd itself wrote, of whatever unit. */
export function signsBySystemd(evidence: readonly Evidence[]): readonly LocatedSign[] {
  return allSigns(evidence)
    .filter(({ sign }) => sign.by === 'systemd')
    .map(toLocated)
    .toSorted(byTime);
}

interface Found {
  readonly piece: Collected;
  readonly of: string | undefined;
  readonly sign: Sign;
}

function allSigns(evidence: readonly Evidence[]): readonly Found[] {
  return evidence.flatMap((piece) => {
    if (piece.status !== 'collected') return [];
    const facts = Facts.safeParse(piece.facts);
    if (!facts.success) return [];
    const held = new Set(piece.lines.map(({ number }) => number));
    return facts.data.signs.filter(({ line }) => held.has(line)).map((sign) => ({ piece, of: facts.data.unit, sign }));
  });
}

function toLocated({ piece, sign }: Found): LocatedSign {
  return { ...sign, evidence: piece };
}

function byTime(one: LocatedSign, other: LocatedSign): number {
  return (one.at ?? '').localeCompare(other.at ?? '');
}

function speaksOf({ by, text, source }: Sign, { collector, command }: Collected, unit: string): boolean {
  if (by === 'systemd') return text.startsWith(`${unit}:`);
  const stem = stemOf(unit).toLowerCase();
  if (isSameProgram(source, stem)) return true;
  // A program's own log bears its name in its path.
  return (
    source === '' && collector === 'given' && stem.length >= MIN_NAME_CHARS && command.toLowerCase().includes(stem)
  );
}

/** "mysqld" and "mysql", "postgresql-script" and "postgresql". */
export function isSameProgram(name: string, stem: string): boolean {
  const lower = name.toLowerCase();
  if (lower.length < MIN_NAME_CHARS || stem.length < MIN_NAME_CHARS) return false;
  return lower.startsWith(stem) || stem.startsWith(lower);
}
