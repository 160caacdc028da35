import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isSameSecret, isSignedWith } from '../../../integrations/jira/signature.ts';

/** The test vector of Atlassian's webhook page. */
const secret = "It's a Secret to Everybody";
const body = Buffer.from('Hello World!');
const signature = 'sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9';

describe('a webhook signature', () => {
  it("is accepted for Atlassian's own example", () => {
    expect(isSignedWith(secret, body, signature)).toBe(true);
  });

  it('is refused when one byte of the body differs', () => {
    expect(isSignedWith(secret, Buffer.from('Hello World?'), signature)).toBe(false);
  });

  it('is made over bytes, also those that are not text', () => {
    const bytes = Buffer.from([0xff, 0x00, 0xc3, 0x28]);
    const made = `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;

    expect(isSignedWith(secret, bytes, made)).toBe(true);
    expect(isSignedWith(secret, Buffer.from(bytes.toString('utf8')), made)).toBe(false);
  });

  it('is refused with a method that is not on the list, even when it is right', () => {
    const weak = `sha1=${createHmac('sha1', secret).update(body).digest('hex')}`;

    expect(isSignedWith(secret, body, weak)).toBe(false);
  });

  it.each([
    ['no header', undefined],
    ['an empty header', ''],
    ['no method', signature.slice('sha256='.length)],
    ['half of it', signature.slice(0, 39)],
    ['more of it', `${signature}00`],
    ['words', 'sha256=none'],
  ])('is refused with %s', (_, header) => {
    expect(isSignedWith(secret, body, header)).toBe(false);
  });

  it('proves nothing when the secret is empty', () => {
    const made = `sha256=${createHmac('sha256', '').update(body).digest('hex')}`;

    expect(isSignedWith('', body, made)).toBe(false);
  });
});

describe('a shared secret', () => {
  it('is the same only when every character is', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true);
    expect(isSameSecret('abc', 'abd')).toBe(false);
    expect(isSameSecret('abc', 'abcd')).toBe(false);
    expect(isSameSecret('abc', undefined)).toBe(false);
    expect(isSameSecret('', '')).toBe(false);
  });
});
