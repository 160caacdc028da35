import { TaiError } from '../domain/errors.ts';
import type { HostShell } from '../domain/ports.ts';
import { isCatalogued } from './catalogue.ts';

/** The last check before the wire, around the shell itself: throws COMMAND_REJECTED for any vector that is not in the
 * catalogue, word for word, whoever asks for it. */
export function onlyCatalogued(shell: HostShell): HostShell {
  return {
    open: async (host, signal) => {
      const session = await shell.open(host, signal);
      return {
        run: async (argv, limits, ending) => {
          if (!isCatalogued(argv)) throw new TaiError('COMMAND_REJECTED', 'it is not a command of the catalogue');
          return await session.run(argv, limits, ending);
        },
        close: async () => session.close(),
      };
    },
  };
}
