import type { Argv } from '../domain/ports.ts';
import { matches } from './command.ts';
import { hostCollectors, unitCollectors } from './index.ts';

/** Everything tai ever runs on a host. */
export function isCatalogued(argv: Argv): boolean {
  return [...hostCollectors, ...unitCollectors].some(({ commands }) =>
    commands.some((command) => matches(command, argv)),
  );
}
