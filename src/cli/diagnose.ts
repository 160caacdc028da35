import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { TaiError } from '../domain/errors.ts';
import type { Io } from './io.ts';
import { loadConfig } from './load-config.ts';
import type { DiagnoseOptions } from './run-diagnose.ts';
import { readSince, readType } from './since.ts';
import { addSshOptions } from './ssh-options.ts';

const EXAMPLES = `
Examples:
  tai diagnose --host web-03 "nginx gives 502 since 14:10"
  tai diagnose --local "this machine is slow"
  tai diagnose --host web-03 --path /var/spool/app "the queue does not drain"
  tai diagnose --host web-03 --type network --since 2h "the shop is odd"
  tai diagnose --host db-01 --jump-host tai@bastion.example.com --file ticket.txt
  pbpaste | tai diagnose --host web-03 -

The report goes to standard output, progress to standard error.
Exit codes: 0 answered, 1 nothing found out, 2 usage, 3 no host reachable, 4 host key changed, 5 refused.`;

export function addDiagnose(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command('diagnose')
    .description('look at a host, read-only, and say what is wrong with it')
    .argument('[text]', 'the complaint, or - to read it from standard input')
    .option(
      '--host <name>',
      'host to look at (may be repeated)',
      (name: string, all: readonly string[]) => [...all, name],
      [],
    )
    .option(
      '--path <folder>',
      'also list this folder of the host, two levels deep (may be repeated)',
      (path: string, all: readonly string[]) => [...all, path],
      [],
    )
    .option('--type <type>', 'the kind of trouble, such as disk_space, instead of what the words say', readType)
    .option('--since <time>', 'when it began: 2h, 3d, or a date and time', (text: string) =>
      readSince(text, new Date()),
    )
    .option('--local', 'look at this machine, without SSH')
    .option('--file <file>', 'read the complaint from a file');
  addSshOptions(command)
    .option('--no-model', 'rules alone')
    .option('--json', 'print the whole run as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (words: string | undefined, options: DiagnoseOptions) => {
      const text = await readTicket(words, options, io);
      const config = await loadConfig(program.opts<{ config?: string }>().config, io);
      const { runDiagnose } = await import('./run-diagnose.ts');
      finish(await runDiagnose({ text, config, options }, io));
    });
}

async function readTicket(words: string | undefined, { file, host, local }: DiagnoseOptions, io: Io): Promise<string> {
  if (words !== undefined && words !== '-' && file !== undefined)
    throw usage('give the complaint as text or with --file, not both');
  const text = await textOf(words, file, io);
  if (text.trim() !== '') return text;
  if (host.length > 0 || local) return 'General check: is anything wrong with this host?';
  throw usage('say what is wrong, and where: tai diagnose --host web-03 "nginx gives 502"');
}

async function textOf(words: string | undefined, file: string | undefined, io: Io): Promise<string> {
  if (words === '-') return readAll(io.stdin);
  if (file === undefined) return words ?? '';
  return readFile(file, 'utf8').catch((cause: unknown) => {
    throw new TaiError('CONFIG_INVALID', `--file ${file}: can not be read`, cause);
  });
}

/** Wrong use ends with the same code as wrong configuration: nothing was done. */
function usage(message: string): TaiError {
  return new TaiError('CONFIG_INVALID', message);
}
