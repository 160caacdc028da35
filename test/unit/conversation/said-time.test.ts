import { describe, expect, it } from 'vitest';
import { asksAgain } from '../../../src/conversation/asks-again.ts';
import { findSaidTime } from '../../../src/conversation/said-time.ts';

/** A Friday, in the zone of whoever runs the tests. */
const NOW = new Date(2026, 10, 27, 14, 30);

function local(day: number, hours: number, minutes = 0): string {
  return new Date(2026, 10, day, hours, minutes).toISOString();
}

describe('the time a person names', () => {
  it.each([
    ['it began yesterday at nine', local(26, 9)],
    ['it started at 14:10', local(27, 14, 10)],
    ['started around 23:15', local(26, 23, 15)],
    ['since 9am', local(27, 9)],
    ['since about nine', local(27, 9)],
    ['yesterday 21:05', local(26, 21, 5)],
    ['it broke last night at 11', local(26, 23)],
    ['last night around 2', local(27, 2)],
    ['on Monday at 08:30', local(23, 8, 30)],
    ['since midnight', local(27, 0)],
    ['it began yesterday at 12 pm', local(26, 12)],
    ['two hours ago', local(27, 12, 30)],
    ['half an hour ago', local(27, 14)],
    ['it was 3 days ago', local(24, 14, 30)],
    ['since 2026-11-25 02:10', local(25, 2, 10)],
  ])('is read from "%s"', (text, expected) => {
    expect(findSaidTime(text, NOW)).toBe(expected);
  });

  it('keeps the zone it is named in', () => {
    expect(findSaidTime('began at 2026-11-25T02:10Z', NOW)).toBe('2026-11-25T02:10:00.000Z');
  });

  it.each([
    'why is it full?',
    'look at db-02',
    'it listens on port 8080',
    'nginx is at 95 % now',
    'about 5 users complain',
    'it will be restarted on 2026-12-24',
    '10.1.0.7 does not answer',
    'at 25:99',
    `Nov 26 09:00:01 web-03 app: started ${'x'.repeat(300)}`,
  ])('is not found in "%s"', (text) => {
    expect(findSaidTime(text, NOW)).toBeUndefined();
  });
});

describe('words that ask for a fresh look', () => {
  it.each(['again', 'Run it again, please', 'please look again!', '', 'once more'])('are "%s"', (text) => {
    expect(asksAgain(text)).toBe(true);
  });

  it.each(['look at db-02', 'why does it fill up again and again?', 'is it full again'])('are not "%s"', (text) => {
    expect(asksAgain(text)).toBe(false);
  });
});
