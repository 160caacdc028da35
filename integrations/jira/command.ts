import type { Verdict } from '../../src/domain/requester.ts';
import { parseFeedback } from './feedback.ts';
import { Host } from '../../src/domain/host.ts';
import { type Clock, parseSince } from './time-window.ts';

/** More names than this in one command are an accident or an attack. */
const MAX_HOSTS = 20;
const DURATION = /^\d+[smhdw]?$/;
const looksNamed = /[.\-:\d]/;

/** What a comment asks for. `unclear` quotes what was not understood, so that whoever typed it learns what is. */
export type Command =
  | { readonly kind: 'run'; readonly hosts: readonly string[]; readonly since?: string }
  | { readonly kind: 'help'; readonly unclear?: string }
  /** What the writer thinks of the last answer: then no run is asked for. */
  | { readonly kind: 'feedback'; readonly verdict: Verdict };

/** Who is being talked to, by all names of our account, and when. */
export interface Listener extends Clock {
  readonly names: readonly string[];
}

/**
 * `/tai`, `/tai web-03 db-01.example.com since 2h` or `/tai help` as the first words of a comment, or the same after a mention
 * of our account anywhere in it; undefined when it is not for us. Prose after the command is not a host: a name counts when
 * it has a digit, dot, dash or colon ("again, please" has none).
 */
export function parseCommand(comment: string, listener: Listener): Command | undefined {
  const words = wordsForUs(comment, listener.names);
  if (words === undefined) return undefined;
  if (/^(?:help|--help|-h|\?)[.!?]*$/i.test(words)) return { kind: 'help' };

  const verdict = parseFeedback(words);
  if (verdict !== undefined) return { kind: 'feedback', verdict };

  const [said, window] = cutWindow(words);
  const hosts = [...new Set(said.split(/\s+/).map(bareName).filter(isName))].slice(0, MAX_HOSTS);
  if (window === undefined) return { kind: 'run', hosts };
  const since = parseSince(window, listener);
  return since === undefined
    ? { kind: 'help', unclear: `since ${window}`.slice(0, 80) }
    : { kind: 'run', hosts, since };
}

/** The rest of the line after the command or the mention. */
function wordsForUs(comment: string, names: readonly string[]): string | undefined {
  const [first = ''] = comment.trimStart().split('\n', 1);
  const command = /^\/tai(?:\s+(.*))?$/i.exec(first.trim());
  if (command) return (command[1] ?? '').trim();

  for (const line of withoutQuotes(comment).split('\n')) {
    for (const [mention = '', name = ''] of line.matchAll(/\[~(?:accountid:)?([^\]\s]{1,128})\]/g)) {
      if (names.includes(name))
        return line
          .slice(line.indexOf(mention) + mention.length)
          .replace(/^[\s,.:;!?]+/, '')
          .trim();
    }
  }
  return undefined;
}

/** What someone repeats or pastes was not said to us now. */
function withoutQuotes(comment: string): string {
  return comment
    .replace(/\{(quote|noformat|code)(?::[^}\n]{0,80})?\}[\s\S]*?(?:\{\1\}|$)/g, '')
    .replace(/^\s*(?:bq\.|>).*$/gm, '');
}

/** "web-03 since 2h" is "web-03" and "2h". */
function cutWindow(words: string): readonly [said: string, window: string | undefined] {
  const [, said = words, window] = /^(.*?)(?:\bsince|\bfrom|\bfor the last|\blast)\s+(\d.*?)[.!?]*$/i.exec(words) ?? [];
  return [said, window];
}

function isName(word: string): boolean {
  return looksNamed.test(word) && !DURATION.test(word) && Host.safeParse(word).success;
}

/** What a person typed, out of what the editor made of it: `[web-03.example.com|http://…]`, `{{web-03}}`, `web-03,`. */
function bareName(word: string): string {
  return word
    .replace(/^\[([^|\]]+)\|?[^\]]*\]/, '$1')
    .replace(/^\{\{(.*)\}\}/, '$1')
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .replace(/[.,;!?]+$/, '')
    .toLowerCase();
}
