import { describe, expect, it } from 'vitest';
import { pauseAfter } from '../../../workers/ask-later.ts';
import { aRun } from '../../support/fake-app.ts';

const MINUTE = 60_000;
const END = Date.parse('2026-11-20T10:00:00.000Z');
const TIMES = { firstMs: 5 * MINUTE, forMs: 8 * 60 * MINUTE };

describe('the pauses before a model is asked again', () => {
  it('double up to an hour and end with the time given', () => {
    const run = aRun({ finishedAt: new Date(END).toISOString() });
    const minutes: number[] = [];
    let now = END + TIMES.firstMs;

    for (let step = pauseAfter(run, TIMES, now); step.kind === 'wait'; step = pauseAfter(run, TIMES, now)) {
      minutes.push(step.delayMs / MINUTE);
      now += step.delayMs;
    }

    expect(minutes).toEqual([5, 10, 20, 40, 60, 60, 60, 60, 60, 60]);
  });
});
