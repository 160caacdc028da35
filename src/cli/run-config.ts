import { printConfig } from '../config/print.ts';
import { TaiError } from '../domain/errors.ts';
import { EXIT, type Io } from './io.ts';
import { loadConfig } from './load-config.ts';

/** Answers with the exit code. */
export async function checkConfig(file: string | undefined, json: boolean, io: Io): Promise<number> {
  const problems = await findProblems(file, io);
  const name = file ?? io.environment['TAI_CONFIG'] ?? 'tai.yaml, where it is there,';
  if (json) io.stdout.write(`${JSON.stringify({ ok: problems.length === 0, problems }, undefined, 2)}\n`);
  else if (problems.length === 0) io.stdout.write(`${name} and the environment are well-formed.\n`);
  else io.stdout.write(`${problems.join('\n')}\nAll keys are in docs/tai.example.yaml.\n`);
  return problems.length === 0 ? EXIT.answered : EXIT.usage;
}

async function findProblems(file: string | undefined, io: Io): Promise<readonly string[]> {
  try {
    await loadConfig(file, io);
    return [];
  } catch (error) {
    if (!(error instanceof TaiError)) throw error;
    return error.message.split('\n');
  }
}

/** Answers with the exit code. Throws CONFIG_INVALID. */
export async function showConfig(file: string | undefined, json: boolean, io: Io): Promise<number> {
  io.stdout.write(printConfig(await loadConfig(file, io), json ? 'json' : 'yaml'));
  return EXIT.answered;
}
