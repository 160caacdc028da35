import type { Diagnosis } from '../domain/diagnosis.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import type { Model } from '../domain/ports.ts';
import { runFindings } from '../findings/find.ts';
import { consult, type ConsultParts, type OnEvent } from './consult.ts';
import type { Investigation } from './investigation.ts';
import { decide } from './outcome.ts';
import { diagnoseUnread } from './unread.ts';

export interface DiagnoseParts extends Omit<ConsultParts, 'model'> {
  /** Undefined when none is configured: the findings are the diagnosis then. */
  readonly model: Model | undefined;
}

export interface Diagnosed {
  /** All of it: what was handed over, and what further looks showed. */
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  readonly diagnosis: Diagnosis;
  /** What the model was asked last, for whoever goes on from here. */
  readonly asked?: string;
}

/** From evidence to diagnosis: rules, model, proof, outcome. Throws only when the signal aborts; model trouble is part of the diagnosis. */
export async function diagnose(
  investigation: Investigation,
  parts: DiagnoseParts,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<Diagnosed> {
  signal.throwIfAborted();
  const { evidence } = investigation;
  const unread = diagnoseUnread(investigation);
  if (unread) return { evidence, findings: [], diagnosis: unread };

  const { model } = parts;
  if (!model) {
    const findings = runFindings(evidence);
    const off = { status: 'off' } as const;
    return { evidence, findings, diagnosis: decide({ investigation, findings, proved: undefined, model: off }) };
  }

  await onEvent({ kind: 'thinking', model: model.name });
  const consulted = await consult(investigation, { ...parts, model }, onEvent, signal);
  return {
    evidence: consulted.investigation.evidence,
    findings: consulted.findings,
    diagnosis: decide(consulted),
    ...(consulted.asked !== undefined && { asked: consulted.asked }),
  };
}
