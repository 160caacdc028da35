import { existsSync } from 'node:fs';
import pLimit from 'p-limit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MAX_BATCH, toBatchScript } from '../../src/remote-line/batch.ts';
import { toShellCommand } from '../../src/remote-line/quote.ts';
import { allVectors, type GateHost, makeGateHost, SHELLS } from '../support/gate-host.ts';
import { hostileUnits, payloads } from '../support/hostile.ts';

const TAG = '0123456789abcdef0123456789abcdef';
const TAIL = ' </dev/null; m';
const MARK = `\n${TAG} `;

let host: GateHost;
beforeAll(async () => {
  host = await makeGateHost();
});
beforeEach(() => host.forget());
afterAll(() => host.close());

/** The lines of a batch that are all but what tai sends. */
function hostileMembers(): readonly string[] {
  const around = payloads(host.canary).flatMap((text) => [
    text,
    `${text}${TAIL}`,
    `df -Pk ${text}${TAIL}`,
    `df -Pk${TAIL}${text}`,
    `${text}df -Pk${TAIL}`,
    `sudo -n -- ${text}${TAIL}`,
    `sh -s ${text}${TAIL}`,
  ]);
  const units = hostileUnits(host.canary).map((unit) => `systemctl cat --no-pager -- ${unit}${TAIL}`);
  const written = [
    'm',
    'm() { id; }',
    `t=${TAG}`,
    `sh -s${TAIL}`,
    `df -Pk </dev/null`,
    `df -Pk${TAIL} `,
    `'df' -Pk${TAIL}`,
  ];
  return [...around, ...units, ...written].filter((member) => !/[\0\r\n]/.test(member));
}

function inBatches(members: readonly string[]): readonly (readonly string[])[] {
  const size = MAX_BATCH - 1;
  return Array.from({ length: Math.ceil(members.length / size) }, (_, i) => members.slice(i * size, (i + 1) * size));
}

describe.each(SHELLS.map((shell) => ({ name: shell.join(' '), shell })))(
  'a batch at the gate under $name',
  ({ shell }) => {
    it('runs nothing of what the gate does not know, and says so for each line', { timeout: 180_000 }, async () => {
      const batches = inBatches(hostileMembers());
      const limit = pLimit(2);

      const answers = await Promise.all(
        batches.map((members) =>
          limit(() => host.sendBatch(shell, [toBatchScript(TAG, []).trimEnd(), ...members, ''].join('\n'))),
        ),
      );

      for (const [index, members] of batches.entries()) {
        const codes = answers[index]?.stdout.split(MARK).slice(1);
        expect(codes).toEqual(['0\n', ...members.map(() => '126\n')]);
      }
      expect(batches.flat().length).toBeGreaterThanOrEqual(200);
      expect(await host.ran()).toEqual([]);
      expect(existsSync(host.canary)).toBe(false);
    });

    it('runs the catalogue word for word', async () => {
      const argvs = allVectors('postgresql@15-main.service').slice(0, MAX_BATCH - 1);

      const { stdout, stderr } = await host.sendBatch(shell, toBatchScript(TAG, argvs));

      expect(stdout).toBe(`${MARK}0\n`.repeat(argvs.length + 1));
      expect(stderr).toBe(`\n${TAG}\n`.repeat(argvs.length + 1));
      expect(await host.ran()).toEqual(argvs.map((argv) => [...argv]));
    });

    it.each([
      ['nothing', ''],
      ['no tag', `df -Pk${TAIL}\n`],
      ['a short tag', `t=abc\nm\nm\ndf -Pk${TAIL}\n`],
      ['a tag that a shell would read', `t=$(touch canary)123456789abcdef\nm\nm\ndf -Pk${TAIL}\n`],
    ])('refuses a batch with %s', async (_what, input) => {
      const { code, stdout } = await host.sendBatch(shell, input);

      expect([code, stdout]).toEqual([126, '']);
      expect(await host.ran()).toEqual([]);
    });

    it('refuses what comes after the longest batch', async () => {
      const line = toShellCommand(['df', '-Pk']) + TAIL;
      const input = [toBatchScript(TAG, []).trimEnd(), ...Array<string>(MAX_BATCH + 5).fill(line), ''].join('\n');

      const { code } = await host.sendBatch(shell, input);

      expect(code).toBe(126);
      expect(await host.ran()).toHaveLength(MAX_BATCH);
    });
  },
);
