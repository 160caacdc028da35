/** A name that is nearly one of the inventory: asked about, never corrected. */
export interface NearMiss {
  readonly written: string;
  readonly likely: string;
}

/**
 * The one machine whose name `written` is but for a slip: two letters swapped, one too many, missing or wrong, or a nought
 * before its number. Another number is another machine.
 */
export function findNearMiss(written: string, names: ReadonlyMap<string, string>): NearMiss | undefined {
  const close = new Set<string>();
  for (const [word, name] of names) if (isSlip(written, word)) close.add(name);
  const [likely] = close;
  return likely === undefined || close.size > 1 ? undefined : { written, likely };
}

const SHORTEST = 4;

function isSlip(written: string, word: string): boolean {
  if (written === word || Math.abs(plain(written).length - plain(word).length) > 2 || word.length < SHORTEST)
    return false;
  if (numbersOf(written) !== numbersOf(word)) return false;
  const [one, other] = [plain(written), plain(word)];
  return one === other || isOneSlip(one, other);
}

function numbersOf(name: string): string {
  return (name.match(/\d+/g) ?? []).map(Number).join(' ');
}

/** Without noughts before numbers, and with one word for a server. */
function plain(name: string): string {
  return name.replace(/(?<!\d)0+(?=\d)/g, '').replace(/server|srv/g, 'srv');
}

function isOneSlip(one: string, other: string): boolean {
  const start = sharedStart(one, other);
  const end = Math.min(sharedStart(reversed(one), reversed(other)), Math.min(one.length, other.length) - start);
  const left = one.slice(start, one.length - end);
  const right = other.slice(start, other.length - end);
  if (left.length <= 1 && right.length <= 1) return /^[^\d]*$/.test(left + right);
  return left.length === 2 && reversed(left) === right;
}

function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function reversed(text: string): string {
  return text.split('').toReversed().join('');
}
