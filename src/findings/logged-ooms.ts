import type { KernelMessage } from '../collectors/kernel-message.ts';
import { findOoms, type Oom } from '../collectors/oom.ts';
import type { Collected, Evidence } from '../domain/evidence.ts';
import { signsOf, type SeenSign } from './signs-of.ts';

/** A kill as another log than the kernel's own tells it: messages, syslog, a journal without a filter. */
export interface LoggedOom {
  readonly oom: Oom;
  readonly evidence: Collected;
}

/** Only lines that the kernel itself wrote count. */
export function findLoggedOoms(evidence: readonly Evidence[]): readonly LoggedOom[] {
  const { seen } = signsOf(evidence, 'oom_invoked', 'oom_kill', 'oom_kill_cgroup', 'oom_detail');
  const sources = [...new Set(seen.map((one) => one.evidence))];
  return sources.flatMap((source) => {
    const messages = seen
      .filter((one) => one.evidence === source)
      .toSorted((a, b) => a.sign.line - b.sign.line)
      .map(toMessage);
    return findOoms(messages).map((oom) => ({ oom, evidence: source }));
  });
}

function toMessage({ sign, at }: SeenSign): KernelMessage {
  const { line, text, bootSeconds } = sign;
  return { line, text, ...(at !== undefined && { at }), ...(bootSeconds !== undefined && { bootSeconds }) };
}
