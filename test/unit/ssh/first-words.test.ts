import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { type FirstWords, hearFirstWords } from '../../../integrations/ssh/first-words.ts';

async function hear(...chunks: readonly string[]): Promise<FirstWords & { readonly complaints: number }> {
  const stream = new PassThrough();
  let complaints = 0;
  const words = hearFirstWords(stream, () => (complaints += 1));
  for (const chunk of chunks) stream.write(chunk);
  await new Promise((resolve) => setImmediate(resolve));
  return { ...words, complaints };
}

describe('what a server says first', () => {
  it.each([
    ['at once', ['SSH-2.0-x\r\n']],
    ['after other lines', ['Welcome\r\nSSH-2.0-x\r\n']],
    ['in pieces', ['Welcome\r', '\nS', 'S', 'H-2.0-x\r\n']],
    ['after more than is kept of it', ['x'.repeat(3_000), '\r\n', 'SSH-2.0-x\r\n']],
    ['in the middle of a chunk after a long one', ['x\n'.repeat(2_000), 'y\nSSH-2.0-x\r\n', 'binary']],
  ])('is SSH when it speaks SSH %s', async (_how, chunks) => {
    const words = await hear(...chunks);

    expect(words.spokeSsh()).toBe(true);
    expect(words.complaints).toBe(0);
  });

  it.each([
    ['nothing like it', ['HTTP/1.1 400 Bad Request\r\n']],
    ['it in the middle of a line', ['no SSH-2.0-x\r\n']],
    ['it in the middle of a line in pieces', ['no ', 'SSH-2.0-x\r\n']],
  ])('is not SSH when there is %s', async (_what, chunks) => {
    expect((await hear(...chunks)).spokeSsh()).toBe(false);
  });

  it('is too much when it goes on and on, and that is said once', async () => {
    const words = await hear(...Array.from({ length: 12 }, () => 'x'.repeat(64 * 1024)));

    expect(words.complaints).toBe(1);
    expect(words.text().length).toBeLessThan(300);
  });

  it('was no turning away when it said something', async () => {
    expect((await hear('Go away\r\n')).turnedAway()).toBe(false);
    expect((await hear('Exceeded MaxStartups\r\n')).turnedAway()).toBe(true);
    expect((await hear()).turnedAway()).toBe(true);
  });
});
