import type { Diagnosis, ModelUse } from '../domain/diagnosis.ts';
import type { Finding } from '../domain/finding.ts';
import type { Model } from '../domain/ports.ts';
import type { RunEvent } from '../domain/run.ts';
import { runFindings } from '../findings/find.ts';
import { askModel } from './ask-model.ts';
import { buildFence } from './fence.ts';
import type { Investigation } from './investigation.ts';
import { decide } from './outcome.ts';
import { buildPrompt } from './prompt.ts';
import { prove, type Proved } from './proof.ts';
import { diagnoseUnread } from './unread.ts';

export interface DiagnoseParts {
  /** Undefined when none is configured: the findings are the diagnosis then. */
  readonly model: Model | undefined;
  readonly promptChars: number;
  /** For all attempts at the model together. */
  readonly modelTimeoutMs: number;
  readonly seed: number;
}

export interface Diagnosed {
  readonly findings: readonly Finding[];
  readonly diagnosis: Diagnosis;
}

/** From evidence to diagnosis: rules, model, proof, outcome. Throws only when the signal aborts; model trouble is part of the diagnosis. */
export async function diagnose(
  investigation: Investigation,
  parts: DiagnoseParts,
  onEvent: (event: RunEvent) => void | Promise<void>,
  signal: AbortSignal,
): Promise<Diagnosed> {
  signal.throwIfAborted();
  const unread = diagnoseUnread(investigation);
  if (unread) return { findings: [], diagnosis: unread };

  const findings = runFindings(investigation.evidence);
  if (!parts.model) return conclude(investigation, findings, { model: { status: 'off' }, proved: undefined });

  await onEvent({ kind: 'thinking', model: parts.model.name });
  return conclude(investigation, findings, await consult(parts.model, investigation, findings, parts, signal));
}

interface Consulted {
  readonly model: ModelUse;
  readonly proved: Proved | undefined;
}

async function consult(
  model: Model,
  investigation: Investigation,
  findings: readonly Finding[],
  { promptChars: maxChars, modelTimeoutMs: timeoutMs, seed: firstSeed }: DiagnoseParts,
  signal: AbortSignal,
): Promise<Consulted> {
  const fence = buildFence(investigation, firstSeed);
  const build = (chars: number, seed: number) => buildPrompt({ investigation, findings, fence, maxChars: chars, seed });
  const asked = await askModel({ model, build, maxChars, seed: firstSeed, timeoutMs }, signal);
  if (asked.status === 'failed') return { model: asked, proved: undefined };

  const proved = prove(asked.answer, investigation);
  const { model: name, durationMs } = asked;
  return { model: { status: 'used', model: name, droppedClaims: proved.droppedClaims, durationMs }, proved };
}

function conclude(investigation: Investigation, findings: readonly Finding[], consulted: Consulted): Diagnosed {
  return { findings, diagnosis: decide({ investigation, findings, ...consulted }) };
}
