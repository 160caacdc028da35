import type { Command } from 'commander';
import type { Io } from './io.ts';
import type { DiagnoseOptions } from './run-diagnose.ts';
import { addWhereOptions } from './where-options.ts';

const EXAMPLES = `
Examples:
  tai diagnose --host web-03 "nginx gives 502 since 14:10"
  tai diagnose --local "this machine is slow"
  tai diagnose --host web-03 --path /var/spool/app "the queue does not drain"
  tai diagnose --host web-03 --type network --since 2h "the shop is odd"
  tai diagnose --host db-01 --jump-host tai@bastion.example.com --file ticket.txt
  tai diagnose --ticket OPS-123 --output report.html
  tai diagnose --evidence web-03.json "nginx gives 502"
  pbpaste | tai diagnose --host web-03 -

The report goes to standard output, progress to standard error. A ticket named with --ticket is read and not answered.
Exit codes: 0 answered, 1 nothing found out, 2 usage, 3 no host reachable, 4 host key changed, 5 refused.`;

export function addDiagnose(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command('diagnose')
    .description('look at a host, read-only, and say what is wrong with it')
    .argument('[text]', 'the complaint, or - to read it from standard input')
    .option('--file <file>', 'read the complaint from a file')
    .option('--ticket <key>', 'read the complaint from this Jira issue')
    .option('--evidence <file>', 'judge what `tai collect --json` has collected; contacts no host');
  addWhereOptions(command)
    .option('--no-model', 'rules alone')
    .option('--timeout <time>', 'for all of it, as in 90s or 5m; what is known by then is the answer')
    .option('--json', 'print the whole run as JSON')
    .option('--output <file>', 'write the report to a file, by its suffix: .txt, .md, .html or .json')
    .option('--clipboard', 'copy the report to the clipboard')
    .option('--ascii', 'print ASCII alone')
    .option('--verbose', 'tell of every command, its time and its exit code')
    .option('--debug', 'also what each command printed, redacted, and what the model is asked')
    .option('--quiet', 'no progress')
    .addHelpText('after', EXAMPLES)
    .action(async (words: string | undefined, options: DiagnoseOptions) => {
      const { runDiagnose } = await import('./run-diagnose.ts');
      finish(await runDiagnose(words, options, program.opts<{ config?: string }>().config, io));
    });
}
