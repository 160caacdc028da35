import { z } from 'zod';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { indexLines, linesOf } from '../../diagnosis/evidence-lines.ts';
import { FAULT_CLASSES } from '../../diagnosis/fault-classes.ts';
import { charsFor } from '../../diagnosis/prompt-size.ts';
import { TaiError } from '../../domain/errors.ts';
import type { Model, Prompt } from '../../domain/ports.ts';
import type { Case } from '../folder.ts';
import { hostOfCase, readCaseEvidence } from '../look-at-case.ts';
import { createMeter } from './meter.ts';
import { judge, type Said, type Verdict } from './verdict.ts';

export interface ArmOptions {
  /** Of the prompt, for both arms. */
  readonly budgetTokens: number;
  readonly timeoutMs: number;
  readonly seed: number;
}

/** The way a real run goes: rules, shrinking, the model, proof. `model` undefined: the rules alone. */
export async function judgeTai(
  one: Case,
  model: Model | undefined,
  { budgetTokens, timeoutMs, seed }: ArmOptions,
  signal: AbortSignal,
): Promise<Verdict> {
  const meter = model && createMeter(model);
  const host = hostOfCase(one);
  const evidence = readCaseEvidence(one);
  const ticket = {
    ref: { system: 'case', id: one.id },
    label: one.id,
    scope: 'case',
    title: one.ticket_title,
    text: one.ticket_text,
    hosts: [host],
  };
  const investigation = { ticket, hosts: [host], refusedHosts: [], evidence };
  const parts = { model: meter?.model, promptChars: charsFor(budgetTokens), modelTimeoutMs: timeoutMs, seed };
  const { diagnosis, findings } = await diagnose(investigation, parts, () => undefined, signal);

  const { causes, model: use } = diagnosis;
  const index = indexLines(evidence);
  const citations = causes.flatMap((cause) => cause.citations);
  const lines = linesOf(citations, index).map(({ text }) => text);
  const said: Said = {
    isAnswered: model === undefined || use.status === 'used',
    classes: causes.map((cause) => cause.class),
    statements: causes.map(({ statement }) => statement),
    quotes: citations.map(({ quote }) => quote),
    lines,
    droppedClaims: use.status === 'used' ? use.droppedClaims : 0,
  };
  const seen = [...index.values()].map(({ text, evidence: { about } }) => `${text}\n${about}`);
  // Numbers that rules worked out were given to the model as proved.
  const facts = findings.map(({ statement }) => statement);
  return judge(one, said, [rawText(one), host, ...seen, ...facts].join('\n'), meter?.spent() ?? NOTHING);
}

const NOTHING = { promptTokens: 0, completionTokens: 0, requests: 0, durationMs: 0, isEstimated: false } as const;

const BareAnswer = z.object({
  healthy: z.boolean(),
  causes: z
    .array(
      z.object({
        class: z.enum(FAULT_CLASSES),
        statement: z.string().max(300),
        quotes: z.array(z.string().max(200)).max(4),
      }),
    )
    .max(3),
});

const BARE_SYSTEM = `You find what is wrong with a Linux host from a ticket and from outputs of commands. Answer with one JSON object with these fields
- healthy: true only when nothing is wrong.
- causes: at most three, the most likely root cause first; empty when nothing is wrong. Each has
  - class: the nearest of ${FAULT_CLASSES.join(', ')}.
  - statement: one or two plain sentences, at most 300 characters.
  - quotes: one to four pieces of the outputs that show it, copied letter by letter.`;

const MAX_TOKENS = 1_200;

/** What a script of ten lines would do: the outputs as they are, cut off where the budget ends, and the answer taken as it comes. */
export async function judgeBare(
  one: Case,
  model: Model,
  { budgetTokens, timeoutMs, seed }: ArmOptions,
  signal: AbortSignal,
): Promise<Verdict> {
  const meter = createMeter(model);
  const { $schema: _, ...schema } = z.toJSONSchema(BareAnswer);
  const user = rawText(one).slice(0, Math.max(0, charsFor(budgetTokens) - BARE_SYSTEM.length));
  const prompt: Prompt = {
    system: BARE_SYSTEM,
    user,
    schema: { name: 'bare_diagnosis', schema },
    maxTokens: MAX_TOKENS,
    seed,
  };
  const answer = await ask(meter.model, prompt, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]), signal);
  const lines = user.split('\n');
  const quotes = answer?.causes.flatMap((cause) => cause.quotes) ?? [];
  const said: Said = {
    isAnswered: answer !== undefined,
    classes: answer?.causes.map((cause) => cause.class) ?? [],
    statements: answer?.causes.map(({ statement }) => statement) ?? [],
    quotes,
    lines: quotes.flatMap((quote) => lines.filter((line) => quote.trim() !== '' && line.includes(quote.trim()))),
    droppedClaims: 0,
  };
  return judge(one, said, rawText(one), meter.spent());
}

async function ask(model: Model, prompt: Prompt, either: AbortSignal, signal: AbortSignal) {
  try {
    return BareAnswer.safeParse((await model.answer(prompt, either)).json).data;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TaiError) && !either.aborted) throw error;
    return undefined;
  }
}

function rawText({ ticket_title: title, ticket_text: text, evidence }: Case): string {
  const outputs = Object.entries(evidence).map(([command, output]) => `$ ${command}\n${output}`);
  return [`Ticket: ${title}`, text, '', ...outputs].join('\n');
}
