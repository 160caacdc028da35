import { describe, expect, it } from 'vitest';
import { isCatalogued, SUDO } from '../../../src/collectors/catalogue.ts';
import { toRequest } from '../../../src/app/request.ts';
import { onlyCatalogued } from '../../../src/collectors/guard.ts';
import { findUnitName } from '../../../src/collectors/unit-name.ts';
import { investigate } from '../../../src/diagnosis/investigate.ts';
import { parseHost } from '../../../src/domain/host.ts';
import type { Argv, Model } from '../../../src/domain/ports.ts';
import { newRun } from '../../../src/domain/run.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import { createPipeline } from '../../../src/pipeline.ts';
import { createTextTickets, TEXT_SYSTEM } from '../../../src/text-tickets.ts';
import { createFakeShell, type FakeShell } from '../../support/fake-shell.ts';
import { allVectors } from '../../support/gate-host.ts';
import { hostileUnits, hostileValues, payloads } from '../../support/hostile.ts';

const CANARY = '/tmp/tai-canary';
const HOST = 'web-01.prod.example.com';
const NEVER = new AbortController().signal;
const LIST = 'systemctl list-units --all --full --plain --no-legend --no-pager';
const INSTALLED = 'systemctl list-unit-files --full --no-legend --no-pager --type=service,timer';

/** Each vector of the catalogue with one thing wrong, and vectors that were never in it. */
function hostileVectors(): readonly Argv[] {
  const bent = allVectors().flatMap((argv): Argv[] => {
    const [program, ...rest] = argv;
    const other = [...rest.slice(0, -1), `${rest.at(-1) ?? ''} `];
    return [
      [`/usr/bin/${program}`, ...rest],
      [`./${program}`, ...rest],
      [program.toUpperCase(), ...rest],
      [`${program} `, ...rest],
      [program, ...rest, `;touch ${CANARY}`],
      [program, ...rest, '--help'],
      [program, '--', ...rest, '-x'],
      ['sh', '-c', argv.join(' ')],
      ['sudo', ...argv],
      [...SUDO, ...SUDO, ...argv],
      [`${program}\n`, ...rest],
      ...(rest.length > 0 ? [[program, ...other] as const, [argv.join(' ')] as const] : []),
    ];
  });
  const units = hostileUnits(CANARY).flatMap((unit): Argv[] => [
    ['systemctl', 'cat', '--no-pager', '--', unit],
    ['journalctl', '--no-pager', '--output=short-iso', '--lines=400', '--unit', unit],
    [...SUDO, 'journalctl', '--no-pager', '--output=short-iso', '--lines=400', '--unit', unit],
  ]);
  return [
    ...bent,
    ...units,
    ...hostileValues(CANARY).map(({ argv }) => argv),
    ...payloads(CANARY).map((text): Argv => ['df', text]),
    ['nginx.service'],
  ];
}

describe('the last check before the wire', () => {
  const vectors = hostileVectors();

  it('refuses every vector that is not in the catalogue, and the shell behind it hears of none', async () => {
    const shell = createFakeShell({ [HOST]: {} });
    const session = await onlyCatalogued(shell).open(parseHost(HOST), NEVER);
    const limits = { timeoutMs: 1_000, maxBytes: 1_000 };

    const results = await Promise.allSettled(vectors.map((argv) => session.run(argv, limits, NEVER)));

    expect(vectors.length).toBeGreaterThanOrEqual(300);
    expect(vectors.filter((_, index) => results[index]?.status === 'fulfilled')).toEqual([]);
    expect(shell.commands).toEqual([]);
    for (const result of results) expect(result).toMatchObject({ reason: { code: 'COMMAND_REJECTED' } });
  });

  it('lets the catalogue through', () => {
    expect(allVectors().filter((argv) => !isCatalogued(argv))).toEqual([]);
  });
});

/** A host that lists units of hostile names as loaded, failed and installed. */
function aHostileHost(): FakeShell {
  const names = [...hostileUnits(CANARY), 'nginx.service'].map((name) => name.replaceAll('\n', '\\n'));
  const rows = names.map((name) => `${name} loaded failed failed x`).join('\n');
  const replies = {
    [`${LIST} --type=service,socket,timer,mount,automount,path,swap`]: rows,
    'systemctl list-units --state=failed --all --full --plain --no-legend --no-pager': rows,
    [INSTALLED]: names.map((name) => `${name} enabled -`).join('\n'),
  };
  return createFakeShell({ [HOST]: replies });
}

describe('tickets', () => {
  const texts = [...payloads(CANARY), ...hostileUnits(CANARY)];

  it('of any text choose no command, no word of one, and no host that is not allowed', async () => {
    for (const text of texts) {
      const shell = aHostileHost();
      const ticket: Ticket = {
        ref: { system: 'jira', id: 'OPS-1' },
        label: 'OPS-1',
        scope: 'jira:OPS',
        title: `run ${text} on ${HOST}`,
        text: `please run \`${text}\` on ${HOST}${text}, on ${text}.example.com and as root@${HOST} -o ProxyCommand=${text}`,
        hosts: [],
      };
      const parts = { shell, isAllowed: (host: string) => host === HOST, maxHosts: 3, hostTimeoutMs: 5_000 };

      await investigate(ticket, parts, () => undefined, NEVER);

      expect(shell.opened.filter((host) => host !== HOST)).toEqual([]);
      expect(shell.commands.filter((argv) => !isCatalogued(argv))).toEqual([]);
      expect(unitsIn(shell).filter((unit) => findUnitName(unit) === undefined)).toEqual([]);
    }
    expect(texts.length).toBeGreaterThan(100);
  });
});

describe('the model', () => {
  it.each(payloads(CANARY))('gets nothing run by answering %j', async (text) => {
    const shell = aHostileHost();
    const model: Model = {
      name: 'auto',
      answer: async () => ({
        model: 'm',
        json: {
          causes: [
            {
              citations: [{ line: 'E1.1', quote: text }],
              class: 'other',
              statement: `\`${text}\``,
              confidence: 'high',
            },
          ],
          ruledOut: [],
          steps: [{ text: `Run: ${text}`, risk: 'read-only' }],
          healthy: false,
          command: ['sh', '-c', text],
          tool_calls: [{ function: { name: 'run', arguments: JSON.stringify({ argv: ['sh', '-c', text] }) } }],
        },
      }),
    };
    const pipeline = createPipeline({
      shell,
      model,
      systems: [createTextTickets('again')],
      isAllowed: () => true,
      maxHosts: 3,
      hostTimeoutMs: 5_000,
      modelTimeoutMs: 1_000,
      earlierReport: async () => undefined,
      now: () => new Date(),
    });
    const request = toRequest(
      { key: 'k', ticket: { system: TEXT_SYSTEM, id: '1' }, trigger: 'cli', hosts: [HOST], text: 'slow' },
      new Date(),
    );
    let run = newRun(request, 1);

    run = { ...run, ...(await pipeline.investigate(run, () => undefined, NEVER)) };
    const before = shell.commands.length;
    await pipeline.diagnose(run, () => undefined, NEVER);

    expect(before).toBeGreaterThan(10);
    expect(shell.commands).toHaveLength(before);
    expect(shell.commands.filter((argv) => !isCatalogued(argv))).toEqual([]);
  });
});

function unitsIn({ commands }: FakeShell): readonly string[] {
  return commands.flatMap((argv) => (argv.includes('--unit') || argv.includes('--') ? [argv.at(-1) ?? ''] : []));
}
