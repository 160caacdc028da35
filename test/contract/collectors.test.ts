import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isCatalogued } from '../../src/collectors/catalogue.ts';
import type { AnyCollector, PathCollector } from '../../src/collectors/collector.ts';
import { type Command, fill } from '../../src/collectors/command.ts';
import {
  doctorCollectors,
  hostCollectors,
  hostWindowCollectors,
  pathCollectors,
  unitCollectors,
  windowCollectors,
} from '../../src/collectors/index.ts';
import { findProgramName } from '../../src/collectors/programs.ts';
import type { Samples } from '../../src/collectors/sample.ts';
import { UnitName } from '../../src/collectors/unit-name.ts';
import type { Line } from '../../src/domain/evidence.ts';
import { toLines } from '../../src/evidence/number.ts';
import { EXAMPLES } from '../support/gate-host.ts';
import { see } from '../unit/findings/see.ts';

const FOLDER = new URL('../../src/collectors/', import.meta.url);
const NGINX = UnitName.parse('nginx.service');
const collectors: readonly AnyCollector[] = [
  ...hostCollectors,
  ...unitCollectors,
  ...windowCollectors,
  ...hostWindowCollectors,
  ...pathCollectors,
  ...doctorCollectors,
];
const files = await readdir(FOLDER);

/** Its type is checked where it is written. */
const SampleFile = z.object({ samples: z.custom<Samples<AnyCollector>>() });

/** What each program may be given at all, whoever writes the next collector: anything else needs a look at its manual first. */
const READ_ONLY: Readonly<Record<string, readonly RegExp[]>> = {
  ausearch: [/^ --input-logs --message AVC,USER_AVC --start today$/],
  cat: [/^( \/(?:proc|etc|sys|usr\/lib)\/[\w./-]+)+$/],
  chronyc: [/^ -h 127\.0\.0\.1 -n tracking$/],
  date: [/^ -u \+[\w%:-]+$/],
  df: [/^( --portability| --print-type| --local| --inodes| --block-size=1024| -P[TikP]*)+$/],
  dmesg: [/^( --time-format=iso| --nopager)*$/],
  du: [
    /^ --one-file-system( --block-size=1024| --inodes)( --max-depth=\d| --threshold=\d+M?)+( \/\w+)+$/,
    /^ -x -k -d \d( \/\w+)+$/,
  ],
  faillock: [/^$/],
  find: [/^ \/etc -xdev -type f -mtime -7( -printf %T\+ -print)?$/, /^( \/\w+)+ -xdev -type f -size \+\d+k( -ls)?$/],
  'firewall-cmd': [/^ --list-all-zones$/],
  grep: [/^ -r \. \/proc\/[\w/]+$/],
  head: [/^ -n \d+( \/(?:proc|sys|etc)\/[\w./-]+)+$/],
  id: [/^$/],
  ifconfig: [/^ -a$/],
  iostat: [/^( -[dxk])+ 1 2$/],
  ip: [/^( -d| -s)* (?:addr|link|neigh|route) show$/],
  'iptables-save': [/^ -c$/],
  journalctl: [
    /^ --list-boots --no-pager$/,
    /^ --dmesg --no-pager --output=short-iso(-precise)? --lines=\d+$/,
    /^ --no-pager --output=short-iso(-precise)?( --priority=(?:err|warning))?( --since=-\d+[dh])? --lines=\d+( --unit <unit>|( --unit=[\w-]+| --identifier=\w+| _[A-Z_]+=[\w-]+| \+)+)?$/,
    /^ --no-pager --output=short-iso(-precise)?( --priority=warning)? --lines <lines> --since <since> --until <until>( --unit <unit>)?$/,
  ],
  last: [/^ -x -F -n \d+ reboot$/],
  lastb: [/^ --ip -n \d+$/],
  logread: [/^$/],
  ls: [/^ -1( \/run\/openrc\/(failed|started))+$/],
  lsblk: [/^ --list --output [A-Z,]+$/],
  lsof: [/^ -S 2 -w -n -P \+L1$/],
  lvs: [/^ --nolocking --config=devices\/hints=none --all --options=[a-z_,]+$/],
  netstat: [/^ (?:-ltnp?|-rn)$/],
  nft: [/^ list ruleset$/],
  ntpq: [/^ -pn$/],
  openssl: [/^ s_client -connect (?:127\.0\.0\.1:443|<endpoint>)$/],
  pidstat: [/^ -d 1 1$/],
  ps: [/^ -e?o [a-z:,0-9]+$/],
  'rc-status': [/^ --crashed$/], // `--all` may write OpenRC's cache of dependencies.
  resolvectl: [/^ status --no-pager$/],
  sh: [
    /^ -c \[read-log\] tai <log-file>$/,
    /^ -c \[read-config\] tai <config-file>$/,
    /^ -c \[show-certificate\] tai <certificate-file>$/,
    /^ -c \[show-starttls\] tai <endpoint>$/,
    /^ -c \[(?:find-certificates|read-containers)\]$/,
    /^ -c \[(?:list-folder|measure-folder|count-files)\] tai <folder>$/,
  ],
  smartctl: [/^ --nocheck=standby --all (?:\/dev\/\w+|<device>)$/],
  ss: [/^ (?:-ltnp|-tan( state syn-\w+)+)$/],
  sshd: [/^ -T$/],
  systemctl: [
    /^ (list-units|list-unit-files|list-timers|show|cat)( --(all|full|plain|no-legend|no-pager|state=failed|type=[a-z,]+|property=[A-Za-z,]+))+( -- <unit>)?$/,
  ],
  'systemd-resolve': [/^ --status --no-pager$/],
  tail: [/^ -n \d+ \/var\/log(\/[\w.-]+)+$/],
  timedatectl: [/^ (show|status --no-pager)$/],
  uname: [/^ -srm$/],
  vmstat: [/^ 1 2$/],
};

function spell(command: Command): string {
  const words = command.map((word) => {
    if (typeof word !== 'string') return `<${word.name}>`;
    const program = findProgramName(word);
    return program === undefined ? word : `[${program}]`;
  });
  return words.join(' ');
}

function pathFor({ parameter }: PathCollector<unknown>): string {
  return EXAMPLES[parameter.name] ?? '';
}

function readWith(collector: AnyCollector, lines: readonly Line[]) {
  if (collector.kind === 'path') return collector.read(lines, pathFor(collector));
  return collector.kind === 'host' ? collector.read(lines) : collector.read(lines, NGINX);
}

describe('the list of collectors', () => {
  it('holds every collector on disk, each under its own name', async () => {
    const sources = files.filter((file) => /(?<!\.samples)\.ts$/.test(file) && file !== 'collector.ts');
    const texts = await Promise.all(sources.map((file) => readFile(new URL(file, FOLDER), 'utf8')));
    const onDisk = sources.filter((_, index) => /= define(?:Unit|Path)?Collector\(\{/.test(texts[index] ?? ''));

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

        expect({ program, words, known: READ_ONLY[program]?.some((form) => form.test(words)) }).toMatchObject({
          known: true,
        });
        expect(isCatalogued(fill(command, EXAMPLES))).toBe(true);
      },
    );

    it.each(good)('reads what was $origin', ({ output, facts }) => {
      const lines = toLines(output);

      const reading = readWith(collector, lines);

      expect(reading.facts).toEqual(facts);
      expect(collector.facts.parse(JSON.parse(JSON.stringify(reading.facts)))).toEqual(facts);
      const numbers = new Set(lines.map(({ number }) => number));
      expect([...reading.keep].filter((line) => !numbers.has(line))).toEqual([]);
    });

    it.each(broken)('survives $why', async ({ output }) => {
      const [evidence] = await see([
        { collector: name, unit: collector.kind === 'path' ? pathFor(collector) : NGINX, output },
      ]);

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
