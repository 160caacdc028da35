import { createHash } from 'node:crypto';
import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunId } from '../../../src/domain/run.ts';
import { runIdOf } from '../../../workers/run-id.ts';

describe('a run id', () => {
  it('is the first 80 bits of the hash of its key in base32', () => {
    const bits = [...createHash('sha256').update('jira-OPS-1').digest()]
      .map((byte) => byte.toString(2).padStart(8, '0'))
      .join('');
    const words = bits.slice(0, 80).match(/.{5}/g) ?? [];

    const id = runIdOf('jira-OPS-1');

    expect(id).toBe(`r${words.map((word) => 'abcdefghijklmnopqrstuvwxyz234567'[Number.parseInt(word, 2)]).join('')}`);
  });

  it('has its form whatever the key, and is the same for the same key', () => {
    assert(
      property(string(), (key) => {
        expect(RunId.safeParse(runIdOf(key)).success).toBe(true);
        expect(runIdOf(key)).toBe(runIdOf(key));
      }),
    );
  });
});
