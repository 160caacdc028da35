const WHITESPACE_CHARS = 200;
/** The same piece this often in a row, filling this much, is no text any more. */
const REPEATS = 6;
const REPEATED_CHARS = 300;
const LONGEST_PIECE = 200;
const CHECK_EVERY = 64;

export type Loop = 'whitespace' | 'repetition';

/** Watches an answer as it arrives. Gemma 4 under a JSON grammar may write blanks or one phrase until its tokens run out (vLLM #40080). */
export function watchForLoops(): (piece: string) => Loop | undefined {
  let tail = '';
  let blanks = 0;
  let unchecked = 0;

  return (piece) => {
    for (const sign of piece) {
      blanks = /\s/.test(sign) ? blanks + 1 : 0;
      if (blanks >= WHITESPACE_CHARS) return 'whitespace';
    }
    tail = (tail + piece).slice(-LONGEST_PIECE * REPEATS);
    unchecked += piece.length;
    if (unchecked < CHECK_EVERY) return undefined;
    unchecked = 0;
    return endsInRepetition(tail) ? 'repetition' : undefined;
  };
}

function endsInRepetition(text: string): boolean {
  for (let length = 1; length <= LONGEST_PIECE; length++) {
    const times = Math.max(REPEATS, Math.ceil(REPEATED_CHARS / length));
    if (length * times <= text.length && repeats(text, length, times)) return true;
  }
  return false;
}

/** Compares the end of the text with itself, one piece earlier. */
function repeats(text: string, length: number, times: number): boolean {
  const end = text.slice(-length * times);
  return end.slice(length) === end.slice(0, -length);
}
