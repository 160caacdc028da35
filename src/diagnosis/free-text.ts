import type { ClaimedCause, ModelDiagnosis } from './answer.ts';
import { FAULT_CLASSES } from './fault-classes.ts';

export const FREE_TEXT_QUESTION =
  'Forget the fields described above and answer in plain English text. Write one to three sentences that name the root cause. After each sentence write the id of the line that shows it, and behind the id a short piece of that line in double quotes, copied letter by letter. Write nothing else.';

const MAX_CAUSES = 3;
const MAX_CITATIONS = 4;
const MAX_CHARS = 300;
const MAX_QUOTE_CHARS = 200;

/** An id and, behind it, what is quoted: `E4.3 "100% /var"`, with brackets, colons, backticks or curly quotes round it. */
const CITATION =
  /\(?\[?`?\b(E\d{1,4}\.\d{1,6})\b`?[\])]?[\s:,–—-]{0,4}(?:["“„«]([^"“”„«»\n]+)["”“»]|`([^`\n]+)`)[\])]?/g;

/** What was to be an object and is none is no sentence either. */
const BROKEN_OBJECT = /[{,]\s*"\w+"\s*:/;

/** Sentences with their proof, out of whatever a model writes round them; undefined when no sentence has any. A sentence without a
 * citation belongs to the one before, or is left out. */
export function readFreeText(text: string): ModelDiagnosis | undefined {
  if (BROKEN_OBJECT.test(text)) return undefined;
  const plain = text.replaceAll(/[*_#>]+/g, '').replaceAll(/^\s*(?:\d+[.)]|[-•])\s+/gm, '');
  const causes: ClaimedCause[] = [];
  let from = 0;
  for (const group of citationGroups(plain)) {
    const statement = toStatement(plain.slice(from, group.start));
    from = group.end;
    // Halfway sure, as the short form: the proof of its citations may lower that.
    if (statement !== '')
      causes.push({ statement, citations: group.citations, class: classIn(statement), confidence: 'medium' });
  }
  if (causes.length === 0) return undefined;
  return { causes: causes.slice(0, MAX_CAUSES), ruledOut: [], steps: [], healthy: false };
}

interface Group {
  readonly start: number;
  readonly end: number;
  readonly citations: ClaimedCause['citations'];
}

/** Citations that stand together, as proof of the sentence before them. */
function citationGroups(text: string): readonly Group[] {
  const groups: Group[] = [];
  for (const found of text.matchAll(CITATION)) {
    const [whole, line = '', quoted, ticked] = found;
    const quote = (quoted ?? ticked ?? '').slice(0, MAX_QUOTE_CHARS);
    const end = found.index + whole.length;
    const last = groups.at(-1);
    if (last && /^[\s,;.&]*(?:and\s*)?$/.test(text.slice(last.end, found.index))) {
      const citations = [...last.citations, { line, quote }].slice(0, MAX_CITATIONS);
      groups[groups.length - 1] = { start: last.start, end, citations };
    } else groups.push({ start: found.index, end, citations: [{ line, quote }] });
  }
  return groups;
}

/** Its last sentences that fit; words that only lead to the proof go. */
function toStatement(text: string): string {
  const words = text
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.,;:)\]]+/, '')
    .replace(/^(?:root )?cause\s*:\s*/i, '')
    .replace(/[\s,;:([]*(?:(?:line|evidence|see|proof|shown (?:by|in))\s*:?\s*)*$/i, '')
    .trim();
  return words.length <= MAX_CHARS ? words : words.slice(0, MAX_CHARS - 1).replace(/\s\S*$/, '…');
}

/** By its name with blanks, else by its words in any order ("the disk is full"); the nearest thing to none where no name is in it. */
function classIn(statement: string): ClaimedCause['class'] {
  const text = statement.toLowerCase();
  const words = new Set(text.match(/[a-z]+/g));
  const named = FAULT_CLASSES.find((name) => text.includes(name.replaceAll('_', ' ')));
  return named ?? FAULT_CLASSES.find((name) => name.split('_').every((word) => words.has(word))) ?? 'other';
}
