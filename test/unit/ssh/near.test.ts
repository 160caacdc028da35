import { describe, expect, it } from 'vitest';
import { dial } from '../../../integrations/ssh/dial.ts';
import { isNear } from '../../../integrations/ssh/near.ts';
import { resolveTarget } from '../../../integrations/ssh/resolve-target.ts';

const signal = new AbortController().signal;

describe('addresses that a name must not lead to', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '169.254.169.254',
    '::1',
    '::',
    'fe80::1',
    '::ffff:127.0.0.1',
    '100.100.100.200',
    'fd00:ec2::254',
  ])('counts %s among them', (address) => {
    expect(isNear(address)).toBe(true);
  });

  it.each(['10.0.0.1', '192.168.1.1', '203.0.113.9', '2001:db8::1', '::ffff:10.0.0.1', 'fd00::1'])(
    'does not count %s',
    (address) => {
      expect(isNear(address)).toBe(false);
    },
  );

  it('refuses a name that resolves to this machine before it connects', async () => {
    const target = await resolveTarget({ hosts: { web: { address: 'localhost' } } }, 'web');

    const dialling = dial({ ...target, isFixed: false, port: 9 }, signal);

    await expect(dialling).rejects.toMatchObject({
      code: 'HOST_NOT_ALLOWED',
      message: expect.stringContaining('resolves to'),
    });
    await expect(dial({ ...target, port: 9 }, signal)).rejects.toMatchObject({ code: 'HOST_REFUSED' });
  });
});
