import { countWords } from '../words.ts';
import { isHarmless } from './harmless.ts';
import { severityOf } from './severity.ts';
import { partsOf } from './shape.ts';
import { isCause, isFrame } from './trace.ts';

/** What one line of a shape says about all of them. */
export interface Signs {
  readonly tag: string;
  readonly severity: 0 | 1 | 2 | 3;
  readonly isHarmless: boolean;
  readonly isFrame: boolean;
  readonly isCause: boolean;
  readonly isChange: boolean;
  readonly isKernel: boolean;
  /** How many of the ticket's words it holds. */
  readonly words: number;
}

/** Something was set, replaced, taken away, loaded anew: what an admin asks for first. */
const CHANGE =
  /\bconfig|reload|upgrad|\binstall|remov(?:e|ed|ing)\b|\bdelet|absent|\bchanged\b|\bset to\b|enabled\b|disabled\b|rotat|reboot|restart|stopp(?:ed|ing)\b|switch(?:ed|ing)|promot|demot|migrat|replac/i;
const KERNEL_LINE = /^\[(?: *\d+\.\d{6}|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4})\] (?!\[)/;

export function signsOf(text: string, words: ReadonlySet<string>): Signs {
  const { tag, message } = partsOf(text);
  return {
    tag,
    severity: severityOf(message),
    isHarmless: isHarmless(tag, message),
    isFrame: isFrame(message),
    isCause: isCause(message),
    isChange: CHANGE.test(message),
    isKernel: tag === 'kernel' || KERNEL_LINE.test(text),
    words: countWords(`${tag} ${message}`, words),
  };
}
