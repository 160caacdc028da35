import { toAscii, toVisible } from '../app.ts';
import type { RunEvent } from '../domain/run.ts';
import { describeEvent } from './event-words.ts';
import type { Io } from './io.ts';
import { lookOf } from './look.ts';

/** Tells whoever waits what is being done. */
export interface Progress {
  readonly onEvent: (event: RunEvent) => void;
  /** One line of its own, such as a command that ran. */
  readonly say: (line: string) => void;
  /** Leaves the terminal as if nothing had been there. */
  readonly end: () => void;
}

export const NO_PROGRESS: Progress = { onEvent: () => undefined, say: () => undefined, end: () => undefined };

/** One line for each event: for files, pipes and those who want to see everything. */
export function plainProgress({ stderr, environment }: Io): Progress {
  const { ascii } = lookOf(stderr, environment);
  const say = (line: string): void => {
    const shown = toVisible(line);
    if (shown !== '') stderr.write(`${ascii ? toAscii(shown) : shown}\n`);
  };
  return { onEvent: (event) => say(describeEvent(event)), say, end: () => undefined };
}

interface HostState {
  looks: number;
  troubles: number;
  last: string;
}

const REDRAW_MS = 100;
const HOST_WIDTH = 32;

/** One line for each host and one for the model, drawn again in place; what must not be missed scrolls by above them. */
export function liveProgress({ stderr, environment }: Io, now: () => number = () => performance.now()): Progress {
  const look = lookOf(stderr, environment);
  const hosts = new Map<string, HostState>();
  const startedAt = now();
  let stage = '';
  let drawn = 0;

  const erase = (): void => {
    if (drawn > 0) stderr.write(`\u001b[${drawn}A\u001b[0J`);
    drawn = 0;
  };
  const draw = (): void => {
    erase();
    const lines = [...hosts].map(([host, state]) => describeHost(host, state));
    const seconds = Math.round((now() - startedAt) / 1000);
    const all = [...lines, `${stage === '' ? 'looking for hosts' : stage}, ${seconds} s`];
    const shown = all.slice(-Math.max(1, (stderr.rows ?? 24) - 1)).map((line) => fit(line, stderr.columns ?? 80));
    stderr.write(shown.map((line) => `${line}\n`).join(''));
    drawn = shown.length;
  };
  const say = (line: string): void => {
    erase();
    const shown = toVisible(line);
    stderr.write(`${look.ascii ? toAscii(shown) : shown}\n`);
    draw();
  };
  const timer = setInterval(draw, REDRAW_MS);
  timer.unref();

  return {
    onEvent(event) {
      if (event.kind === 'cause' || event.kind === 'withdrawn') return say(describeEvent(event));
      note(event, hosts);
      stage = stageAfter(event) ?? stage;
    },
    say,
    end() {
      clearInterval(timer);
      erase();
    },
  };
}

function note(event: RunEvent, hosts: Map<string, HostState>): void {
  if (event.kind === 'hosts')
    for (const host of event.hosts) hosts.set(host, { looks: 0, troubles: 0, last: 'logging in' });
  if (event.kind !== 'evidence') return;
  const state = hosts.get(event.host) ?? { looks: 0, troubles: 0, last: '' };
  state.looks += 1;
  if (event.status === 'failed') state.troubles += 1;
  state.last = event.status === 'failed' ? `${event.collector}: ${event.detail}` : event.collector;
  hosts.set(event.host, state);
}

function stageAfter(event: RunEvent): string | undefined {
  if (event.kind === 'hosts') return 'looking, read-only';
  if (event.kind === 'thinking') return `asking ${event.model}`;
  return event.kind === 'looking' ? `looking further: ${event.looks.join(', ')}` : undefined;
}

function describeHost(host: string, { looks, troubles, last }: HostState): string {
  const counts =
    looks === 0 ? '' : `${looks} ${looks === 1 ? 'look' : 'looks'}${troubles === 0 ? '' : `, ${troubles} failed`}: `;
  return `${host.padEnd(HOST_WIDTH)} ${counts}${last}`;
}

/** Of ASCII alone, so that a character is a column and no line wraps, which would be drawn over wrongly. */
function fit(line: string, columns: number): string {
  return toAscii(toVisible(line)).slice(0, Math.max(1, columns - 1));
}
