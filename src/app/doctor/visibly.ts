import { toVisible } from '../../diagnosis/visible.ts';
import type { Tell } from '../../domain/checkpoint.ts';
import { redact } from '../../evidence/redact.ts';

/** What hosts, agents and files say is shown on a terminal: without controls, and without secrets. */
export function visibly(tell: Tell): Tell {
  return ({ detail, fix, ...rest }) =>
    tell({
      ...rest,
      detail: toVisible(redact(detail)),
      ...(fix === undefined ? {} : { fix: toVisible(fix) }),
    });
}
