import { describe, expect, it } from 'vitest';
import { parseFeedback } from '../../../integrations/jira/feedback.ts';

describe('an opinion', () => {
  it.each([
    ['good', 'good'],
    ['Bad!', 'bad'],
    ['wrong, it was the network', 'bad'],
    ['👍', 'good'],
    ['-1', 'bad'],
  ])('is read from "%s"', (words, verdict) => {
    expect(parseFeedback(words)).toBe(verdict);
  });

  it.each(['', 'web-03', 'again, please', 'good-01.example.com', 'bad web-03', 'goodness'])('is not "%s"', (words) => {
    expect(parseFeedback(words)).toBeUndefined();
  });
});
