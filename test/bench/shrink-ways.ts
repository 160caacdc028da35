import { built } from './built.ts';

export interface ShrinkWay {
  readonly name: string;
  /** An argument vector; the last word is the log. */
  readonly argv: readonly string[];
}

/**
 * The floor: a line is hashed with each run of digits as one byte, and only for a hash that is new a string is made and given to a
 * small Drain (by who wrote it, number of words and first word). It keeps nothing, ranks nothing and says nothing.
 */
const FLOOR = `
import { openSync, readSync } from 'node:fs';
const file = openSync(process.argv[1], 'r');
const block = Buffer.allocUnsafe(1 << 20);
const seen = new Map();
const templates = new Map();
function meet(text) {
  const words = text.replace(/\\d+/g, '#').split(' ');
  const key = words.length + ' ' + words[4] + ' ' + words[5];
  const leaf = templates.get(key) ?? [];
  templates.set(key, leaf);
  for (const template of leaf) {
    let same = 0;
    for (let at = 0; at < words.length; at++) if (words[at] === template[at]) same++;
    if (same / words.length >= 0.6) {
      for (let at = 0; at < words.length; at++) if (words[at] !== template[at]) template[at] = '*';
      return { count: 0 };
    }
  }
  if (leaf.length < 32) leaf.push(words);
  return { count: 0 };
}
function read(filled) {
  let hash = 0, from = 0, isDigit = false;
  for (let at = 0; at < filled; at++) {
    const byte = block[at];
    if (byte === 10) {
      let shape = seen.get(hash);
      if (shape === undefined) seen.set(hash, (shape = meet(block.latin1Slice(from, at))));
      shape.count++;
      hash = 0; isDigit = false; from = at + 1;
    } else if (byte >= 48 && byte <= 57) {
      if (!isDigit) { hash = Math.imul(hash ^ 35, 16777619); isDigit = true; }
    } else { isDigit = false; hash = Math.imul(hash ^ byte, 16777619); }
  }
  return from;
}
let filled = 0;
for (;;) {
  const count = readSync(file, block, filled, block.length - filled, null);
  if (count === 0) break;
  filled += count;
  const from = read(filled);
  block.copyWithin(0, from, filled);
  filled -= from;
}
console.log(seen.size, templates.size);
`;

export function shrinkWays(log: string): readonly ShrinkWay[] {
  const node = process.execPath;
  return [
    { name: 'hash of masked bytes (floor)', argv: [node, '--input-type=module', '--eval', FLOOR, log] },
    {
      name: 'tai shrink --budget 4000',
      argv: [node, built('src/main.js').pathname, 'shrink', '--budget', '4000', log],
    },
    { name: "grep -ciE 'error|fail'", argv: ['grep', '-ciE', 'error|fail', log] },
  ];
}
