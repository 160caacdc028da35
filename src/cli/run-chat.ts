import { listHostNames, redactText } from '../app.ts';
import { chat } from '../chat/chat.ts';
import { historyFile, openHistory } from '../chat/history.ts';
import { EXIT, type Io } from './io.ts';
import { openSession, type SessionOptions } from './open-session.ts';

/** Answers with the exit code. */
export async function runChat(options: SessionOptions, configFile: string | undefined, io: Io): Promise<number> {
  const { session, config } = await openSession(options, configFile, io);
  try {
    const history = await openHistory(historyFile(io.environment), (text) => redactText(config, text));
    await chat({ session, history, hosts: listHostNames(config), io });
  } finally {
    await session.desk.close();
  }
  return io.signal.aborted ? EXIT.ended : EXIT.answered;
}
