import { Command, CommanderError } from 'commander';
import { TaiError } from '../domain/errors.ts';
import { addChat } from './chat.ts';
import { addCollect } from './collect.ts';
import { addConfig } from './config.ts';
import { addDiagnose } from './diagnose.ts';
import { addDoctor } from './doctor.ts';
import { addEval } from './eval.ts';
import { addGate } from './gate.ts';
import { EXIT, type Io } from './io.ts';
import { addJira } from './jira.ts';
import { addListCommands } from './list-commands.ts';
import { addRuns } from './runs.ts';
import { addServices } from './services.ts';
import { addShellCommands } from './shell-commands.ts';
import { addSlack } from './slack.ts';
import { addShrink } from './shrink.ts';
import { addTextCommands } from './text-commands.ts';
import { addTui } from './tui.ts';
import { readVersion } from './version.ts';

const EXAMPLES = `
Examples:
  tai diagnose --host web-03 "nginx gives 502 since 14:10"
  tai doctor web-03
  tai start

Each command has its own --help with examples.`;

/** Runs one command; answers with the exit code. Nothing but the argument parser is loaded before the command is known. */
export async function runCli(io: Io): Promise<number> {
  let code: number = EXIT.answered;
  const program = buildProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(io.argv);
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

/** The commands and their options: what parses them, and what the manual and the completions are made from. */
export function buildProgram(io: Io, finish: (code: number) => void): Command {
  const program = new Command('tai')
    .description(
      'The first ten minutes of an ops ticket: read-only evidence over SSH, proof by rules, one cited diagnosis.',
    )
    .version(readVersion())
    .option('--config <file>', 'configuration file (default: $TAI_CONFIG, else tai.yaml if it is there)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showHelpAfterError('Run with --help to see how.')
    .addHelpText('after', EXAMPLES);
  addDiagnose(program, io, finish);
  addCollect(program, io, finish);
  addChat(program, io, finish);
  addTui(program, io, finish);
  addDoctor(program, io, finish);
  addRuns(program, io, finish);
  addServices(program, io, finish);
  addJira(program, io, finish);
  addSlack(program, io);
  addConfig(program, io, finish);
  addGate(program, io);
  addEval(program, io);
  addListCommands(program, io);
  addShrink(program, io, finish);
  addTextCommands(program, io, finish);
  addShellCommands(program, io);
  return program;
}

function explain(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.answered : EXIT.usage;
  if (io.signal.aborted) return EXIT.ended;
  if (!(error instanceof TaiError)) throw error;
  io.stderr.write(`${error.message}\n`);
  return error.code === 'CONFIG_INVALID' ? EXIT.usage : EXIT.nothingFound;
}
