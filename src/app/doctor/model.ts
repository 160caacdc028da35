import { probeServer, type Probe } from '../../../integrations/vllm/probe.ts';
import type { Verdict } from '../../../integrations/vllm/probe-cache.ts';
import { serveCommand } from '../../../integrations/vllm/serve-command.ts';
import type { Config } from '../../config.ts';
import type { Checkpoint, Tell } from '../../domain/checkpoint.ts';
import { TaiError } from '../../domain/errors.ts';
import { vllmSettings } from '../parts.ts';
import { visibly } from './visibly.ts';

/** For one server, all its tries together; a cold one needs some seconds to compile its first grammar. */
const PROBE_TIMEOUT_MS = 60_000;
/** Prompt and answer of the biggest question. */
const ANSWER_TOKENS = 1_200;

/** Tries each model server out and tells what it does and what to change. Throws the signal's reason. */
export async function examineModel({ vllm }: Config, tellAll: Tell, signal: AbortSignal): Promise<void> {
  const tell = visibly(tellAll);
  if (vllm === undefined) {
    const detail = 'not set up: reports are made by rules alone';
    tell({
      where: 'model',
      step: 'server',
      mark: 'unchecked',
      detail,
      stops: false,
      fix: `${serveCommand()}   # then vllm: {baseUrl: …}`,
    });
    return;
  }
  for (const baseUrl of vllm.baseUrl) for (const step of await examineServer(vllm, baseUrl, signal)) tell(step);
}

/** What one server does. Throws the signal's reason. */
export async function examineServer(
  vllm: NonNullable<Config['vllm']>,
  baseUrl: string,
  signal: AbortSignal,
): Promise<readonly Checkpoint[]> {
  try {
    const probe = await probeServer({ ...vllmSettings(vllm), baseUrl, timeoutMs: PROBE_TIMEOUT_MS }, signal);
    return describeProbe(probe, vllm.promptTokens).map((step) => ({ ...step, where: baseUrl }));
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TaiError)) throw error;
    const { code, message } = error;
    return [{ where: baseUrl, step: 'server', mark: 'no', detail: message, stops: true, code, fix: serveCommand() }];
  }
}

type Step = Omit<Checkpoint, 'where'>;

function describeProbe(probe: Probe, promptTokens: number): readonly Step[] {
  const needed = promptTokens + ANSWER_TOKENS;
  const steps = [
    ok('server', 'answers'),
    ok('model', probe.model),
    describeContext(probe.contextTokens, needed),
    describeSchema(probe),
    probe.tokenize
      ? ok('/tokenize', 'counts tokens')
      : less('/tokenize', 'is not there: tokens are estimated with a margin', 'let the proxy pass POST /tokenize'),
    describeCache(probe.prefixCache),
  ];
  const isFine = steps.every(({ mark }) => mark === 'ok');
  return isFine ? steps : [...steps, less('command', 'how tai wants it served', serveCommand())];
}

function describeContext(tokens: number | undefined, needed: number): Step {
  if (tokens === undefined) return less('context', 'its length is not said', 'a server that lists max_model_len');
  if (tokens >= needed) return ok('context', `${tokens} tokens, ${needed} are needed`);
  const fix = `--max-model-len 32768, or vllm.promptTokens: ${Math.max(2_000, tokens - ANSWER_TOKENS)}`;
  return { ...less('context', `${tokens} tokens, ${needed} are needed: prompts are cut`, fix), mark: 'no' };
}

function describeSchema({ schema, schemaDetail }: Probe): Step {
  const fix = `--structured-outputs-config '{"backend":"xgrammar","disable_any_whitespace":true}'`;
  switch (schema) {
    case 'yes':
      return schemaDetail === undefined
        ? ok('schema', 'enforced, without blanks')
        : { ...less('schema', `enforced, but ${schemaDetail}`, fix), mark: 'no' };
    case 'no':
      return {
        ...less('schema', 'ignored: answers are free text, and many will be of no use', `vLLM 0.12 or later, ${fix}`),
        mark: 'no',
      };
    case 'unknown':
      return less('schema', `not known: ${schemaDetail ?? 'no answer'}`, fix);
    default:
      return schema satisfies never;
  }
}

function describeCache(verdict: Verdict): Step {
  switch (verdict) {
    case 'yes':
      return ok('prefix cache', 'on');
    case 'no':
      return {
        ...less('prefix cache', 'off: the constant part of each prompt is read anew', '--enable-prefix-caching'),
        mark: 'no',
      };
    case 'unknown':
      return less(
        'prefix cache',
        'not known: neither its answers nor /metrics say it',
        '--enable-prompt-tokens-details',
      );
    default:
      return verdict satisfies never;
  }
}

function ok(step: string, detail: string): Step {
  return { step, mark: 'ok', detail, stops: false };
}

function less(step: string, detail: string, fix: string): Step {
  return { step, mark: 'unchecked', detail, stops: false, fix };
}
