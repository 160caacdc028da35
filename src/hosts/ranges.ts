/** More machines than this are never read out of one range. */
const MAX_HOSTS = 16;

const STEM = String.raw`(?<![\w./@-])[A-Za-z][\w.-]{0,100}?`;
const DOMAIN = String.raw`((?:\.[A-Za-z][\w-]{0,62})*)`;

/** Ranges of names written out as lists: "web-[01-03].x" becomes "web-01.x and web-02.x and web-03.x". */
export function expandRanges(text: string): string {
  return text
    .replace(BRACKETS, (match: string, stem: string, list: string, domain: string) =>
      listed(match, itemsOf(list), (item) => `${stem}${item}${domain}`),
    )
    .replace(FROM_TO, (match: string, stem: string, first: string, domain: string, last: string) =>
      listed(match, numbers(first, last), (number) => `${stem}${number}${domain}`),
    )
    .replace(SLASHED, (match: string, stem: string, list: string) =>
      listed(match, ascending(list.split('/')), (number) => `${stem}${number}`),
    )
    .replace(SUFFIXES, expandSuffixes);
}

const BRACKETS = new RegExp(
  `(${STEM})(?:\\[|\\{)([A-Za-z0-9]{1,8}(?:(?:,|-|\\.\\.)[A-Za-z0-9]{1,8}){1,40}|\\d{1,8}:\\d{1,8})(?:\\]|\\})${DOMAIN}`,
  'g',
);
/** "web-01..03", "web01..web05", "n-01 through n-03": both ends share their stem. */
const FROM_TO = new RegExp(
  `(${STEM})(\\d{1,6})${DOMAIN}(?:\\.\\.\\.?|…|\\s?–\\s?|\\s(?:through|thru|bis|hasta|até|jusqu'à|до|t\\/m)\\s)(?:\\1)?(\\d{1,6})\\3(?![\\w-])`,
  'g',
);
const SLASHED = new RegExp(`(${STEM}[A-Za-z-])(\\d{1,4}(?:\\/\\d{1,4}){1,20})(?![\\w.-]*[\\w])`, 'g');
/** "web-1, -2 and -4", also "(not -3)" further on in the sentence. */
const SUFFIXES = /(?<![\w./@-])([A-Za-z][\w.-]{0,100}?)-(\d{1,6})(?=\s?[,/]?\s?(?:and |und |& ?)?-\d)[^\n.;]{0,200}/g;

function expandSuffixes(match: string, stem: string): string {
  return match.replace(/(?<![\w-])-(\d{1,6})(?![\w-])/g, `${stem}-$1`);
}

function itemsOf(list: string): readonly string[] {
  return list.split(',').flatMap((item) => {
    const [first = '', last] = item.split(/-|:|\.\./);
    return last === undefined ? [first] : numbers(first, last);
  });
}

/** From first to last, as many digits as the first has; nothing when they count down or are no numbers. */
function numbers(first: string, last: string): readonly string[] {
  const from = Number(first);
  const count = Math.min(Number(last) - from + 1, MAX_HOSTS);
  if (!(count > 0)) return [];
  return Array.from({ length: count }, (_, index) => String(from + index).padStart(first.length, '0'));
}

/** A switch's port "gi1/0/24" is no list. */
function ascending(numbersOf: readonly string[]): readonly string[] {
  return numbersOf.every((number, at) => at === 0 || Number(number) > Number(numbersOf[at - 1])) ? numbersOf : [];
}

function listed(match: string, items: readonly string[], nameOf: (item: string) => string): string {
  return items.length === 0 ? match : items.slice(0, MAX_HOSTS).map(nameOf).join(' and ');
}
