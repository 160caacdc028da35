import type { ModelUse } from '../domain/diagnosis.ts';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import type { Model, Prompt } from '../domain/ports.ts';
import type { RunEvent } from '../domain/run.ts';
import { runFindings } from '../findings/find.ts';
import type { ModelDiagnosis } from './answer.ts';
import { askModel, type Question } from './ask-model.ts';
import { createCauseStream } from './cause-stream.ts';
import { describeAnswer } from './describe-answer.ts';
import { buildFence } from './fence.ts';
import { chooseFurther, describeLook, type FurtherLook } from './further-looks.ts';
import type { Investigation } from './investigation.ts';
import { decide } from './outcome.ts';
import { buildFollowUp, buildPrompt, type FollowUp } from './prompt.ts';
import { createProver, type Proved } from './proof.ts';
import { createTold, type Told } from './told.ts';

export type OnEvent = (event: RunEvent) => void | Promise<void>;

/** Goes on from an answer that was given: what was asked and answered, what a person said since, and which evidence is new. */
export interface Continued extends Pick<FollowUp, 'asked' | 'answered' | 'said'> {
  /** Ids of what was collected since. */
  readonly since: ReadonlySet<string>;
}

export interface ConsultParts {
  readonly model: Model;
  readonly promptChars: number;
  /** For all attempts at the model together, further rounds included. */
  readonly modelTimeoutMs: number;
  readonly seed: number;
  readonly continued?: Continued;
  /** Takes the looks and answers with their evidence; undefined where that is switched off. */
  readonly lookFurther?: (
    looks: readonly FurtherLook[],
    investigation: Investigation,
    onEvent: OnEvent,
    signal: AbortSignal,
  ) => Promise<readonly Evidence[]>;
}

/** What is known once the model was asked: evidence of further looks is part of it. */
export interface Consulted {
  readonly investigation: Investigation;
  readonly findings: readonly Finding[];
  readonly model: ModelUse;
  readonly proved: Proved | undefined;
  /** The user's part of the last prompt that was answered. */
  readonly asked: string | undefined;
  /** Looks that would decide and were not taken. */
  readonly open: readonly FurtherLook[];
}

const MAX_ROUNDS = 2;
/** A further round is begun only while this share of the time is left. */
const LEAST_SHARE = 0.3;
/** Of the prompt's size, for what a round adds. */
const ADDED_SHARE = 0.3;

/** Asks, proves, and as long as nothing is sure takes the looks that the model says would decide, at most twice. */
export async function consult(
  investigation: Investigation,
  parts: ConsultParts,
  onEvent: OnEvent,
  signal: AbortSignal,
): Promise<Consulted> {
  const startedAt = performance.now();
  const left = (): number => Math.floor(parts.modelTimeoutMs - (performance.now() - startedAt));
  const told = createTold(onEvent);
  const telling = { ...parts, told };
  let now = await ask(firstBuild(investigation, parts), investigation, telling, parts.modelTimeoutMs, signal);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const isDue = parts.lookFurther && isOpen(now) && left() > parts.modelTimeoutMs * LEAST_SHARE;
    if (!parts.lookFurther || !isDue) break;
    await onEvent({ kind: 'looking', looks: now.open.map(describeLook) });
    const evidence = await parts.lookFurther(now.open, now.investigation, onEvent, signal);
    if (evidence.length === 0) break;
    now = await askAgain(now, evidence, telling, left(), signal);
  }
  await told.settle(decide(now).causes);
  return now;
}

/** With someone who tells of causes as they are written. */
type Telling = ConsultParts & { readonly told: Told };

type Build = (maxChars: number, seed: number) => Prompt;

function firstBuild(investigation: Investigation, { continued, seed: first }: ConsultParts): Build {
  const findings = runFindings(investigation.evidence);
  if (continued === undefined) {
    const fence = buildFence(investigation, first);
    return (maxChars, seed) => buildPrompt({ investigation, findings, fence, maxChars, seed });
  }
  const { since, ...before } = continued;
  const evidence = investigation.evidence.filter(({ id }) => since.has(id));
  return buildAfter({ ...before, evidence, findings: provedSince(findings, evidence) });
}

function buildAfter(followUp: Omit<FollowUp, 'maxChars' | 'seed'>): Build {
  // A shrunk question shrinks what is added, since what was asked before must not change.
  return (maxChars, seed) => buildFollowUp({ ...followUp, maxChars: Math.floor(maxChars * ADDED_SHARE), seed });
}

/** When the model fails in a further round, what was proved before it stands, beside what the rules make of the new evidence. */
async function askAgain(
  before: Consulted,
  evidence: readonly Evidence[],
  parts: Telling,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Consulted> {
  const investigation = { ...before.investigation, evidence: [...before.investigation.evidence, ...evidence] };
  const findings = runFindings(investigation.evidence);
  const answered = describeAnswer(decide(before));
  const added = { evidence, findings: provedSince(findings, evidence), said: undefined };
  const build = buildAfter({ asked: before.asked ?? '', answered, ...added });
  const next = await ask(build, investigation, parts, timeoutMs, signal);
  return next.proved === undefined ? { ...before, investigation, findings, open: [] } : next;
}

async function ask(
  build: Build,
  investigation: Investigation,
  { model, promptChars: maxChars, seed, told }: Telling,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Consulted> {
  const findings = runFindings(investigation.evidence);
  let asked: string | undefined;
  const keeping: Build = (chars, withSeed) => {
    const prompt = build(chars, withSeed);
    asked = prompt.user;
    return prompt;
  };
  const prover = createProver(investigation, findings);
  const stream = createCauseStream(prover.proveCause);
  const question: Question = {
    model,
    build: keeping,
    maxChars,
    seed,
    timeoutMs,
    onAttempt: () => stream.restart(),
    onText: (text) => told.tell(stream.feed(text)),
  };
  const reply = await askModel(question, signal);
  const known = { investigation, findings, asked };
  if (reply.status === 'failed') return { ...known, model: reply, proved: undefined, open: [] };

  const proved = prover.prove(reply.answer);
  const { model: name, durationMs } = reply;
  const use = { status: 'used', model: name, droppedClaims: proved.droppedClaims, durationMs } as const;
  return { ...known, model: use, proved, open: openLooks(reply.answer, investigation) };
}

function openLooks({ looks = [] }: ModelDiagnosis, investigation: Investigation): readonly FurtherLook[] {
  return chooseFurther(looks, investigation);
}

function isOpen(now: Consulted): boolean {
  return now.open.length > 0 && decide(now).confidence !== 'high';
}

/** Findings that rest on new evidence. */
function provedSince(findings: readonly Finding[], evidence: readonly Evidence[]): readonly Finding[] {
  const ids = new Set(evidence.map(({ id }) => id));
  return findings.filter(({ citations }) => citations.some((citation) => ids.has(citation.evidence)));
}
