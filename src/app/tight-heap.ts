import { setFlagsFromString } from 'node:v8';

/**
 * From now on memory is given back when a tenth more is in use, not when it has doubled: many hosts at once leave much that is
 * done with. As a word of the command line it would cost each start the compiled code that Node brings along. Measured by `npm run bench -- hosts`.
 */
export function keepHeapTight(): void {
  setFlagsFromString('--heap-growing-percent=10');
}
