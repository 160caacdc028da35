import type { Command } from '../collectors/command.ts';
import type { Parameter } from '../collectors/parameter.ts';
import { namedFiles, toMember } from '../remote-line/named-files.ts';
import { toShellCommand } from '../remote-line/quote.ts';
import { CHECK_OF } from './checks.ts';
import { quote } from './quote.ts';
import type { Vector } from './vectors.ts';

/**
 * One arm of the gate's `case $rest in`: what it finds in `$rest` becomes `"$@"`, made of the gate's own words, and the time
 * limits it may have become `$allowed`. A line with parameters is taken apart from left to right, each value up to the next
 * blank; each is checked; and the line that those values make has to be the very line again, so nothing can be left over.
 */
export function toArm({ words, seconds }: Vector): string {
  const pieces = piecesOf(words);
  const body = pieces.some((piece) => typeof piece !== 'string') ? takeApart(pieces) : checkFiles(words);
  return [
    `${patternOf(words, pieces)})`,
    ...body.map((line) => `  ${line}`),
    `  set -- ${variablesIn(words.map((word) => (typeof word === 'string' ? toShellCommand([word]) : word))).join(' ')}`,
    `  allowed=' ${seconds.join(' ')} '`,
    '  ;;',
  ].join('\n');
}

/** A command that names files comes with the look at them: alone, or as a line of a batch. */
function patternOf(words: Command, pieces: readonly Piece[]): string {
  const fixed = words.filter((word) => typeof word === 'string');
  const files = namedFiles(fixed);
  if (files.length === 0) return pieces.map((piece) => (typeof piece === 'string' ? quote(piece) : '*')).join('');
  if (fixed.length < words.length) throw new Error(`${fixed.join(' ')}: a parameter can not stand beside a file`);
  return `"$look"${quote(toShellCommand([...files, '--', ...fixed]))} | ${quote(toMember(fixed))}`;
}

type Piece = string | Parameter;

/** The line with the fixed text between parameters as one piece each, blanks included. */
function piecesOf(words: Command): readonly Piece[] {
  const pieces: Piece[] = [];
  let text = '';
  for (const [index, word] of words.entries()) {
    text += index === 0 ? '' : ' ';
    if (typeof word === 'string') text += toShellCommand([word]);
    else {
      pieces.push(text, word);
      text = '';
    }
  }
  return text === '' ? pieces : [...pieces, text];
}

function takeApart(pieces: readonly Piece[]): readonly string[] {
  let taken = 0;
  const steps = pieces.flatMap((piece) => {
    if (typeof piece === 'string') return [`left=\${left#${quote(piece)}}`];
    taken += 1;
    const value = `value${taken}`;
    return [`${value}=\${left%% *}`, `left=\${left#"$${value}"}`, `${CHECK_OF[piece.kind]} "$${value}"`];
  });
  const again = variablesIn(pieces.map((piece) => (typeof piece === 'string' ? quote(piece) : piece))).join('');
  return ['left=$rest', ...steps, `[ "$rest" = ${again} ] || refuse 'it is not in the catalogue'`];
}

/** The parameters as the variables their values were put in. */
function variablesIn(pieces: readonly Piece[]): readonly string[] {
  let taken = 0;
  return pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    taken += 1;
    return `"$value${taken}"`;
  });
}

/** These take directories and disks, and never what is in a file. What the kernel itself keeps in /proc and /sys is no place for others' files. */
const LOOKS_ALONE: ReadonlySet<string> = new Set(['du', 'find', 'smartctl']);

function checkFiles(words: Command): readonly string[] {
  if (words.some((word) => typeof word === 'string' && LOOKS_ALONE.has(word))) return [];
  return words.flatMap((word) =>
    typeof word === 'string' && /^\/(?!proc\/|sys\/)/.test(word) ? [`check_file ${toShellCommand([word])}`] : [],
  );
}
