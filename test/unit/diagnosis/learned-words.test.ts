import { expect, it } from 'vitest';
import { issueOdds } from '../../../src/diagnosis/issue-odds.ts';
import { LEARNED_WORDS } from '../../../src/diagnosis/issue-words/learned.ts';
import { ISSUE_TYPES } from '../../../src/domain/issue-type.ts';
import { learnWords } from '../../support/learn-issue-words.ts';

it('the learned words are those of today’s texts (npm run learn)', async () => {
  const today = await learnWords();

  expect(ISSUE_TYPES.filter((type) => LEARNED_WORDS[type] !== today[type])).toEqual([]);
});

it('odds of all kinds are one together, and the kind spoken of has most of them', () => {
  const odds = issueOdds({ title: 'disk full', text: 'no room left on the volume' });

  expect([...odds.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
  expect(odds.get('disk_space')).toBe(Math.max(...odds.values()));
});
