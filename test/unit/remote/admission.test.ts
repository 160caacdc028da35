import { describe, expect, it } from 'vitest';
import { Admission } from '../../../integrations/remote/admission.ts';
import { createRefusals } from '../../../integrations/remote/refusals.ts';
import { TaiError } from '../../../src/domain/errors.ts';

const signal = new AbortController().signal;
const refuse = async (): Promise<never> =>
  await Promise.reject(new TaiError('HOST_AUTH_REFUSED', 'web-01 refused the key'));

describe('Admission', () => {
  it('does not ask again for as long as a refusal is remembered', async () => {
    let now = 0;
    let logins = 0;
    const admission = new Admission(createRefusals(600_000, () => new Date(now)));
    const login = async (): Promise<never> => {
      logins += 1;
      return await refuse();
    };
    const enter = (): Promise<unknown> =>
      admission.enter('tai@web-01:22', login, signal).catch((error: unknown) => error);

    await enter();
    now = 599_999;
    const second = await enter();
    now = 600_000;
    await enter();

    expect(second).toMatchObject({
      code: 'HOST_AUTH_REFUSED',
      message: expect.stringContaining('not asked again before 1970-01-01 00:10 UTC'),
    });
    expect(logins).toBe(2);
  });

  it('makes the first login alone, so a refusal is one try', async () => {
    let logins = 0;
    const admission = new Admission(createRefusals());
    const login = async (): Promise<never> => {
      logins += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return await refuse();
    };

    const results = await Promise.allSettled(Array.from({ length: 5 }, () => admission.enter('a', login, signal)));

    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'));
    expect(logins).toBe(1);
  });

  it('lets logins of a known account go side by side, and other accounts always', async () => {
    const admission = new Admission(createRefusals());
    await admission.enter('a', async () => 'first', signal);
    let inside = 0;
    let most = 0;
    const login = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };

    await Promise.all([
      admission.enter('a', login, signal),
      admission.enter('a', login, signal),
      admission.enter('b', login, signal),
    ]);

    expect(most).toBe(3);
  });

  it('tries again after any other failure', async () => {
    const admission = new Admission(createRefusals());
    const lost = admission.enter('a', async () => await Promise.reject(new TaiError('HOST_LOST', 'gone')), signal);
    await expect(lost).rejects.toMatchObject({ code: 'HOST_LOST' });

    const result = await admission.enter('a', async () => 'in', signal);

    expect(result).toBe('in');
  });

  it('waits for a first login no longer than the signal allows', async () => {
    const admission = new Admission(createRefusals());
    const abort = new AbortController();
    void admission.enter('a', () => new Promise(() => undefined), signal);

    const waiting = admission.enter('a', async () => 'in', abort.signal);
    abort.abort(new Error('no longer wanted'));

    await expect(waiting).rejects.toThrow('no longer wanted');
  });
  it('asks again once the refusal is lifted', async () => {
    const refusals = createRefusals();
    const admission = new Admission(refusals);
    await admission.enter('a', refuse, signal).catch(() => undefined);
    await refusals.forget('a');

    const result = await admission.enter('a', async () => 'in', signal);

    expect(result).toBe('in');
  });

  it('says how to have it asked sooner', async () => {
    const admission = new Admission(createRefusals());
    await admission.enter('a', refuse, signal).catch(() => undefined);

    const again = admission.enter('a', async () => 'in', signal);

    await expect(again).rejects.toThrow(/^web-01 refused the key; .* To lift that: start tai again$/);
  });

  it('lets those who waited for a login that went well go side by side', async () => {
    const admission = new Admission(createRefusals());
    let inside = 0;
    let most = 0;
    const login = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };

    await Promise.all(Array.from({ length: 4 }, () => admission.enter('a', login, signal)));

    expect(most).toBe(3);
  });
});
