/** Columns of a table that a tool printed, counted from the right: what stands before the numbers may hold blanks. */
export interface Columns {
  /** The cell below this heading; undefined where there is none, or no number. */
  readonly number: (row: string, heading: string) => number | undefined;
  readonly word: (row: string, heading: string) => string | undefined;
}

export function toColumns(heading: string): Columns {
  const names = heading.trim().split(/\s+/);
  const word = (row: string, name: string): string | undefined => {
    const index = names.indexOf(name);
    return index < 0
      ? undefined
      : row
          .trim()
          .split(/\s+/)
          .at(index - names.length);
  };
  return {
    word,
    number: (row, name) => {
      const text = word(row, name)?.replace(',', '.') ?? '';
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
    },
  };
}
