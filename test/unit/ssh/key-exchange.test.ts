import { describe, expect, it } from 'vitest';
import { algorithmsFor } from '../../../integrations/ssh/algorithms.ts';

const SLOW = 'diffie-hellman-group-exchange-sha256';

/** Group exchange costs ssh2 1.6 s of processor time for each login. */
describe('group-exchange Diffie-Hellman', () => {
  it('is not offered by itself', () => {
    const { kex } = algorithmsFor({});

    expect(kex).toContain('curve25519-sha256');
    expect(kex.filter((name) => name.includes('group-exchange'))).toEqual([]);
  });

  it.each([
    ['added', `+${SLOW}`],
    ['moved to the front', `^${SLOW}`],
    ['named first', `${SLOW},curve25519-sha256`],
    ['meant by a pattern', 'diffie-hellman-*,curve25519-sha256'],
  ])('comes after every other exchange when the configuration has it %s', (_, text) => {
    const { kex } = asked(text);

    const [first, ...more] = kex.map((name) => name.includes('group-exchange'));
    expect(first).toBe(false);
    expect(more).toContain(true);
    expect(more.lastIndexOf(false)).toBeLessThan(more.indexOf(true));
  });

  it('is offered where the configuration allows nothing else', () => {
    expect(asked(SLOW).kex).toEqual([SLOW]);
  });
});

function asked(text: string) {
  const place = { file: '/home/me/.ssh/config', line: 1 };
  return algorithmsFor({ kexAlgorithms: { text, written: 'KexAlgorithms', place } });
}
