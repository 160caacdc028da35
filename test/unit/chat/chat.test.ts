import { mkdtemp, readFile, rm, writeFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { COMMANDS, describeCommands, runCommand } from '../../../src/chat/commands.ts';
import { complete } from '../../../src/chat/complete.ts';
import { openHistory } from '../../../src/chat/history.ts';
import { Keyboard } from '../../../src/chat/keyboard.ts';
import { say, type Session } from '../../../src/chat/session.ts';
import type { Desk, DeskAsk } from '../../../src/app.ts';
import { Evidence } from '../../../src/domain/evidence.ts';
import { LOCALHOST } from '../../../src/domain/host.ts';
import { newRun, type Run } from '../../../src/domain/run.ts';
import { aReport } from '../../support/report.ts';
import { aTerminal } from '../terminal/streams.ts';

const signal = new AbortController().signal;
const onEvent = () => undefined;

const disk: Evidence = Evidence.parse({
  id: 'E4',
  host: LOCALHOST,
  collector: 'disk',
  about: 'Space used',
  command: 'df',
  trust: 'system',
  status: 'collected',
  facts: {},
  lines: [{ number: 3, text: '/dev/vda3 100% /var' }],
  totalLines: 3,
  truncated: false,
  durationMs: 1,
});
const log = Evidence.parse({
  ...disk,
  id: 'E5',
  collector: 'system-log',
  lines: [1, 2, 3].map((number) => ({ number, text: `line ${number}` })),
});

function aRun(): Run {
  const request = {
    run: 'raaaaaaaaaaaaaaaa',
    ticket: { system: 'console', id: '1' },
    trigger: 'cli' as const,
    hosts: [],
    requestedAt: '2026-11-27T12:00:00.000Z',
  };
  const diagnosis = {
    outcome: 'healthy',
    confidence: 'low',
    causes: [],
    steps: [],
    ruledOut: [],
    model: { status: 'off' },
  } as const;
  return { ...newRun(request, 1), hosts: [LOCALHOST], evidence: [disk, log], diagnosis, report: aReport() };
}

/** A desk that notes what it is asked for, and finds the same each time. */
function aSession(change: Partial<Session> = {}) {
  const asked: [string, Partial<DeskAsk> | readonly string[]][] = [];
  const note = (name: string) => async (first: unknown, second: unknown) => {
    asked.push([name, Object(name === 'triage' || name === 'collect' ? first : second)]);
    return aRun();
  };
  const desk: Desk = {
    model: undefined,
    triage: note('triage'),
    collect: note('collect'),
    question: note('question'),
    look: note('look'),
    conclude: note('conclude'),
    close: async () => undefined,
  };
  const session: Session = {
    where: { hosts: [], folders: [] },
    run: undefined,
    desk,
    lastPrompt: () => undefined,
    ...change,
  };
  return { session, asked };
}

async function enter(session: Session, line: string) {
  const reply = await runCommand(session, line, { onEvent, signal, io: aTerminal().io });
  return reply.kind === 'lines' ? reply.lines.join('\n') : reply.kind;
}

describe('a conversation', () => {
  it('begins with a complaint, goes on from its run, and says where to look', async () => {
    const { session, asked } = aSession();

    await enter(session, '/host web-03');
    await enter(session, '/path /var/spool/app/');
    await say(session, 'nginx gives 502', onEvent, signal);
    await say(session, 'is it the disk?', onEvent, signal);

    expect(asked).toEqual([
      ['triage', { hosts: ['web-03'], folders: ['/var/spool/app'], text: 'nginx gives 502' }],
      ['question', { hosts: ['web-03'], folders: ['/var/spool/app'], text: 'is it the disk?' }],
    ]);
  });

  it('collects all or what is named, looks again, and forgets', async () => {
    const { session, asked } = aSession({ run: aRun() });

    const told = await enter(session, '/collect disk memory');
    const again = await enter(session, '/rerun');
    const cleared = await enter(session, '/clear');

    expect(told).toMatch(/^2 looks\. \/show evidence/);
    expect(asked.map(([name]) => name)).toEqual(['look', 'triage']);
    expect([again, cleared, session.run]).toEqual(['report', 'clear', undefined]);
  });

  it('shows logs, evidence by its id, the prompt and what it is about', async () => {
    const { session } = aSession({ run: aRun(), lastPrompt: () => ({ system: 'rules', user: 'data' }) });

    expect(await enter(session, '/show logs 2')).toBe(
      'E5 localhost system-log: Space used (2 of 3 lines)\n  2| line 2\n  3| line 3',
    );
    expect(await enter(session, '/show evidence e4.3')).toContain('3| /dev/vda3 100% /var');
    expect(await enter(session, '/show evidence')).toContain('E4    collected  localhost disk: 3 lines');
    expect(await enter(session, '/show prompt')).toBe('rules\n\ndata');
    expect(await enter(session, '/context')).toMatch(/hosts +localhost\n[^]*prompt +about 3 tokens/);
  });

  it.each([
    ['/hots x', /is not a command; \/help/],
    ['/host -oProxyCommand=x', /is not a host name/],
    ['/path /proc', /can not be listed/],
    ['/since soon', /^\/since soon: not a time/],
    ['/show', /needs what to show/],
    ['/show evidence E99', /there is none of that name/],
    ['/save report.pdf', /its suffix must be one of/],
    ['/save', /for example: \/save report\.md/],
  ])('%s is refused with what to do', async (line, reason) => {
    const { session } = aSession({ run: aRun() });

    await expect(enter(session, line)).rejects.toThrow(reason);
  });

  it('describes every command it has', () => {
    const help = describeCommands().join('\n');

    for (const { name } of COMMANDS) expect(help).toContain(`/${name}`);
  });
});

describe('completion', () => {
  const hosts = ['db-01', 'web-03', 'web-04'];

  it.each([
    ['/co', ['/collect ', '/copy ', '/context ']],
    ['/host we', ['web-03', 'web-04']],
    ['/collect big-f', ['big-files']],
    ['/show e', ['evidence']],
    ['/show evidence E', ['E4', 'E5']],
    ['is web-03 slower than db', ['db-01']],
    ['w', []],
  ])('of "%s" offers %j', (line, expected) => {
    expect(complete(line, { run: aRun() }, hosts)[0]).toEqual(expected);
  });
});

describe('the history', () => {
  it('is kept across starts for its owner alone, less secrets', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tai-history-'));
    onTestFinished(async () => rm(folder, { recursive: true }));
    const file = join(folder, 'state', 'chat-history');

    const first = await openHistory(file, (text) => text.replace('hunter2', '[redacted]'));
    await first.add('one');
    await first.add('the password is hunter2');
    const second = await openHistory(file, (text) => text);

    expect(second.entries).toEqual(['the password is [redacted]', 'one']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).not.toContain('hunter2');
  });

  it('is done without where it can not be kept', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tai-history-'));
    onTestFinished(async () => rm(folder, { recursive: true }));
    await writeFile(join(folder, 'file'), '');

    const history = await openHistory(join(folder, 'file', 'chat-history'), (text) => text);
    await history.add('one');

    expect(history.entries).toEqual([]);
  });
});

function aKeyboard(onInterrupt = () => undefined) {
  const keyboard = new Keyboard(aTerminal().io.stdin, onInterrupt);
  return { keyboard, read: (): string => String(keyboard.read() ?? '') };
}

describe('the keyboard', () => {
  it.each([
    [['\u001b[200~one\ntwo\n\u001b[201~'], 'one␊two'],
    [['a\u001b[20', '0~one\r\n', '\ttwo\u001b[2', '01~b\r'], 'aone␊  twob\r'],
    [['\u001b[200~x\u001b]52;c;aGk=\u0007y\u001b[201~'], 'x]52;c;aGk=y'],
    [['\u001b[A', 'ü'], '\u001b[Aü'],
  ])('hands on %j as %j', (chunks, expected) => {
    const { keyboard, read } = aKeyboard();

    for (const chunk of chunks) keyboard.write(Buffer.from(chunk));

    expect(read()).toBe(expected);
  });

  it('keeps what is typed during an answer, and interrupts it', () => {
    const onInterrupt = vi.fn<() => undefined>();
    const { keyboard, read } = aKeyboard(onInterrupt);

    keyboard.hold();
    keyboard.write('ahead');
    const held = read();
    keyboard.release();
    const released = read();
    keyboard.hold();
    keyboard.write('x\u0003');
    keyboard.release();

    expect([held, released, read()]).toEqual(['', 'ahead', '']);
    expect(onInterrupt).toHaveBeenCalledOnce();
  });
});
