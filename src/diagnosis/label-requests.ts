import { randomBytes } from 'node:crypto';
import type { Model } from '../domain/ports.ts';

/** The same model; each request bears the run's id, so that a server's log can be laid beside ours. A stage that runs again is told
 * apart by a few random characters. */
export function labelRequests(model: Model, run: string): Model {
  const stage = randomBytes(3).toString('hex');
  let count = 0;
  return {
    ...(model.limits && { limits: model.limits.bind(model) }),
    ...(model.countTokens && { countTokens: model.countTokens.bind(model) }),
    get name() {
      return model.name;
    },
    answer(prompt, signal, onText) {
      count += 1;
      return model.answer({ ...prompt, requestId: `tai-${run}-${stage}-${count}` }, signal, onText);
    },
  };
}
