import { z } from 'zod';
import type { RunRequest } from '../../src/domain/run.ts';
import { LIMITS } from './limits.ts';
import { clip } from './text.ts';

/** What the button "Run again" carries: without the history scope Slack gives no way to read the mention again. */
const RerunValue = z.object({ ticket: z.string(), text: z.string().exactOptional() });
export type RerunValue = z.infer<typeof RerunValue>;

export const RERUN_ACTION = 'tai_rerun';

/** Says at the end of a text that more of it is in Slack. */
export const CUT = '…';

export function buildRerunValue({ ticket, text }: Pick<RunRequest, 'ticket' | 'text'>): string {
  if (text === undefined) return JSON.stringify({ ticket: ticket.id });
  let maxChars: number = LIMITS.buttonValueChars;
  for (;;) {
    const value = JSON.stringify({ ticket: ticket.id, text: clip(text, maxChars) });
    if (value.length <= LIMITS.buttonValueChars) return value;
    maxChars -= Math.max(1, Math.ceil((value.length - LIMITS.buttonValueChars) / 6));
  }
}

export function findRerunValue(value: string): RerunValue | undefined {
  try {
    const parsed = RerunValue.safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
