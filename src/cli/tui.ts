import type { Command } from 'commander';
import type { Io } from './io.ts';
import type { SessionOptions } from './open-session.ts';
import { addWhereOptions } from './where-options.ts';

const EXAMPLES = `
Examples:
  tai tui --host web-03
  tai tui --local --no-model

What was collected stands beside the answer; a narrow terminal shows one of them at a time. Tab moves between them and the input,
Enter on a citation goes to its line, ? in a pane shows all keys. The commands are those of \`tai chat\`.`;

export function addTui(program: Command, io: Io, finish: (code: number) => void): void {
  addWhereOptions(program.command('tui').description('the conversation with what was collected beside it, in panes'))
    .option('--no-model', 'rules alone')
    .addHelpText('after', EXAMPLES)
    .action(async (options: SessionOptions) => {
      const { runTui } = await import('./run-tui.ts');
      finish(await runTui(options, program.opts<{ config?: string }>().config, io));
    });
}
