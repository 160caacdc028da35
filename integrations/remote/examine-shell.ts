import type { Checkpoint, Tell } from '../../src/domain/checkpoint.ts';
import type { Output } from '../../src/domain/ports.ts';
import { GATE_QUESTION } from '../../src/remote-line/gate-question.ts';
import { PROBE, readProbe, SILENT, type Tools } from '../../src/remote-line/tools.ts';
import { Channels } from './channels.ts';
import type { Login } from './login.ts';
import { loginFix } from './login-fix.ts';
import { sayable } from './sayable.ts';

const PATIENCE_MS = 10_000;
const MAX_BYTES = 64 * 1024;

type Say = (step: string, mark: Checkpoint['mark'], detail: string) => void;
type Ask = (line: string) => Promise<Output | 'overdue'>;

/**
 * Whether the account's shell runs commands, whether the gate stands before it, and what limits commands there. Three lines
 * that do nothing are run for it. False when nothing of ours would run. Throws HOST_LOST or the signal's reason.
 */
export async function examineShell(
  login: Login,
  { where, user }: { readonly where: string; readonly user: string },
  tell: Tell,
  signal: AbortSignal,
): Promise<boolean> {
  const channels = new Channels(login);
  const ask: Ask = async (line) => await channels.run({ line, maxBytes: MAX_BYTES }, PATIENCE_MS, signal);
  const say: Say = (step, mark, detail) => tell({ where, step, mark, detail, stops: false });

  const silence = await ask(SILENT);
  if (silence === 'overdue' || silence.exitCode !== 0) {
    const detail = `it does not run commands: ${wordsOf(silence)}`;
    const fix = loginFix('HOST_SHELL_UNUSABLE', { name: where, user, port: 22 });
    tell({ where, step: 'shell', mark: 'no', detail, stops: true, code: 'HOST_SHELL_UNUSABLE', ...(fix && { fix }) });
    return false;
  }
  const prints = silence.stdout === '' ? '' : '; what it prints by itself is taken off';
  say('shell', 'ok', `the login shell runs commands${prints}`);

  const gate = await ask(GATE_QUESTION);
  if (isGateRefusal(gate)) say('gate', 'ok', 'it answers, and refused what is not in the catalogue');
  else say('gate', 'no', 'there is none: the host itself does not hold this key to reading');

  const probe = await ask(PROBE);
  tellTools(readProbe(probe === 'overdue' ? '' : probe.stdout), say);
  return true;
}

function tellTools({ timeout, nice, ionice }: Tools, say: Say): void {
  const missing = [...(timeout === 'none' ? ['timeout'] : []), ...(nice ? [] : ['nice'])];
  if (missing.length === 0) say('tools', 'ok', `timeout (${timeout}), nice${ionice ? ', ionice' : ''}`);
  else say('tools', 'no', `no ${missing.join(', no ')}: limits hold on our side only, until coreutils is installed`);
}

function isGateRefusal(output: Output | 'overdue'): boolean {
  return output !== 'overdue' && output.exitCode === 126 && output.stderr.startsWith('tai-gate:');
}

function wordsOf(output: Output | 'overdue'): string {
  if (output === 'overdue') return `no answer within ${PATIENCE_MS} ms`;
  return sayable(output.stdout || output.stderr) || `exit code ${output.exitCode}`;
}
