import type { Citation } from '../domain/evidence.ts';
import { isFileOrUnit } from './claims.ts';
import { linesOf, type EvidenceLines } from './evidence-lines.ts';
import type { Investigation } from './investigation.ts';
import { neutralise } from './neutralise.ts';
import { withoutOutsiders } from './outsider-fields.ts';
import { isSpecial, isTelling, partsOf, stemOfWord, tokensOf } from './words.ts';

/** Which words an outsider brought into the run, and which the system itself wrote. */
export interface Grounds {
  /** The domains of the hosts looked at: names in them are neighbours. */
  readonly domains: ReadonlySet<string>;
  readonly system: ReadonlySet<string>;
  readonly outside: ReadonlySet<string>;
}

export function indexGrounds({ ticket, hosts, evidence }: Investigation): Grounds {
  const system = new Set<string>();
  const outside = new Set<string>();
  addWords(outside, `${ticket.title}\n${ticket.text}`);
  for (const host of hosts) addWords(system, host);
  for (const piece of evidence) {
    if (piece.status !== 'collected') continue;
    addWords(system, `${piece.collector} ${piece.command.startsWith('sh ') ? '' : piece.command}`);
    for (const { text } of piece.lines) {
      const own = withoutOutsiders(piece, text);
      addWords(system, own);
      if (own !== text) addWords(outside, neutralise(text));
    }
  }
  return { domains: new Set(hosts.flatMap(domainOf)), system, outside };
}

/** "prod.example.com" and "example.com" for "web-03.prod.example.com". */
function domainOf(host: string): readonly string[] {
  const labels = host.split('.');
  return labels.slice(1, -1).map((_, at) => labels.slice(at + 1).join('.'));
}

const MACHINE = /(?<![\w.@/-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w/-]|\.\w)/g;

/** Without the names of machines elsewhere: that an outsider wrote one makes it no place to go. Units and files keep theirs. */
export function hideStrangers(claim: string, { domains, system }: Grounds): string {
  return claim.replaceAll(MACHINE, (name) => {
    const isNear = [...domains].some((domain) => name.toLowerCase().endsWith(`.${domain}`));
    return isNear || isFileOrUnit(name) || specialIn(name).every((word) => system.has(word)) ? name : '[name removed]';
  });
}

/** False when a word of the claim came into the run by an outsider alone, or when it is in no language that can be held against it. */
export function isOfSystem(claim: string, { system, outside }: Grounds): boolean {
  if (isForeign(claim)) return false;
  return specialIn(claim).every((word) => !outside.has(word) || system.has(word));
}

/** True when a line that the system wrote, of those cited, holds a word or a number of the claim. */
export function isShownBy(claim: string, citations: readonly Citation[], lines: EvidenceLines): boolean {
  const words = new Set([...tellingIn(claim), ...numbersIn(claim)]);
  return linesOf(citations, lines).some(({ evidence, text }) => {
    const own = withoutOutsiders(evidence, text);
    return [...tellingIn(own), ...numbersIn(own)].some((word) => words.has(word));
  });
}

const FOREIGN_SHARE = 0.15;

/** The prompt asks for English; what is written otherwise no rule here can read. */
function isForeign(claim: string): boolean {
  const letters = claim.match(/\p{L}/gu) ?? [];
  return letters.filter((letter) => letter > '\u024F').length > letters.length * FOREIGN_SHARE;
}

function addWords(words: Set<string>, text: string): void {
  for (const word of specialIn(text)) words.add(word);
}

function specialIn(text: string): readonly string[] {
  return piecesOf(text).filter(isSpecial).map(stemOfWord);
}

function tellingIn(text: string): readonly string[] {
  return piecesOf(text).filter(isTelling).map(stemOfWord);
}

function piecesOf(text: string): readonly string[] {
  return tokensOf(text).flatMap((token) => (isVersion(token) ? [token] : partsOf(token)));
}

/** "3.0.2": stands for itself only as a whole. */
function isVersion(token: string): boolean {
  return /^v?\d+(?:\.\d+)+(?:[-+_.]\w+)*$/.test(token);
}

function numbersIn(text: string): readonly string[] {
  return text.match(/\d{2,}/g) ?? [];
}
