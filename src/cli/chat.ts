import type { Command } from 'commander';
import type { Io } from './io.ts';
import type { SessionOptions } from './open-session.ts';
import { addWhereOptions } from './where-options.ts';

const EXAMPLES = `
Examples:
  tai chat --host web-03
  tai chat --local
  echo "why is it slow?" | tai chat --host web-03

Say what is wrong; ask on, correct and redirect in your own words. /help lists the commands, Tab completes commands, hosts and
collectors, Ctrl-C stops an answer, Ctrl-D leaves. What you type is kept in ~/.local/state/tai/chat-history, for you alone, less secrets.
Without a model, answers are what rules prove.`;

export function addChat(program: Command, io: Io, finish: (code: number) => void): void {
  addWhereOptions(program.command('chat').description('talk about a host: ask, follow up, correct, look again'))
    .option('--no-model', 'rules alone')
    .addHelpText('after', EXAMPLES)
    .action(async (options: SessionOptions) => {
      const { runChat } = await import('./run-chat.ts');
      finish(await runChat(options, program.opts<{ config?: string }>().config, io));
    });
}
