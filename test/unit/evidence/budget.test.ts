import { describe, expect, it } from 'vitest';
import type { Collected, Evidence } from '../../../src/domain/evidence.ts';
import { parseHost } from '../../../src/domain/host.ts';
import { shareBudget } from '../../../src/evidence/budget.ts';
import { toLines } from '../../../src/evidence/number.ts';
import { sizeOf } from '../../../src/evidence/shrink.ts';

const source = { host: parseHost('web-1'), collector: 'x', about: 'x', command: 'x', trust: 'system' } as const;

function collected(id: string, lineCount: number): Collected {
  const text = Array.from({ length: lineCount }, (_, at) => `line number ${at} of ${id}`).join('\n');
  return {
    ...source,
    id,
    status: 'collected',
    facts: null,
    lines: toLines(text),
    totalLines: lineCount,
    truncated: false,
    durationMs: 1,
  };
}

function sizes(evidence: readonly Evidence[]): readonly number[] {
  return evidence.map((piece) => (piece.status === 'collected' ? sizeOf(piece.lines) : 0));
}

describe('shareBudget', () => {
  it('leaves small pieces whole and lets the big ones share the rest', () => {
    const evidence = [collected('E1', 500), collected('E2', 3), collected('E3', 500)];

    const shared = shareBudget(evidence, 2_000, new Set(), new Set());

    const [first = 0, small = 0, third = 0] = sizes(shared);
    expect(shared[1]).toEqual(evidence[1]);
    expect(first + small + third).toBeLessThanOrEqual(2_000);
    expect(Math.min(first, third)).toBeGreaterThan(900);
  });

  it('keeps failures and skips', () => {
    const failed = {
      ...source,
      id: 'E1',
      status: 'failed',
      code: 'HOST_LOST',
      detail: 'gone',
      hides: 'disks',
    } as const;
    const skipped = { ...source, id: 'E2', status: 'skipped', reason: 'needs root', hides: 'SMART' } as const;

    expect(shareBudget([failed, skipped], 0, new Set(), new Set())).toEqual([failed, skipped]);
  });

  it('pays for cited lines first', () => {
    const evidence = [collected('E1', 900), collected('E2', 900)];

    const shared = shareBudget(evidence, 120, new Set(['E2.450', 'E2.7']), new Set());

    const numbers = shared.map((piece) =>
      piece.status === 'collected' ? piece.lines.map(({ number }) => number) : [],
    );
    expect(numbers[1]).toEqual(expect.arrayContaining([7, 450]));
    expect(sizes(shared).reduce((sum, size) => sum + size)).toBeLessThanOrEqual(120);
  });
});
