import type { Finding } from '../domain/finding.ts';
import type { Investigation } from './investigation.ts';
import { neutralise } from './neutralise.ts';

/** Everything a claim may speak of, in lower case: what was collected, about which hosts, what rules made of it ("40 GiB" of a number
 * of blocks), and the ticket. */
export interface Known {
  readonly text: string;
}

const LINE_REFERENCE = /\bE\d+(?:\.\d+)?\b/g;
/** 38, 02:10, 1,024, 4.3.0, 10.0.0.5: two digits or more, with what holds them together. */
const NUMBER = /\d+(?:[.:,]\d+)*/g;
/** Names with a dot or a colon-separated address, names that join a word and a digit with a dash, web03, absolute paths. */
const NAMES = [
  /(?<![\w.])[a-z0-9_](?:[\w@-]*\w)?(?:\.[a-z0-9_](?:[\w@-]*\w)?)+/gi,
  /(?<![\w.-])(?=[\w-]*\d)[a-z][a-z0-9]*(?:-[a-z0-9]+)+(?![\w-])/gi,
  /(?<![\w.-])[a-z]{2,}\d{2,}(?![\w-])/gi,
  /(?<![\w.])\/[\w.@-]+(?:\/[\w.@-]+)+/g,
  /(?<![\w:])(?:[0-9a-f]{1,4}(?:::?[0-9a-f]{1,4}){2,7}|[0-9a-f]{0,4}::[0-9a-f]{1,4})(?![\w:])/gi,
];
const ABBREVIATIONS: ReadonlySet<string> = new Set(['e.g', 'i.e', 'a.m', 'p.m']);
/** The last part of names that are files or units, not machines. */
const NOT_HOSTS =
  /\.(?:service|socket|timer|mount|target|slice|scope|path|conf|cfg|cnf|ini|d|log|gz|ya?ml|json|toml|env|xml|sh|py|so|pid|sock|lock|rules|repo|list|crt|pem|key|db|sql|md|txt|html|php|js|jar|war)$/i;

/** By the last part of its name. */
export function isFileOrUnit(name: string): boolean {
  return NOT_HOSTS.test(name);
}

export function indexKnown({ ticket, evidence, hosts }: Investigation, findings: readonly Finding[] = []): Known {
  const facts = findings.map(({ statement }) => statement);
  const parts = evidence.flatMap((piece) => [
    piece.host,
    piece.about,
    piece.command,
    ...(piece.status === 'collected' ? piece.lines.map(({ text }) => text) : []),
  ]);
  return { text: [ticket.title, ticket.text, ...hosts, ...parts, ...facts].map(neutralise).join('\n').toLowerCase() };
}

/** True when each number of two digits or more and each name of a host, file or unit in the claim occurs in what is known. */
export function speaksOfKnown(claim: string, known: Known): boolean {
  const text = claim.replaceAll(LINE_REFERENCE, ' ');
  return (
    numbersOf(text).every((number) => isKnownNumber(number, known)) &&
    namesOf(text).every((name) => isKnown(name, known))
  );
}

/** The same for steps, which may name files and numbers of their own: only machines and addresses must be known. */
export function namesKnownHosts(step: string, known: Known): boolean {
  return namesOf(step)
    .filter((name) => !name.startsWith('/') && !isFileOrUnit(name))
    .every((name) => isKnown(name, known));
}

function numbersOf(text: string): readonly string[] {
  return (text.match(NUMBER) ?? []).filter((number) => number.replaceAll(/\D/g, '').length >= 2);
}

function namesOf(text: string): readonly string[] {
  const names = NAMES.flatMap((pattern) => text.match(pattern) ?? []);
  return names.filter((name) => /[a-z:/]/i.test(name) && !ABBREVIATIONS.has(name.toLowerCase()));
}

/** "1,024" may stand as 1024 in the evidence, "1,5" as 1.5. */
function isKnownNumber(number: string, known: Known): boolean {
  return [number, number.replaceAll(',', ''), number.replaceAll(',', '.')].some((form) => isKnown(form, known));
}

/** Found as a whole: 38 is not in 1389, and web-03 is not in web-031. */
function isKnown(word: string, { text }: Known): boolean {
  const wanted = word.toLowerCase();
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!continues(text, at - 1, wanted.at(0)) && !continues(text, at + wanted.length, wanted.at(-1))) return true;
  }
  return false;
}

/** True when the character there carries the word on: a digit a number, a letter or digit a name. */
function continues(text: string, at: number, edge: string | undefined): boolean {
  const neighbour = text.charAt(at);
  return /\d/.test(edge ?? '') ? /\d/.test(neighbour) : /[a-z0-9]/.test(neighbour);
}
