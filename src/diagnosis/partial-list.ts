/** Reads JSON as it comes and hands out each whole object of one list that stands at the top, `{"causes": [{…}, {…}]}`. */
export interface PartialList {
  /** Objects that this piece of text completed, as JSON text. */
  feed(text: string): readonly string[];
}

/** Longer than any answer: what is not done by then is no answer. */
const MOST_CHARS = 32_000;
/** The outer object, and the list in it. */
const IN_LIST = 2;

export function createPartialList(name: string): PartialList {
  let seen = '';
  let at = 0;
  let scan: Scan = { depth: 0, inString: false, escaped: false, stringFrom: 0, key: '', inList: false, itemFrom: -1 };

  return {
    feed(text) {
      seen = (seen + text).slice(0, MOST_CHARS);
      const done: string[] = [];
      for (; at < seen.length; at += 1) {
        const item = step(scan, seen, at, name);
        scan = item.next;
        if (item.done !== undefined) done.push(item.done);
      }
      return done;
    },
  };
}

interface Scan {
  readonly depth: number;
  readonly inString: boolean;
  readonly escaped: boolean;
  readonly stringFrom: number;
  /** The last string of the outer object: the name of what comes next. */
  readonly key: string;
  readonly inList: boolean;
  readonly itemFrom: number;
}

interface Step {
  readonly next: Scan;
  readonly done?: string;
}

function step(scan: Scan, text: string, at: number, name: string): Step {
  const sign = text.charAt(at);
  if (scan.inString) return { next: inString(scan, text, at) };
  if (sign === '"') return { next: { ...scan, inString: true, stringFrom: at + 1 } };
  if (sign === '{' || sign === '[') return { next: open(scan, sign, at, name) };
  if (sign === '}' || sign === ']') return close(scan, text, at);
  return { next: scan };
}

function inString(scan: Scan, text: string, at: number): Scan {
  const sign = text.charAt(at);
  if (scan.escaped) return { ...scan, escaped: false };
  if (sign === '\\') return { ...scan, escaped: true };
  if (sign !== '"') return scan;
  return { ...scan, inString: false, key: scan.depth === 1 ? text.slice(scan.stringFrom, at) : scan.key };
}

function open(scan: Scan, sign: string, at: number, name: string): Scan {
  const depth = scan.depth + 1;
  if (sign === '[' && depth === IN_LIST && scan.key === name) return { ...scan, depth, inList: true };
  return { ...scan, depth, itemFrom: scan.inList && depth === IN_LIST + 1 ? at : scan.itemFrom };
}

function close(scan: Scan, text: string, at: number): Step {
  const depth = scan.depth - 1;
  const isItem = scan.inList && depth === IN_LIST && scan.itemFrom >= 0;
  const next = { ...scan, depth, inList: scan.inList && depth >= IN_LIST, itemFrom: isItem ? -1 : scan.itemFrom };
  return isItem ? { next, done: text.slice(scan.itemFrom, at + 1) } : { next };
}
