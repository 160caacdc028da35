import { listHostNames, redactText } from '../app.ts';
import { historyFile, openHistory } from '../chat/history.ts';
import { TaiError } from '../domain/errors.ts';
import { EXIT, type Io } from './io.ts';
import { openSession, type SessionOptions } from './open-session.ts';

/** Answers with the exit code. Throws CONFIG_INVALID where there is no terminal. */
export async function runTui(options: SessionOptions, configFile: string | undefined, io: Io): Promise<number> {
  if (!io.stdin.isTTY || !io.stdout.isTTY)
    throw new TaiError('CONFIG_INVALID', 'tai tui needs a terminal; without one use: tai chat, or tai diagnose');
  const { session, config } = await openSession(options, configFile, io);
  try {
    const history = await openHistory(historyFile(io.environment), (text) => redactText(config, text));
    const { tui } = await import('../tui/tui.ts');
    await tui({ session, history, hosts: listHostNames(config), io });
  } finally {
    await session.desk.close();
  }
  return io.signal.aborted ? EXIT.ended : EXIT.answered;
}
