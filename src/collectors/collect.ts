import { TaiError } from '../domain/errors.ts';
import type { Evidence, EvidenceSource } from '../domain/evidence.ts';
import type { Host } from '../domain/host.ts';
import type { Argv, HostSession, Output } from '../domain/ports.ts';
import { createRedactor, redact, type Redactor } from '../evidence/redact.ts';
import { findBlindness } from './blind.ts';
import { isCatalogued } from './catalogue.ts';
import type { Look } from './look.ts';
import { readLines, toSafeLines } from './read-output.ts';

export interface Round {
  readonly host: Host;
  readonly session: HostSession;
  /** The first look gets this id, the next ones count on, whichever finishes first. */
  readonly firstId: number;
  /** Words of the ticket: lines that hold them are kept sooner. */
  readonly words: ReadonlySet<string>;
  readonly onEvidence: (evidence: Evidence) => Promise<void> | void;
  /** The run's own; without it this round numbers its secrets alone. */
  readonly redactor?: Redactor;
}

const DETAIL_CHARS = 200;
const DENIED = /^permission denied$/;
const TIME_LIMIT_EXIT_CODES: readonly number[] = [124, 137];

/**
 * Takes the looks side by side. What a host does wrong becomes evidence; a command outside the catalogue is never run.
 * Rejects when `signal` aborts or on a fault of our own.
 */
export async function collect(looks: readonly Look[], round: Round, signal: AbortSignal): Promise<readonly Evidence[]> {
  const redactor = round.redactor ?? createRedactor();
  return Promise.all(
    looks.map(async (look, index) => {
      const evidence = await take(look, index, { ...round, redactor }, signal);
      await round.onEvidence(evidence);
      return evidence;
    }),
  );
}

type RedactedRound = Round & { readonly redactor: Redactor };

async function take(look: Look, index: number, round: RedactedRound, signal: AbortSignal): Promise<Evidence> {
  const source = (argv: Argv): EvidenceSource => ({
    id: `E${round.firstId + index}`,
    host: round.host,
    collector: look.collector,
    about: look.about,
    command: argv.join(' '),
    trust: look.trust,
  });
  try {
    const attempt = await tryCommands(look, round.session, signal);
    return { ...source(attempt.argv), ...judge(attempt, look, round) };
  } catch (error) {
    if (!(error instanceof TaiError)) throw error;
    const detail = shorten(error.message);
    return { ...source(look.argvs[0]), status: 'failed', code: error.code, detail, hides: look.hides };
  }
}

interface Attempt {
  readonly argv: Argv;
  readonly output: Output;
  /** What kept each command from showing anything; one that merely has no result has a reason here, one that broke has not. */
  readonly reasons: readonly string[];
  readonly usable: boolean;
}

async function tryCommands(look: Look, session: HostSession, signal: AbortSignal): Promise<Attempt> {
  const [first, ...others] = look.argvs;
  let attempt = await tryCommand(first, look, session, signal);
  for (const argv of others) {
    if (attempt.usable || isTimeLimit(attempt.output)) break;
    const next = await tryCommand(argv, look, session, signal);
    attempt = { ...next, reasons: [...attempt.reasons, ...next.reasons] };
  }
  return attempt;
}

async function tryCommand(argv: Argv, look: Look, session: HostSession, signal: AbortSignal): Promise<Attempt> {
  if (!isCatalogued(argv))
    throw new TaiError('COMMAND_REJECTED', 'the command is not one of the catalogue, so it was not run');

  const output = await session.run(argv, look.limits, signal);
  const reason = findBlindness(argv[0], output);
  const hasResult =
    output.exitCode === 0 || (look.okExitCodes.includes(output.exitCode) && output.stdout.trim() !== '');
  return {
    argv: output.ran ?? argv,
    output,
    reasons: reason === undefined ? [] : [reason],
    usable: hasResult && reason === undefined,
  };
}

function isTimeLimit({ exitCode }: Output): boolean {
  return TIME_LIMIT_EXIT_CODES.includes(exitCode);
}

type Outcome =
  | Pick<
      Extract<Evidence, { status: 'collected' }>,
      'status' | 'facts' | 'lines' | 'totalLines' | 'truncated' | 'durationMs'
    >
  | Pick<Extract<Evidence, { status: 'failed' }>, 'status' | 'code' | 'detail' | 'hides'>
  | Pick<Extract<Evidence, { status: 'skipped' }>, 'status' | 'reason' | 'hides'>;

function judge({ output, reasons, usable }: Attempt, look: Look, round: RedactedRound): Outcome {
  const { hides } = look;
  if (usable) return readOutput(output, look, round);
  if (isTimeLimit(output)) {
    return {
      status: 'failed',
      code: 'COMMAND_TIMED_OUT',
      detail: `no answer within ${look.limits.timeoutMs} ms`,
      hides,
    };
  }
  if (reasons.length > 0) {
    const said = new Set(
      reasons.map((reason) => (look.gainsFromRoot ? reason.replace(DENIED, '$& (needs root)') : reason)),
    );
    return { status: 'skipped', reason: [...said].join('; '), hides };
  }
  const complaint = shorten(output.stderr.trim().split('\n', 1)[0] ?? '');
  return { status: 'failed', code: 'COMMAND_FAILED', detail: `exit code ${output.exitCode}: ${complaint}`, hides };
}

function readOutput(
  { stdout, truncated, durationMs }: Output,
  look: Look,
  { words, redactor }: RedactedRound,
): Outcome {
  const { hides, tailBytes } = look;
  const begun = tailBytes !== undefined && Buffer.byteLength(stdout) >= tailBytes ? withoutFirstLine(stdout) : stdout;
  const whole = truncated ? begun.slice(0, begun.lastIndexOf('\n') + 1) || begun : begun;
  const lines = toSafeLines(whole, look.redaction, redactor);
  try {
    const { facts, kept } = readLines(lines, (safe) => look.read(safe), words);
    return { status: 'collected', facts, lines: kept, totalLines: lines.length, truncated, durationMs };
  } catch {
    // A parser meets whatever a broken host prints; what it could not read is a gap to report, not a crash.
    return { status: 'failed', code: 'OUTPUT_UNREADABLE', detail: 'its output has a shape that is not known', hides };
  }
}

/** Its place stays, so that the others keep their numbers: half a line could be half a secret that nothing recognises. */
function withoutFirstLine(text: string): string {
  return text.slice(text.indexOf('\n'));
}

function shorten(text: string): string {
  return redact(text).slice(0, DETAIL_CHARS);
}
