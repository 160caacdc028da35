import { findProgramName } from '../collectors/programs.ts';

/** A program of our own by its name in brackets; it is printed whole in docs/read-only.md. */
export function shortenProgram(word: string): string {
  const program = findProgramName(word);
  return program === undefined ? word : `[${program}]`;
}

/** A command as a person would read it: quoted where a shell would have to be told. */
export function describeCommand(argv: readonly string[]): string {
  const words = argv.map((word) => {
    const short = shortenProgram(word);
    return short !== word || /^[\w@%+=:,./-]+$/.test(word) ? short : `'${word.replaceAll("'", `'\\''`)}'`;
  });
  return words.join(' ');
}
