import type { Command } from 'commander';
import type { Io } from './io.ts';
import type { DoctorOptions } from './run-doctor.ts';
import { addSshOptions } from './where-options.ts';

const EXAMPLES = `
Examples:
  tai doctor                       this machine: configuration, Redis, keys, vLLM, Jira, Slack
  tai doctor web-03 db-01          each step of the way to a host, what the account there may see,
                                   and for each gap the command that closes it
  tai doctor model                 each vLLM server: what it does with our questions, and the command to serve it by
  tai doctor web-03 --json

It logs in once and only reads. A host called model is asked for by its longer name. A host key seen for the first time is kept, as by any login.
Exit codes: 0 all well, 1 something stops tai, 2 usage or configuration, 3 a host can not be read, 4 host key changed.`;

export function addDoctor(program: Command, io: Io, finish: (code: number) => void): void {
  addSshOptions(
    program
      .command('doctor')
      .description('say why a host can or can not be read, step by step, and what would fix it')
      .argument(
        '[host...]',
        'hosts to examine; `model` for the model; without one, this machine and its configuration',
      ),
  )
    .option('--json', 'print the steps as JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (hosts: readonly string[], options: DoctorOptions) => {
      const { runDoctor } = await import('./run-doctor.ts');
      finish(await runDoctor(hosts, options, program.opts<{ config?: string }>().config, io));
    });
}
