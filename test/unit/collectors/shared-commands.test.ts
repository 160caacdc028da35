import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../src/collectors/catalogue.ts';
import type { Command } from '../../../src/collectors/command.ts';
import { withSharedCommands } from '../../../src/collectors/shared-commands.ts';
import { TaiError } from '../../../src/domain/errors.ts';
import type { Argv, HostSession, Limits } from '../../../src/domain/ports.ts';

const LIMITS: Limits = { timeoutMs: 1_000, maxBytes: 60 };
const NEVER = new AbortController().signal;
const LOST = new TaiError('HOST_LOST', 'the connection broke');

/** Says with every answer how many commands were run before; `failures` of the first ones break. */
function counting(failures = 0): HostSession & { readonly ran: Argv[] } {
  const ran: Argv[] = [];
  return {
    ran,
    run: async (argv, _limits, signal) => {
      ran.push(argv);
      const stdout = String(ran.length);
      await new Promise(setImmediate);
      signal.throwIfAborted();
      if (ran.length <= failures) throw LOST;
      return { stdout, stderr: '', exitCode: 0, truncated: false, durationMs: 1 };
    },
    close: async () => undefined,
  };
}

describe('a session that shares commands', () => {
  it('runs a command line once for those who ask side by side and for those who ask later', async () => {
    const inner = counting();
    const session = withSharedCommands(inner);

    const both = await Promise.all([
      session.run(['vmstat', '1', '2'], LIMITS, NEVER),
      session.run(['vmstat', '1', '2'], { ...LIMITS }, NEVER),
    ]);
    const later = await session.run(['vmstat', '1', '2'], LIMITS, NEVER);

    expect([...both, later].map(({ stdout }) => stdout)).toEqual(['1', '1', '1']);
    expect(inner.ran).toEqual([['vmstat', '1', '2']]);
  });

  it('tells words apart, however they would read in one line', async () => {
    const inner = counting();
    const session = withSharedCommands(inner);

    await session.run(['cat', '/a b'], LIMITS, NEVER);
    await session.run(['cat', '/a', 'b'], LIMITS, NEVER);

    expect(inner.ran).toHaveLength(2);
  });

  it.each([{ timeoutMs: 2_000 }, { maxBytes: 61 }])(
    'runs it again for one who asks with other limits: %j',
    async (other) => {
      const inner = counting();
      const session = withSharedCommands(inner);

      await session.run(['dmesg'], LIMITS, NEVER);
      await session.run(['dmesg'], { ...LIMITS, ...other }, NEVER);

      expect(inner.ran).toHaveLength(2);
    },
  );

  it('fails for all who wait for it, and is tried again by the next', async () => {
    const inner = counting(1);
    const session = withSharedCommands(inner);

    const waiting = await Promise.allSettled([
      session.run(['dmesg'], LIMITS, NEVER),
      session.run(['dmesg'], LIMITS, NEVER),
    ]);
    const next = await session.run(['dmesg'], LIMITS, NEVER);

    expect(waiting).toEqual([
      { status: 'rejected', reason: LOST },
      { status: 'rejected', reason: LOST },
    ]);
    expect(next.stdout).toBe('2');
  });

  it('is not ended for one by the abort of another', async () => {
    const inner = counting();
    const session = withSharedCommands(inner);
    const abort = new AbortController();

    const first = session.run(['dmesg'], LIMITS, abort.signal);
    const second = session.run(['dmesg'], LIMITS, NEVER);
    abort.abort(LOST);

    await expect(first).rejects.toBe(LOST);
    await expect(second).resolves.toMatchObject({ stdout: '2' });
    await expect(session.run(['dmesg'], LIMITS, NEVER)).resolves.toMatchObject({ stdout: '2' });
  });
});

describe('a command that several collectors have', () => {
  it('has the same limits in each, so that a host is asked once', () => {
    const limitsOf = new Map<string, Set<string>>();
    for (const { command, limits } of catalogue) {
      const line = spell(command);
      limitsOf.set(line, (limitsOf.get(line) ?? new Set()).add(JSON.stringify(limits)));
    }

    expect(limitsOf.size).toBeLessThan(catalogue.length);
    expect([...limitsOf].filter(([, limits]) => limits.size > 1)).toEqual([]);
  });
});

function spell(command: Command): string {
  return command.map((word) => (typeof word === 'string' ? word : `<${word.name}>`)).join(' ');
}
