import { TaiError } from '../domain/errors.ts';
import type { RunEvent } from '../domain/run.ts';
import type { Reply } from '../chat/command.ts';
import { runCommand } from '../chat/commands.ts';
import { complete } from '../chat/complete.ts';
import type { History } from '../chat/history.ts';
import { BREAK } from '../chat/keyboard.ts';
import { say, type Session } from '../chat/session.ts';
import { describeEvent } from '../terminal/event-words.ts';
import type { Io } from '../terminal/io.ts';
import { answerRows, type Entry, evidenceRows, helpRows, openedRows, type Row, type SeenLook } from './content.ts';
import { layOut } from './screen.ts';
import { FIRST_VIEW, moved, type Pane, paneColumns, contentRows, type PaneView, type Size, type View } from './view.ts';

export interface ControllerParts {
  readonly session: Session;
  readonly history: History;
  readonly hosts: readonly string[];
  readonly io: Io;
  /** Draws again. */
  readonly onChange: () => void;
  readonly onQuit: () => void;
}

/** The conversation and the picture of it: keys change them, and whatever draws asks for rows. */
export class Controller {
  view: View = FIRST_VIEW;
  size: Size = { columns: 80, rows: 24 };
  readonly parts: ControllerParts;
  readonly #entries: Entry[] = [];
  #looks: readonly SeenLook[] = [];
  #stage = '';
  #answering: AbortController | undefined;
  #recalled = -1;
  #typed: string[];

  constructor(parts: ControllerParts) {
    this.parts = parts;
    this.#typed = [...parts.history.entries];
  }

  get isAnswering(): boolean {
    return this.#answering !== undefined;
  }

  get status(): string {
    if (this.view.status !== '') return this.view.status;
    if (this.#answering !== undefined) return `${this.#stage || 'working'} · Ctrl-C stops it`;
    const model = this.parts.session.desk.model ?? 'no model: rules alone';
    return `${model} · ? in a pane for help · Tab moves · Ctrl-D leaves`;
  }

  #rows(pane: Pane): readonly Row[] {
    if (pane === 'answer') return answerRows(this.#entries, paneColumns(this.size, 'answer'));
    const { opened } = this.view;
    return opened === undefined
      ? evidenceRows(this.#looks)
      : openedRows(this.parts.session.run?.evidence ?? [], opened);
  }

  help(): readonly Row[] {
    return helpRows();
  }

  /** Rows as they stand in the pane; of a list each is one row. */
  shown(pane: Pane): readonly Row[] {
    const isList = pane === 'evidence' && this.view.opened === undefined;
    return layOut(this.#rows(pane), paneColumns(this.size, pane), this.view.isWrapped && !isList);
  }

  change(view: Partial<View>): void {
    this.view = { ...this.view, status: '', ...view };
    this.parts.onChange();
  }

  setPane(pane: Pane, to: PaneView): void {
    this.change({ panes: { ...this.view.panes, [pane]: to } });
  }

  resize(size: Size): void {
    this.size = size;
    const height = contentRows(size);
    const fitted = (pane: Pane): PaneView => moved(this.view.panes[pane], 0, this.shown(pane).length, height);
    this.change({ panes: { evidence: fitted('evidence'), answer: fitted('answer') } });
  }

  /** Ctrl-C: what is under way ends, else what is typed goes. */
  interrupt(): void {
    if (this.#answering !== undefined) this.#answering.abort();
    else this.change({ input: '', at: 0, typedSearch: undefined });
  }

  complete(): void {
    const { session, hosts } = this.parts;
    const [found, word] = complete(this.view.input, session, hosts);
    const longest = commonStart(found);
    if (longest.length > word.length) {
      const input = `${this.view.input.slice(0, this.view.input.length - word.length)}${longest}`;
      this.change({ input, at: input.length });
    } else if (found.length > 1) this.change({ status: found.join(' ') });
  }

  recall(by: number): void {
    const at = this.#recalled + by;
    if (at < -1 || at >= this.#typed.length) return;
    this.#recalled = at;
    const input = this.#typed[at] ?? '';
    this.change({ input, at: input.length });
  }

  /** Sends what is typed: a command or words. What comes of it is shown, also what was wrong. */
  async send(): Promise<void> {
    const typed = this.view.input.trim();
    if (typed === '' || this.isAnswering) return;
    this.#recalled = -1;
    this.#typed = [typed, ...this.#typed.filter((one) => one !== typed)];
    const text = typed.replaceAll(BREAK, '\n');
    this.#entries.push({ kind: 'said', text });
    const answering = new AbortController();
    this.#answering = answering;
    this.#stage = '';
    this.change({ input: '', at: 0, opened: undefined });
    this.#toEnd();
    const signal = AbortSignal.any([this.parts.io.signal, answering.signal]);
    await this.parts.history.add(typed);
    try {
      this.#take(await this.#answer(text, signal));
    } catch (error) {
      if (!signal.aborted && !(error instanceof TaiError)) throw error;
      this.#entries.push({
        kind: 'wrong',
        text: signal.aborted ? 'Stopped.' : String(error instanceof Error ? error.message : error),
      });
    } finally {
      this.#answering = undefined;
    }
    this.#fromRun();
    this.#toEnd();
  }

  async #answer(text: string, signal: AbortSignal): Promise<Reply> {
    const { session, io } = this.parts;
    const onEvent = (event: RunEvent): void => this.#onEvent(event);
    if (text.startsWith('/')) return runCommand(session, text, { onEvent, signal, io });
    return { kind: 'report', run: await say(session, text, onEvent, signal) };
  }

  #take(reply: Reply): void {
    switch (reply.kind) {
      case 'lines':
        this.#entries.push({ kind: 'told', lines: reply.lines });
        return;
      case 'report':
        this.#entries.push(reply);
        return;
      case 'clear':
        this.#entries.length = 0;
        this.#looks = [];
        return;
      case 'quit':
        this.parts.onQuit();
        return;
      default:
        reply satisfies never;
    }
  }

  #onEvent(event: RunEvent): void {
    if (event.kind === 'evidence') this.#looks = [...this.#looks.filter(({ id }) => id !== event.id), event];
    else if (event.kind === 'cause' || event.kind === 'withdrawn') {
      this.#entries.push({ kind: 'told', lines: [describeEvent(event)] });
      this.#toEnd();
    } else this.#stage = describeEvent(event).replace(/ +/g, ' ') || this.#stage;
    this.parts.onChange();
  }

  /** What was told as it came is put in order once all is there. */
  #fromRun(): void {
    const run = this.parts.session.run;
    if (run === undefined) return;
    this.#looks = run.evidence.map((piece) => ({ ...piece, detail: detailOf(piece) }));
  }

  #toEnd(): void {
    const count = this.shown('answer').length;
    this.setPane('answer', moved({ ...this.view.panes.answer, cursor: 0 }, count, count, contentRows(this.size)));
  }
}

function detailOf(piece: NonNullable<Session['run']>['evidence'][number]): string {
  switch (piece.status) {
    case 'collected':
      return piece.totalLines === 1 ? '1 line' : `${piece.totalLines} lines`;
    case 'failed':
      return `${piece.code}: ${piece.detail}`;
    case 'skipped':
      return piece.reason;
    default:
      return piece satisfies never;
  }
}

function commonStart(words: readonly string[]): string {
  const [first = '', ...others] = words;
  let end = first.length;
  for (const word of others) while (!word.startsWith(first.slice(0, end))) end -= 1;
  return first.slice(0, end);
}
