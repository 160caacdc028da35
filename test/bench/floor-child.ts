import { printSum, readTask } from './hosts-task.ts';
import { byLibrary } from './login-ways.ts';
import { plain, toScript } from './quick-commands.ts';

/** The floor's way to many hosts: ssh2 alone, one script on each. Compiled, as tai's is. */
const { place, addresses, commands } = readTask();
const script = toScript(commands, plain);
await printSum(addresses, (host) => byLibrary(place, script, { host }));
