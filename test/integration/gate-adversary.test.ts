import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { assert, constantFrom, nat, property, string, tuple } from 'fast-check';
import pLimit from 'p-limit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogue, isCatalogued, SUDO } from '../../src/collectors/catalogue.ts';
import type { Argv } from '../../src/domain/ports.ts';
import { LINE_HEAD, LINE_TAIL, toRemoteCommand } from '../../src/remote-line/line.ts';
import { ALL_TOOLS, PROBE, type Tools } from '../../src/remote-line/tools.ts';
import { allVectors, type GateHost, makeGateHost, SHELLS } from '../support/gate-host.ts';
import { hostileUnits, hostileValues, payloads, replaced } from '../support/hostile.ts';

const TOOLS: readonly Tools[] = (['with kill', 'plain', 'with -t', 'none'] as const).flatMap((timeout) =>
  [true, false].map((nice) => ({ timeout, nice, ionice: nice })),
);
const ENV = ['env', 'LC_ALL=C', 'TZ=UTC', 'SYSTEMD_COLORS=0', 'SYSTEMD_PAGER=cat', 'PAGER=cat'];
const WRAPPED = `${LINE_HEAD}nice -n 19 timeout -k 2 10 `;
const SHOW = 'systemctl cat --no-pager -- ';
/** A word that needs no quotes, like a parameter. */
const HOLE = 'HOLE';

let host: GateHost;
beforeAll(async () => {
  host = await makeGateHost();
});
beforeEach(() => host.forget());
afterAll(() => host.close());

/** Lines that are all but what tai sends. */
function hostileLines(): readonly string[] {
  const around = payloads(host.canary).flatMap((text) => [
    text,
    `${WRAPPED}${text}${LINE_TAIL}`,
    `${WRAPPED}df -Pk ${text}${LINE_TAIL}`,
    `${WRAPPED}df -Pk${LINE_TAIL}${text}`,
    `${text}${WRAPPED}df -Pk${LINE_TAIL}`,
    `${LINE_HEAD}${text} df -Pk${LINE_TAIL}`,
    `${LINE_HEAD}nice -n 19 timeout -k 2 ${text} df -Pk${LINE_TAIL}`,
    `${LINE_HEAD}nice -n 19 timeout ${text} 10 df -Pk${LINE_TAIL}`,
    `${WRAPPED}sudo -n -- ${text}${LINE_TAIL}`,
    `${PROBE} ${text}`,
    `sh -c '${text}'`,
  ]);
  const units = hostileUnits(host.canary).map((unit) => `${WRAPPED}${SHOW}${unit}${LINE_TAIL}`);
  const values = hostileValues(host.canary).flatMap(({ argv, place }) => {
    const raw = toRemoteCommand(replaced(argv, place, HOLE), 10, ALL_TOOLS).replace(HOLE, () => argv[place] ?? '');
    const quoted = /[\0\r\n]/.test(argv[place] ?? '') ? [] : [toRemoteCommand(argv, 10, ALL_TOOLS)];
    return raw.includes('\0') ? quoted : [raw, ...quoted];
  });
  return [...new Set([...around, ...units, ...values, ...WRITTEN])];
}

const WRITTEN: readonly string[] = [
  'id',
  'scp -t /tmp',
  '/usr/lib/openssh/sftp-server',
  'internal-sftp',
  'exec env LC_ALL=C df -Pk </dev/null',
  `${LINE_HEAD.trimEnd()}${LINE_TAIL}`,
  `${LINE_HEAD}${LINE_TAIL}`,
  `${LINE_HEAD}BASH_ENV=/tmp/x df -Pk${LINE_TAIL}`,
  `${LINE_HEAD}nice -n -20 df -Pk${LINE_TAIL}`,
  `${LINE_HEAD}nice -n 19 nice -n 19 df -Pk${LINE_TAIL}`,
  `${LINE_HEAD}timeout 10 timeout 10 df -Pk${LINE_TAIL}`,
  `${LINE_HEAD}timeout 10 nice -n 19 df -Pk${LINE_TAIL}`,
  ...['0', '9', '11', '010', '99999', '10s', '-1', '1 0', '', '10 10'].map(
    (seconds) => `${LINE_HEAD}nice -n 19 timeout -k 2 ${seconds} df -Pk${LINE_TAIL}`,
  ),
  `${WRAPPED}sudo df -Pk${LINE_TAIL}`,
  `${WRAPPED}sudo -n -- df -Pk${LINE_TAIL}`,
  `${WRAPPED}sudo -n -- sudo -n -- dmesg${LINE_TAIL}`,
  `${WRAPPED}sudo -n dmesg${LINE_TAIL}`,
  `${WRAPPED}dmesg -C${LINE_TAIL}`,
  `${WRAPPED}dmesg ${LINE_TAIL}`,
  `${WRAPPED} dmesg${LINE_TAIL}`,
  `${WRAPPED}'dmesg'${LINE_TAIL}`,
  `${WRAPPED}cat /etc/shadow${LINE_TAIL}`,
  `${WRAPPED}cat /etc/os-release /etc/shadow${LINE_TAIL}`,
  `${WRAPPED}cat /etc/../etc/shadow${LINE_TAIL}`,
  `${WRAPPED}systemctl stop nginx.service${LINE_TAIL}`,
  `${WRAPPED}systemctl cat --no-pager nginx.service${LINE_TAIL}`,
  `${WRAPPED}df -Pk${LINE_TAIL} `,
  `${WRAPPED}df -Pk </dev/zero`,
];

describe.each(SHELLS.map((shell) => ({ name: shell.join(' '), shell })))('the gate under $name', ({ shell }) => {
  it('runs nothing of what it does not know', { timeout: 180_000 }, async () => {
    const lines = hostileLines();
    const limit = pLimit(4);

    const answers = await Promise.all(lines.map((line) => limit(() => host.send(shell, line))));

    expect(lines.length).toBeGreaterThanOrEqual(300);
    const through = lines.filter((_, index) => answers[index]?.code !== 126);
    expect(through).toEqual([]);
    for (const { stderr, stdout } of answers) {
      expect(stderr).toMatch(/^tai-gate: refused: [a-z ,]+\n$/);
      expect(stdout).toBe('');
    }
    expect(await host.ran()).toEqual([]);
    expect(existsSync(host.canary)).toBe(false);
  });

  it('runs the catalogue word for word, in each form that tai sends', { timeout: 180_000 }, async () => {
    const expected: string[][] = [];
    for (const [index, argv] of allVectors('postgresql@15-main.service').entries()) {
      for (const tools of index === 0 ? TOOLS : [{ timeout: 'with kill', nice: true, ionice: false } as const]) {
        const { code } = await host.send(shell, toRemoteCommand(argv, 10, tools));
        expect(code).toBe(0);
        expected.push([...ENV, ...wrapper(tools), ...argv]);
      }
    }

    expect(await host.ran()).toEqual(expected);
  });

  it('answers the question for tools, and that alone', async () => {
    await host.send(shell, PROBE);

    expect(await host.ran()).toEqual([['sh', '-c', expect.stringContaining('timeout -k 1 5 true')]]);
  });
});

it('lets a line through exactly when it is made of the catalogue, however it was changed', { timeout: 120_000 }, () => {
  const vectors = allVectors('nginx.service');
  const change = tuple(constantFrom(...vectors), constantFrom(...TOOLS), nat(), nat(3), string({ maxLength: 2 }));

  assert(
    property(change, ([argv, tools, at, cut, put]) => {
      const line = toRemoteCommand(argv, 10, tools);
      const place = at % line.length;
      const changed = (line.slice(0, place) + put + line.slice(place + cut)).replaceAll('\0', '');

      const passed = passes(changed);

      expect(passed).toBe(isOurs(changed));
    }),
    { numRuns: 300 },
  );
});

function passes(line: string): boolean {
  try {
    execFileSync('/bin/sh', [host.script], { env: { SSH_ORIGINAL_COMMAND: line }, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Values of the right grammar put where parameters stand make the very line. */
function isOurs(line: string): boolean {
  const own = FORMS.some(({ form, argvOf, tools }) => {
    const values = form.exec(line)?.slice(1);
    const argv = values && argvOf(values);
    return argv !== undefined && isCatalogued(argv) && toRemoteCommand(argv, 10, tools) === line;
  });
  return own || line === PROBE;
}

/** Every vector in every form that tai sends, with a hole where each parameter stands. */
const FORMS = catalogue.flatMap(({ command, root }) =>
  (root === undefined ? [command] : [command, [...SUDO, ...command] as const]).flatMap((words) =>
    TOOLS.map((tools) => {
      const holes = words.map((word) => (typeof word === 'string' ? word : HOLE));
      const [program = '', ...rest] = holes;
      const text = toRemoteCommand([program, ...rest], 10, tools).replaceAll(/[.[\]{}()*+?^$|\\]/g, '\\$&');
      const argvOf = (values: readonly string[]): Argv => {
        const left = [...values];
        return [program, ...rest.map((word) => (word === HOLE ? (left.shift() ?? '') : word))];
      };
      return { form: new RegExp(`^${text.replaceAll(HOLE, '(\\S+)')}$`), argvOf, tools };
    }),
  ),
);

function wrapper({ timeout, nice, ionice }: Tools): readonly string[] {
  const limits = {
    'with kill': ['timeout', '-k', '2', '10'],
    plain: ['timeout', '10'],
    'with -t': ['timeout', '-t', '10'],
    none: [],
  };
  return [...(nice ? ['nice', '-n', '19'] : []), ...(ionice ? ['ionice', '-c', '3'] : []), ...limits[timeout]];
}
