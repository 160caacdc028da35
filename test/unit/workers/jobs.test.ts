import { describe, expect, it } from 'vitest';
import { jobOptions } from '../../../workers/jobs.ts';
import { runIdOf } from '../../../workers/run-id.ts';

describe('the options of a job', () => {
  it('let people overtake tickets that came by themselves', () => {
    const run = runIdOf('one');

    expect(jobOptions('investigate', { run, trigger: 'created' }).priority).toBe(10);
    expect(jobOptions('investigate', { run, trigger: 'mention' }).priority).toBeUndefined();
  });

  it('name the job like its run and keep that name taken for a week', () => {
    const run = runIdOf('one');

    expect(jobOptions('answer', { run, trigger: 'button' })).toMatchObject({
      jobId: run,
      attempts: 55,
      removeOnComplete: { age: 604_800 },
      removeOnFail: { age: 604_800 },
    });
  });
});
