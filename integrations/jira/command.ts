import type { Verdict } from '../../src/domain/requester.ts';
import { parseFeedback } from './feedback.ts';
import { Host } from '../../src/domain/host.ts';

/** More names than this in one command are an accident or an attack. */
const MAX_HOSTS = 20;
const DURATION = /^\d+[smhdw]?$/;
const looksNamed = /[.\-:\d]/;

export interface Command {
  readonly hosts: readonly string[];
  /** What the writer thinks of the last answer: then no run is asked for. */
  readonly feedback?: Verdict;
}

/**
 * `/tai` or `/tai web-03 db-01.example.com` as the first words of a comment; undefined when it is not for us.
 * Prose after the command is not a host: a name counts when it has a digit, dot, dash or colon ("again, please" has none).
 */
export function parseCommand(comment: string): Command | undefined {
  const [first, ...rest] = (comment.trimStart().split('\n', 1)[0] ?? '').split(/\s+/);
  if (first?.toLowerCase() !== '/tai') return undefined;

  const feedback = parseFeedback(rest.join(' '));
  if (feedback !== undefined) return { hosts: [], feedback };
  const hosts = rest
    .map(bareName)
    .filter((word) => looksNamed.test(word) && !DURATION.test(word) && Host.safeParse(word).success);
  return { hosts: [...new Set(hosts)].slice(0, MAX_HOSTS) };
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
