/** The other side's words on one line, shortened: they are shown to people and prove nothing. */
export function sayable(text: string): string {
  const line = text.replaceAll(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}
