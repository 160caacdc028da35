import { Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Io } from '../terminal/io.ts';

/** Stands for a line break within one entry: one column wide, and no one types it. */
export const BREAK = '␊';

const PASTE_BEGIN = '\u001b[200~';
const PASTE_END = '\u001b[201~';
const CTRL_C = '\u0003';
const MAX_AHEAD_CHARS = 64_000;

/** Asks the terminal to mark what is pasted (bracketed paste, xterm's ctlseqs), and to stop. */
export const PASTE_ON = '\u001b[?2004h';
export const PASTE_OFF = '\u001b[?2004l';

/**
 * The keyboard as readline wants it, with pastes made one entry however many lines they have. While something is answered (`hold`) Ctrl-C
 * goes to `onInterrupt`, and what is typed waits.
 */
export class Keyboard extends Transform {
  readonly isTTY = true;
  readonly #decoder = new StringDecoder('utf8');
  readonly #stdin: Io['stdin'];
  readonly #onInterrupt: () => void;
  #pasted: string | undefined;
  #rest = '';
  #held: string | undefined;

  constructor(stdin: Io['stdin'], onInterrupt: () => void) {
    super();
    this.#stdin = stdin;
    this.#onInterrupt = onInterrupt;
  }

  setRawMode(mode: boolean): this {
    this.#stdin.setRawMode(mode);
    return this;
  }

  hold(): void {
    this.#held ??= '';
  }

  release(): void {
    const held = this.#held ?? '';
    this.#held = undefined;
    if (held !== '') this.push(held);
  }

  override _transform(chunk: Buffer | string, _encoding: string, done: () => void): void {
    const text = this.#unpaste(this.#rest + (typeof chunk === 'string' ? chunk : this.#decoder.write(chunk)));
    this.#deliver(text);
    done();
  }

  #deliver(text: string): void {
    if (this.#held === undefined) {
      if (text !== '') this.push(text);
      return;
    }
    if (text.includes(CTRL_C)) {
      this.#held = '';
      this.#onInterrupt();
      return;
    }
    this.#held = (this.#held + text).slice(0, MAX_AHEAD_CHARS);
  }

  /** Text outside pastes as it is, pastes as one line. What may be the begin of a mark waits for its rest. */
  #unpaste(text: string): string {
    this.#rest = '';
    let [out, left] = ['', text];
    while (left !== '') {
      const mark = this.#pasted === undefined ? PASTE_BEGIN : PASTE_END;
      const at = left.indexOf(mark);
      const tail = at === -1 ? beginningOf(mark, left) : 0;
      const before = at === -1 ? left.slice(0, left.length - tail) : left.slice(0, at);
      if (this.#pasted === undefined) out += before;
      else this.#pasted += before;
      if (at === -1) {
        this.#rest = tail === 0 ? '' : left.slice(-tail);
        break;
      }
      left = left.slice(at + mark.length);
      if (this.#pasted === undefined) this.#pasted = '';
      else {
        out += toEntry(this.#pasted);
        this.#pasted = undefined;
      }
    }
    return out;
  }
}

/** How many characters at the end of `text` may be the begin of `mark`; a lone escape is a key, and not waited for. */
function beginningOf(mark: string, text: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 2; length -= 1)
    if (text.endsWith(mark.slice(0, length))) return length;
  return 0;
}

function toEntry(pasted: string): string {
  return pasted
    .replaceAll(/\r\n?|\n/g, BREAK)
    .replaceAll('\t', '  ')
    .replaceAll(/\p{Cc}/gu, '')
    .replace(new RegExp(`${BREAK}+$`), '');
}
