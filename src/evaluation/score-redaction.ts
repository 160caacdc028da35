import { redact } from '../evidence/redact.ts';
import type { SecretText } from './folder.ts';
import { type Miss, type Scores, share } from './scores.ts';

/** A run of so many characters of a secret gives it away. */
const RUN = 6;
const MARK = /\[redacted[^\]]{0,60}\]/g;

export interface RedactionScores {
  readonly redaction: Scores['redaction'];
  readonly misses: readonly Miss[];
}

export function scoreRedaction(texts: readonly SecretText[]): RedactionScores {
  const judged = texts.map((one) => ({ ...one, fault: findFault(one) }));
  const secrets = judged.filter(({ label }) => label === 'secret');
  const clean = judged.filter(({ label }) => label === 'clean');
  const failed = (all: typeof judged): number => all.filter(({ fault }) => fault !== undefined).length;
  return {
    redaction: {
      secrets: secrets.length,
      recall: share(secrets.length - failed(secrets), secrets.length),
      clean: clean.length,
      cleanChanged: share(failed(clean), clean.length),
    },
    misses: judged.flatMap(({ id, fault }) => (fault === undefined ? [] : [{ part: 'redaction', id, what: fault }])),
  };
}

/** Never the secret itself: the answer may be shown to anyone. */
function findFault({ label, parts, spans }: SecretText): string | undefined {
  const text = parts.join('');
  const redacted = redact(text);
  if (label === 'clean') return redacted === text ? undefined : 'clean text was changed';

  const visible = redacted.replace(MARK, '\n');
  const around = outside(text, spans);
  const open = spans.findIndex(([from, to]) => survives(text.slice(from, to), visible, around));
  return open < 0 ? undefined : `secret ${open + 1} of ${spans.length} is still to be seen`;
}

/** What stands beside the secrets may stay, also where it reads like a part of one. */
function survives(secret: string, visible: string, around: string): boolean {
  for (let from = 0; from + RUN <= secret.length; from += 1) {
    const run = secret.slice(from, from + RUN);
    if (visible.includes(run) && !around.includes(run)) return true;
  }
  return false;
}

function outside(text: string, spans: SecretText['spans']): string {
  let from = 0;
  const pieces: string[] = [];
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    pieces.push(text.slice(from, Math.max(from, start)));
    from = Math.max(from, end);
  }
  return [...pieces, text.slice(from)].join('\n');
}
