import type { Checkpoint, Tell } from '../../src/domain/checkpoint.ts';
import type { TaiError } from '../../src/domain/errors.ts';

const STEPS = ['name', 'port', 'banner', 'host key', 'login'] as const;
export type WayStep = (typeof STEPS)[number];

/** The steps of one login, told in their order, each once. */
export class Way {
  readonly #where: string;
  readonly #tell: Tell;
  #taken = 0;

  constructor(where: string, tell: Tell) {
    this.#where = where;
    this.#tell = tell;
  }

  has(step: WayStep): boolean {
    return STEPS.indexOf(step) < this.#taken;
  }

  /** A step that was taken, or one of which nothing can be said from here. What came before it untold was taken, too. */
  take(step: WayStep, detail: string, mark: 'ok' | 'unchecked' = 'ok'): void {
    if (this.has(step)) return;
    this.#skipTo(step, 'passed');
    this.#say(step, mark, detail);
  }

  /** The step at which it ended, which the error's code may tell better than how far it had come; those after are not come to. */
  fail({ code, message }: TaiError, fix: string | undefined): void {
    const at = code === 'HOST_UNRESOLVED' ? 'name' : code.startsWith('HOST_KEY_') ? 'host key' : STEPS[this.#taken];
    const step = at === undefined || this.has(at) ? (STEPS[this.#taken] ?? 'login') : at;
    this.#skipTo(step, 'not told apart');
    this.#tell({
      where: this.#where,
      step,
      mark: 'no',
      detail: message,
      stops: true,
      code,
      ...(fix === undefined ? {} : { fix }),
    });
    this.#taken = STEPS.indexOf(step) + 1;
    for (const later of STEPS.slice(this.#taken)) this.#say(later, 'unchecked', 'not come to');
  }

  #skipTo(step: WayStep, detail: string): void {
    for (const before of STEPS.slice(this.#taken, STEPS.indexOf(step))) this.#say(before, 'unchecked', detail);
  }

  #say(step: WayStep, mark: Checkpoint['mark'], detail: string): void {
    this.#tell({ where: this.#where, step, mark, detail, stops: false });
    this.#taken = STEPS.indexOf(step) + 1;
  }
}
