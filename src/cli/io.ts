export type { Io } from '../terminal/io.ts';

/** What the command's exit code says; the manual lists the same. */
export const EXIT = {
  answered: 0,
  nothingFound: 1,
  usage: 2,
  unreachable: 3,
  hostKeyChanged: 4,
  refused: 5,
  ended: 130,
} as const;
