/** OpenSSH's pattern lists: commas between, and one that starts with `!` and fits decides against the whole list. */
export function fitsList(patterns: string, text: string): boolean {
  let found = false;
  for (const pattern of patterns.split(',')) {
    const negated = pattern.startsWith('!');
    if (!fits(negated ? pattern.slice(1) : pattern, text)) continue;
    if (negated) return false;
    found = true;
  }
  return found;
}

/** `*` any run, `?` any one character. Linear in practice: on a mismatch only the last `*` is tried again. */
export function fits(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let retry = 0;
  let position = 0;
  while (position < name.length) {
    if (pattern[at] === '*') {
      star = at;
      at += 1;
      retry = position;
    } else if (pattern[at] === '?' || pattern[at] === name[position]) {
      at += 1;
      position += 1;
    } else if (star === -1) {
      return false;
    } else {
      at = star + 1;
      retry += 1;
      position = retry;
    }
  }
  return /^\**$/.test(pattern.slice(at));
}
