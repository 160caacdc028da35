import { expect, it } from 'vitest';
import { load } from '../../../src/collectors/load.ts';
import { memory } from '../../../src/collectors/memory.ts';
import { chooseFurther } from '../../../src/diagnosis/further-looks.ts';
import { lookFurther } from '../../../src/diagnosis/look-further.ts';
import type { RunEvent } from '../../../src/domain/run.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import { createFakeShell } from '../../support/fake-shell.ts';
import { anInvestigation, aPiece, WEB } from './builders.ts';

const INVESTIGATION = anInvestigation({
  evidence: [aPiece({ id: 'E41', collector: 'journal', lines: ['login with [redacted password #1]'] })],
});
const LOOKS = chooseFurther(
  [memory, load].map(({ name }) => ({ look: name, host: WEB, target: '' })),
  INVESTIGATION,
);
const never = (): AbortSignal => new AbortController().signal;
const MEMINFO = { 'cat /proc/meminfo': 'MemTotal: 100 kB\nMemAvailable: 50 kB\npassword=hunter2secret99\n' };

it('logs in once, numbers its evidence on, tells of it and keeps secrets apart from those before', async () => {
  const shell = createFakeShell({ [WEB]: MEMINFO });
  const events: RunEvent[] = [];
  const parts = { shell, isAllowed: () => true, hostTimeoutMs: 5_000 };

  const evidence = await lookFurther(LOOKS, INVESTIGATION, parts, (event) => void events.push(event), never());

  expect(shell.opened).toEqual([WEB]);
  expect(shell.closed).toEqual([WEB]);
  expect(evidence.map(({ id, collector }) => `${id} ${collector}`)).toEqual(['E42 memory', 'E43 load']);
  expect(events.map((event) => event.kind)).toEqual(['evidence', 'evidence']);
  expect(JSON.stringify(evidence)).toContain('[redacted password #2]');
  expect(JSON.stringify(evidence)).not.toContain('hunter2secret99');
});

it('logs in to no host that is not allowed any more', async () => {
  const shell = createFakeShell({ [WEB]: MEMINFO });
  const parts = { shell, isAllowed: () => false, hostTimeoutMs: 5_000 };

  expect(await lookFurther(LOOKS, INVESTIGATION, parts, () => undefined, never())).toEqual([]);
  expect(shell.opened).toEqual([]);
});

it('takes a login that fails for evidence', async () => {
  const shell = createFakeShell({ [WEB]: new TaiError('HOST_LOST', 'gone') });
  const parts = { shell, isAllowed: () => true, hostTimeoutMs: 5_000 };

  expect(await lookFurther(LOOKS, INVESTIGATION, parts, () => undefined, never())).toMatchObject([
    { id: 'E42', status: 'failed', code: 'HOST_LOST' },
  ]);
});
