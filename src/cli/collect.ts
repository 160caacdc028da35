import type { Command } from 'commander';
import type { Io } from './io.ts';
import type { CollectOptions } from './run-collect.ts';
import { addWhereOptions } from './where-options.ts';

const EXAMPLES = `
Examples:
  tai collect --host web-03 "nginx gives 502"                    what tai looks at for this complaint, as text
  tai collect --host web-03 --json "nginx gives 502" > web-03.json
  tai diagnose --evidence web-03.json                            later, elsewhere, without a login

It is redacted, and asks no model.
Exit codes: 0 collected, 1 nothing found out, 2 usage, 3 no host reachable, 4 host key changed, 5 refused.`;

export function addCollect(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command('collect')
    .description('look at a host, read-only, and print what was seen; judges nothing')
    .argument('[text]', 'the complaint, or - to read it from standard input')
    .option('--file <file>', 'read the complaint from a file')
    .option('--ticket <key>', 'read the complaint from this Jira issue');
  addWhereOptions(command)
    .option('--timeout <time>', 'for all of it, as in 90s or 5m')
    .option('--json', 'print what `tai diagnose --evidence FILE` takes')
    .option('--ascii', 'print ASCII alone')
    .option('--verbose', 'tell of every command, its time and its exit code')
    .option('--debug', 'also what each command printed, redacted')
    .option('--quiet', 'no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (words: string | undefined, options: CollectOptions) => {
      const { runCollect } = await import('./run-collect.ts');
      finish(await runCollect(words, options, program.opts<{ config?: string }>().config, io));
    });
}
