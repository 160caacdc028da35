/** "A-C0-2_" to "ABC012_": what a range holds depends on the locale in some shells, letters do not. `-` comes last. */
export function spellOut(ranges: string): string {
  const all = ranges.replaceAll(/(\w)-(\w)/g, (_range, from: string, to: string) =>
    String.fromCharCode(
      ...Array.from({ length: to.charCodeAt(0) - from.charCodeAt(0) + 1 }, (_, i) => from.charCodeAt(0) + i),
    ),
  );
  return all.includes('-') ? `${all.replace('-', '')}-` : all;
}
