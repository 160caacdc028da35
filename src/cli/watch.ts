import { describeCommand, type RanCommand } from '../app.ts';
import { liveProgress, NO_PROGRESS, plainProgress, type Progress } from '../terminal/progress.ts';
import type { Io } from './io.ts';

/** How much of the work is shown. */
export interface WatchOptions {
  readonly verbose?: true;
  readonly debug?: true;
  readonly quiet?: true;
}

export interface Watch {
  readonly progress: Progress;
  readonly watcher: {
    readonly onCommand?: (ran: RanCommand) => void;
    readonly onPrompt?: (system: string, user: string) => void;
  };
}

/** On a terminal lines that change, elsewhere lines that stay; more is told only where it was asked for. */
export function openWatch({ verbose, debug, quiet }: WatchOptions, io: Io): Watch {
  if (quiet) return { progress: NO_PROGRESS, watcher: {} };
  if (!verbose && !debug) return { progress: isLive(io) ? liveProgress(io) : plainProgress(io), watcher: {} };

  const progress = plainProgress(io);
  const onCommand = (ran: RanCommand): void => {
    progress.say(describeRan(ran));
    if (debug) for (const line of ran.lines() ?? []) progress.say(`  | ${line}`);
  };
  const onPrompt = (system: string, user: string): void => {
    for (const line of `${system}\n\n${user}`.split('\n')) progress.say(`prompt     ${line}`);
  };
  return { progress, watcher: { onCommand, ...(debug && { onPrompt }) } };
}

function isLive({ stderr, environment }: Io): boolean {
  return stderr.isTTY && environment['TERM'] !== 'dumb';
}

function describeRan({ host, argv, durationMs, ended }: RanCommand): string {
  const exit = typeof ended === 'number' ? `exit ${ended}` : ended;
  return `ran        ${host} ${exit} ${Math.round(durationMs)} ms  ${describeCommand(argv)}`;
}
