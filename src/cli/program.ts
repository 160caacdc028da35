import { Command, CommanderError } from 'commander';
import { TaiError } from '../domain/errors.ts';
import { addDiagnose } from './diagnose.ts';
import { addDoctor } from './doctor.ts';
import { addEval } from './eval.ts';
import { addGate } from './gate.ts';
import { EXIT, type Io } from './io.ts';
import { addJira } from './jira.ts';
import { addListCommands } from './list-commands.ts';
import { addServices } from './services.ts';
import { addShrink } from './shrink.ts';
import { addTextCommands } from './text-commands.ts';
import { VERSION } from './version.ts';

/** Runs one command; answers with the exit code. Nothing but the argument parser is loaded before the command is known. */
export async function runCli(io: Io): Promise<number> {
  let code: number = EXIT.answered;
  const program = new Command('tai')
    .description(
      'The first ten minutes of an ops ticket: read-only evidence over SSH, proof by rules, one cited diagnosis.',
    )
    .version(VERSION)
    .option('--config <file>', 'configuration file (default: $TAI_CONFIG, else tai.yaml if it is there)')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showHelpAfterError('Run with --help to see how.');
  const finish = (result: number) => {
    code = result;
  };
  addDiagnose(program, io, finish);
  addDoctor(program, io, finish);
  addServices(program, io, finish);
  addJira(program, io, finish);
  addGate(program, io);
  addEval(program, io);
  addListCommands(program, io);
  addShrink(program, io, finish);
  addTextCommands(program, io, finish);

  try {
    await program.parseAsync(io.argv);
    return code;
  } catch (error) {
    return explain(error, io);
  }
}

function explain(error: unknown, io: Io): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.answered : EXIT.usage;
  if (io.signal.aborted) return EXIT.ended;
  if (!(error instanceof TaiError)) throw error;
  io.stderr.write(`${error.message}\n`);
  return error.code === 'CONFIG_INVALID' ? EXIT.usage : EXIT.nothingFound;
}
