import type { Verdict } from '../../src/domain/requester.ts';

const WORDS: Readonly<Record<string, Verdict>> = {
  good: 'good',
  right: 'good',
  correct: 'good',
  '+1': 'good',
  '👍': 'good',
  bad: 'bad',
  wrong: 'bad',
  '-1': 'bad',
  '👎': 'bad',
};

/** What stands after `/tai` when it is an opinion of the answer: one word, and nothing that could be a host after it. */
export function parseFeedback(words: string): Verdict | undefined {
  const [first = '', ...rest] = words
    .trim()
    .toLowerCase()
    .split(/[\s,.:;!]+/)
    .filter((word) => word !== '');
  return rest.some((word) => /\d/.test(word)) ? undefined : WORDS[first];
}
