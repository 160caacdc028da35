import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toShellCommand } from '../../../src/remote-line/quote.ts';

describe('toShellCommand', () => {
  it('leaves plain words as they are and quotes the others', () => {
    const command = toShellCommand(['df', '--output=size', '/var/log', 'a b', '', "it's", 'back\\slash']);

    expect(command).toBe("df '--output=size' /var/log 'a b' '' 'it'\\''s' 'back'\\\\'slash'");
  });

  it.each(['a\nb', 'a\rb', 'a\0b'])('refuses %j', (word) => {
    expect(() => toShellCommand(['echo', word])).toThrow(expect.objectContaining({ code: 'COMMAND_REJECTED' }));
  });

  it('is read by a shell as the words it was made of', () => {
    const words = fc.array(
      fc.string({ unit: 'binary' }).map((word) => word.replaceAll(/[\0\r\n]/g, '')),
      { minLength: 1 },
    );

    fc.assert(
      fc.property(words, (list) => {
        const wellFormed = list.map((word) => word.toWellFormed());
        const output = execFileSync('/bin/sh', ['-c', toShellCommand(['printf', '%s\\n', ...wellFormed])], {
          encoding: 'utf8',
        });
        expect(output).toBe(wellFormed.map((word) => `${word}\n`).join(''));
      }),
      { numRuns: 50 },
    );
  });
});
