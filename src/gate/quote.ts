/** Always between quotes: in a `case` pattern and after `#` and `%` a bare word would be a pattern itself. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
