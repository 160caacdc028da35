import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Who may import whom; type imports count. The README of contributors (docs/contributing.md) shows the same table. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/remote-line': ['src/domain'],
  'src/hosts': ['src/domain'],
  'src/evidence': ['src/domain'],
  'src/collectors': ['src/evidence', 'src/domain'],
  'src/gate': ['src/collectors', 'src/remote-line', 'src/domain'],
  'src/findings': ['src/collectors', 'src/domain'],
  'src/diagnosis': ['src/findings', 'src/collectors', 'src/evidence', 'src/hosts', 'src/domain'],
  'src/conversation': ['src/diagnosis', 'src/collectors', 'src/evidence', 'src/hosts', 'src/domain'],
  'src/evaluation': ['src/diagnosis', 'src/findings', 'src/collectors', 'src/evidence', 'src/hosts', 'src/domain'],
  workers: ['src/domain'],
  'integrations/index': ['integrations/*', 'src/domain'],
  'integrations/remote': ['src/remote-line', 'src/domain'],
  'integrations/ssh': ['integrations/remote', 'src/remote-line', 'src/domain'],
  'integrations/openssh': ['integrations/remote', 'src/remote-line', 'src/domain'],
  'integrations/local': ['integrations/remote', 'src/remote-line', 'src/domain'],
  'integrations/*': ['src/domain'],
  'src/config': ['src/hosts', 'src/evidence', 'src/domain'],
  'src/text-tickets': ['src/domain'],
  'src/pipeline': ['src/conversation', 'src/diagnosis', 'src/evidence', 'src/hosts', 'src/domain'],
  'src/app': [
    'src/config',
    'src/text-tickets',
    'src/pipeline',
    'src/conversation',
    'src/diagnosis',
    'src/findings',
    'src/gate',
    'src/collectors',
    'src/evidence',
    'src/hosts',
    'src/domain',
    'workers',
    'integrations/index',
    'integrations/*',
  ],
  'src/own-file': [],
  'src/http': ['src/app', 'src/config', 'src/domain'],
  'src/console': ['src/app', 'src/http', 'src/own-file', 'src/domain'],
  'src/terminal': ['src/app', 'src/domain'],
  'src/chat': ['src/terminal', 'src/app', 'src/domain'],
  'src/tui': ['src/chat', 'src/terminal', 'src/app', 'src/domain'],
  'src/cli': [
    'src/tui',
    'src/chat',
    'src/terminal',
    'src/evaluation',
    'src/gate',
    'src/app',
    'src/config',
    'src/console',
    'src/http',
    'src/evidence',
    'src/domain',
  ],
  'src/main': ['src/cli'],
};

/** Packages that belong to one part. zod is free for all. */
const OWNERS: Readonly<Record<string, readonly string[]>> = {
  tldts: ['src/hosts'],
  'ipaddr.js': ['src/hosts'],
  bullmq: ['workers'],
  ioredis: ['workers'],
  'js-redis-server': ['workers'],
  ssh2: ['integrations/ssh'],
  openai: ['integrations/vllm'],
  'jira.js': ['integrations/jira'],
  '@slack/bolt': ['integrations/slack'],
  '@slack/web-api': ['integrations/slack'],
  '@slack/types': ['integrations/slack'],
  undici: ['integrations/slack'],
  fastify: ['src/http', 'src/console'],
  commander: ['src/cli'],
  ink: ['src/tui'],
  react: ['src/tui'],
  'string-width': ['src/tui'],
  pino: ['src/cli'],
  'pino-pretty': ['src/cli'],
  yaml: ['src/config'],
  re2js: ['src/evidence'],
  'p-limit': ['src/collectors', 'src/diagnosis', 'integrations/remote', 'integrations/vllm'],
  cockatiel: ['integrations/vllm'],
  zod: Object.keys(ALLOWED),
};

interface Import {
  readonly file: string;
  readonly target: string;
}

const files = ['src', 'workers', 'integrations'].flatMap(sourceFiles);
const imports = files.flatMap(importsOf);
const relative = imports.filter(({ target }) => target.startsWith('.'));
const packages = imports.filter(({ target }) => !target.startsWith('.') && !target.startsWith('node:'));

describe('the import table', () => {
  it('sees the code it judges', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(relative.length).toBeGreaterThan(150);
    expect(packages.length).toBeGreaterThan(30);
  });

  it('has a line for every part and every package', () => {
    expect([...new Set(files.map(partOf))].filter((part) => rulesOf(part) === undefined)).toEqual([]);
    expect(packages.filter(({ target }) => OWNERS[packageOf(target)] === undefined)).toEqual([]);
  });

  it('lets each part import only what stands below it', () => {
    expect(relative.filter((one) => !mayImport(one))).toEqual([]);
  });

  it('has no circle of files, also through types and through imports on demand', () => {
    expect(findCircle()).toEqual([]);
  });

  it('leaves each package to the part that owns it', () => {
    const strangers = packages.filter(
      ({ file, target }) => target !== 'zod' && !OWNERS[packageOf(target)]?.includes(partOf(file)),
    );

    expect(strangers).toEqual([]);
  });

  it('keeps tests and samples out of the product', () => {
    expect(imports.filter(({ target }) => /\.samples\.ts$|(^|\/)test\//.test(target))).toEqual([]);
  });

  it('leaves `process` to main.ts', () => {
    const users = files.filter((file) =>
      /\bprocess\.(argv|exit|exitCode|on|stdout|stderr|stdin)\b/.test(readFileSync(file, 'utf8')),
    );

    expect(users).toEqual(['src/main.ts']);
  });
});

describe('the size of files', () => {
  const lengths = files.map((file) => readFileSync(file, 'utf8').split('\n').length - 1).toSorted((a, b) => a - b);

  it('stays under 250 lines each and under 65 in the median', () => {
    expect(lengths.at(-1)).toBeLessThanOrEqual(250);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(65);
  });
});

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.samples.ts') && !name.startsWith('console/browser'))
    .map((name) => join(folder, name));
}

function importsOf(file: string): Import[] {
  const matches = readFileSync(file, 'utf8').matchAll(/(?:^|[\s;])(?:from|import)\s*\(?\s*'([^']+)'/gm);
  return [...matches].map(([, target = '']) => ({ file, target }));
}

/** `src/app/parts.ts` and `src/app.ts` are both `src/app`; the list of ticket systems is a part of its own. */
function partOf(file: string): string {
  const [top = '', second = ''] = file.replace(/\.ts$/, '').split('/');
  return top === 'workers' ? top : `${top}/${second}`;
}

function rulesOf(part: string): readonly string[] | undefined {
  return ALLOWED[part] ?? (part.startsWith('integrations/') ? ALLOWED['integrations/*'] : undefined);
}

function mayImport({ file, target }: Import): boolean {
  const from = partOf(file);
  const to = partOf(normalize(join(dirname(file), target)));
  if (from === to) return true;
  const general = to.startsWith('integrations/') && to !== 'integrations/index' ? 'integrations/*' : to;
  return rulesOf(from)?.some((allowed) => allowed === to || allowed === general) ?? false;
}

/** The files of one circle in their order; empty where there is none. */
function findCircle(): readonly string[] {
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): readonly string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const { target } of relative.filter((one) => one.file === file)) {
      const circle = visit(normalize(join(dirname(file), target)), [...way, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  return files.map((file) => visit(file, [])).find((circle) => circle.length > 0) ?? [];
}

function packageOf(target: string): string {
  return target.split('/', target.startsWith('@') ? 2 : 1).join('/');
}
