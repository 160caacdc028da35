import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isCatalogued } from '../../src/collectors/catalogue.ts';
import type { AnyCollector } from '../../src/collectors/collector.ts';
import { type Command, fill, UNIT } from '../../src/collectors/command.ts';
import { hostCollectors, unitCollectors } from '../../src/collectors/index.ts';
import type { Samples } from '../../src/collectors/sample.ts';
import { UnitName } from '../../src/collectors/unit-name.ts';
import { toLines } from '../../src/evidence/number.ts';
import { see } from '../unit/findings/see.ts';

const FOLDER = new URL('../../src/collectors/', import.meta.url);
const NGINX = UnitName.parse('nginx.service');
const collectors: readonly AnyCollector[] = [...hostCollectors, ...unitCollectors];
const files = await readdir(FOLDER);

/** Its type is checked where it is written. */
const SampleFile = z.object({ samples: z.custom<Samples<AnyCollector>>() });

/** What each program may be given at all, whoever writes the next collector: anything else needs a look at its manual first. */
const READ_ONLY: Readonly<Record<string, RegExp>> = {
  ausearch: /^ --input-logs --message AVC,USER_AVC --start today$/,
  cat: /^( \/(?:proc|etc|sys|usr\/lib)\/[\w./-]+)+$/,
  date: /^ -u \+[\w%:-]+$/,
  df: /^( --portability| --print-type| --local| --inodes| --block-size=1024| -P[TikP]*)+$/,
  dmesg: /^( --time-format=iso| --nopager)*$/,
  faillock: /^$/,
  find: /^ \/etc -xdev -type f -mtime -7( -printf %T\+ -print)?$/,
  head: /^ -n \d+( \/(?:proc|sys)\/[\w./-]+)+$/,
  journalctl:
    /^ --list-boots --no-pager$|^( --dmesg)? --no-pager --output=short-iso(-precise)?( --priority=err)?( --since=-\d+[dh])? --lines=\d+( --unit UNIT|( _[A-Z_]+=[\w-]+| \+)+)?$/,
  last: /^ -x -F -n \d+ reboot$/,
  lastb: /^ --ip -n \d+$/,
  netstat: /^ -ltnp?$/,
  openssl: /^ s_client -connect 127\.0\.0\.1:443$/,
  rpm: /^ -qa --last$/,
  ss: /^ -ltnp$/,
  sshd: /^ -T$/,
  systemctl:
    /^ (list-units|list-unit-files|show|cat)( --(all|full|plain|no-legend|no-pager|state=failed|type=[a-z,]+|property=[A-Za-z,]+))+( -- UNIT)?$/,
  tail: /^ -n \d+ \/var\/log(\/[\w.-]+)+$/,
  uname: /^ -srm$/,
};

function spell(command: Command): string {
  return command.map((word) => (word === UNIT ? 'UNIT' : word)).join(' ');
}

describe('the list of collectors', () => {
  it('holds every collector on disk, each under its own name', async () => {
    const sources = files.filter((file) => /(?<!\.samples)\.ts$/.test(file) && file !== 'collector.ts');
    const texts = await Promise.all(sources.map((file) => readFile(new URL(file, FOLDER), 'utf8')));
    const onDisk = sources.filter((_, index) => /= define(?:Unit)?Collector\(\{/.test(texts[index] ?? ''));

    const listed = collectors.map(({ name }) => `${name}.ts`);

    expect(onDisk.length).toBeGreaterThan(0);
    expect(listed.toSorted()).toEqual(onDisk.toSorted());
  });

  it('gives each collector samples', () => {
    const samples = files.filter((file) => file.endsWith('.samples.ts')).map((file) => file.replace('.samples.ts', ''));

    expect(samples.toSorted()).toEqual(collectors.map(({ name }) => name).toSorted());
  });
});

describe.each(collectors.map((collector) => ({ name: collector.name, collector })))(
  '$name',
  async ({ name, collector }) => {
    const { samples } = SampleFile.parse(await import(new URL(`${name}.samples.ts`, FOLDER).href));
    const { good, broken } = samples;

    it.each(collector.commands.map((command) => ({ spelt: spell(command), command })))(
      'only reads: $spelt',
      ({ command }) => {
        const [program] = command;

        const words = spell(command).slice(program.length);

        expect(READ_ONLY[program]).toBeDefined();
        expect(words).toMatch(READ_ONLY[program] ?? /^$/);
        expect(isCatalogued(fill(command, NGINX))).toBe(true);
      },
    );

    it.each(good)('reads what was $origin', ({ output, facts }) => {
      const lines = toLines(output);

      const reading = collector.kind === 'host' ? collector.read(lines) : collector.read(lines, NGINX);

      expect(reading.facts).toEqual(facts);
      expect(collector.facts.parse(JSON.parse(JSON.stringify(reading.facts)))).toEqual(facts);
      const numbers = new Set(lines.map(({ number }) => number));
      expect([...reading.keep].filter((line) => !numbers.has(line))).toEqual([]);
    });

    it.each(broken)('survives $why', async ({ output }) => {
      const [evidence] = await see([{ collector: name, unit: NGINX, output }]);

      expect(evidence?.status === 'failed' ? evidence.code : evidence?.status).toMatch(
        /^(?:OUTPUT_UNREADABLE|collected)$/,
      );
    });

    it('says in words what it looks at and what is missed without it', () => {
      expect(collector.about).toMatch(/^[A-Z].{10,}[^.]$/);
      expect(collector.hides).toMatch(/^[a-z].{5,}[^.]$/);
      expect(collector.limits).toEqual({ timeoutMs: 10_000, maxBytes: expect.any(Number) });
    });
  },
);
