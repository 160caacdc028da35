import type { Argv, Limits } from '../domain/ports.ts';
import { type Command, matches } from './command.ts';
import {
  doctorCollectors,
  hostCollectors,
  hostWindowCollectors,
  pathCollectors,
  unitCollectors,
  windowCollectors,
} from './index.ts';

/** Asks for root without ever asking for a password. */
export const SUDO = ['sudo', '-n', '--'] as const;

/** One argument vector that tai may run. */
export interface Entry {
  readonly collector: string;
  readonly about: string;
  readonly command: Command;
  readonly limits: Limits;
  /** What root sees more of; undefined where it is the same for everyone. */
  readonly root: string | undefined;
}

/** Everything tai ever runs on a host, as the user it logs in as. */
export const catalogue: readonly Entry[] = [
  ...hostCollectors,
  ...unitCollectors,
  ...windowCollectors,
  ...hostWindowCollectors,
  ...pathCollectors,
  ...doctorCollectors,
].flatMap(({ name, about, commands, limits, root }) =>
  commands.map((command) => ({ collector: name, about, command, limits, root })),
);

/** The last word on what runs: whole vectors, with `sudo -n --` before those that gain from it, and nothing else. */
export function isCatalogued(argv: Argv): boolean {
  if (catalogue.some(({ command }) => matches(command, argv))) return true;
  const [program, ...rest] = argv.slice(SUDO.length);
  return (
    SUDO.every((word, index) => argv[index] === word) && program !== undefined && gainsFromRoot([program, ...rest])
  );
}

/** Whether root would see more with this command of the catalogue. */
export function gainsFromRoot(argv: Argv): boolean {
  return catalogue.some(({ command, root }) => root !== undefined && matches(command, argv));
}
