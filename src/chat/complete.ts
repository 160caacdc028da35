import { listCollectorNames } from '../app.ts';
import type { Completes } from './command.ts';
import { COMMANDS } from './commands.ts';
import type { Session } from './session.ts';

const SHOWS = ['logs', 'evidence', 'prompt', 'answer'];
/** Shorter beginnings of a word would offer every host to anyone who presses the key. */
const LEAST_CHARS = 2;

/** What the last word of the line can become, and that word: commands, hosts, collectors, ids. */
export function complete(
  line: string,
  { run }: Pick<Session, 'run'>,
  hosts: readonly string[],
): readonly [readonly string[], string] {
  const word = /\S*$/.exec(line)?.[0] ?? '';
  if (/^\/\S*$/.test(line))
    return [
      fitting(
        COMMANDS.map(({ name }) => `/${name} `),
        word,
      ),
      word,
    ];
  const name = /^\/(\S+)\s/.exec(line)?.[1];
  const kind = COMMANDS.find((one) => one.name === name)?.completes;
  if (name !== undefined) return [fitting(candidates(kind, line, run, hosts), word), word];
  return [word.length < LEAST_CHARS ? [] : fitting(hosts, word), word];
}

function candidates(
  kind: Completes | undefined,
  line: string,
  run: Session['run'],
  hosts: readonly string[],
): readonly string[] {
  switch (kind) {
    case 'host':
      return hosts;
    case 'collector':
      return listCollectorNames();
    case 'show':
      return /^\/show\s+evidence\s/.test(line) ? (run?.evidence.map(({ id }) => id) ?? []) : SHOWS;
    case 'file':
    case undefined:
      return [];
    default:
      return kind satisfies never;
  }
}

function fitting(all: readonly string[], word: string): readonly string[] {
  return all.filter((one) => one.startsWith(word));
}
