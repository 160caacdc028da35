import type { Desk, DeskAsk } from '../app.ts';
import type { Run, RunEvent } from '../domain/run.ts';

export type OnEvent = (event: RunEvent) => void;

/** Where a person is looking: what `--host`, `--path`, `--since` and `--type` say, and the commands of the same names change. */
export type Where = Omit<DeskAsk, 'text' | 'ticket'>;

export interface LastPrompt {
  readonly system: string;
  readonly user: string;
}

/** One conversation, whatever shows it: the run it is about, and where it looks. */
export interface Session {
  where: Where;
  /** What the conversation is about so far; undefined before the first words. */
  run: Run | undefined;
  readonly desk: Desk;
  /** What the model was asked last. */
  readonly lastPrompt: () => LastPrompt | undefined;
}

/** Free text: a complaint at first, then a question about what was found, or what was wrong in it. */
export async function say(session: Session, words: string, onEvent: OnEvent, signal: AbortSignal): Promise<Run> {
  session.run = await answer(session, words, onEvent, signal);
  return session.run;
}

async function answer(
  { desk, run, where }: Session,
  words: string,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<Run> {
  if (run === undefined) return desk.triage({ ...where, text: words }, onEvent, signal);
  if (run.diagnosis === undefined) return desk.conclude(withWords(run, words), onEvent, signal);
  const hosts = where.hosts.filter((host) => !run.hosts.some((known) => known === host));
  return desk.question(run, { ...where, hosts, text: words }, onEvent, signal);
}

/** The same complaint, looked at and judged anew. */
export async function rerun(session: Session, onEvent: OnEvent, signal: AbortSignal): Promise<Run> {
  const { desk, run, where } = session;
  const hosts = where.hosts.length > 0 ? where.hosts : (run?.hosts ?? []);
  const text = run?.ticket?.text || GENERAL_CHECK;
  session.run = await desk.triage({ ...where, hosts, text }, onEvent, signal);
  return session.run;
}

/** Evidence alone: all of it anew, or the looks that are named. */
export async function collect(
  session: Session,
  names: readonly string[],
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<Run> {
  const { desk, run, where } = session;
  const hosts = where.hosts.length > 0 ? where.hosts : (run?.hosts ?? []);
  const text = run?.ticket?.text || GENERAL_CHECK;
  session.run =
    names.length > 0 && run !== undefined
      ? await desk.look(run, names, onEvent, signal)
      : await desk.collect({ ...where, hosts, text }, onEvent, signal);
  return session.run;
}

const GENERAL_CHECK = 'General check: is anything wrong with this host?';

/** Evidence that was collected without a complaint gets one. */
function withWords(run: Run, words: string): Run {
  const { ref = run.request.ticket, label = '', scope = 'console', hosts = [] } = run.ticket ?? {};
  return {
    ...run,
    ticket: { ...run.ticket, ref, label, scope, hosts, title: words.split('\n', 1)[0] ?? '', text: words },
  };
}
