import type { SshSettings } from '../../integrations/ssh/index.ts';
import type { Argv } from '../../src/domain/ports.ts';
import type { Place } from './login-ways.ts';

/** What a client for many hosts is given on its command line, as JSON. */
export interface HostsTask {
  readonly addresses: readonly string[];
  readonly settings: SshSettings;
  readonly place: Place;
  readonly commands: readonly Argv[];
}

export function readTask(): HostsTask {
  return JSON.parse(process.argv[2] ?? '');
}

/** Runs on all hosts at once, and prints how much came back. */
export async function printSum(
  addresses: readonly string[],
  look: (address: string) => Promise<number>,
): Promise<void> {
  const printed = await Promise.all(addresses.map(look));
  process.stdout.write(`${printed.reduce((sum, count) => sum + count, 0)}\n`);
}
