import type { Stream } from 'openai/streaming';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { TaiError } from '../../src/domain/errors.ts';
import type { ModelUsage } from '../../src/domain/ports.ts';
import { watchForLoops, type Loop } from './loop.ts';
import { untilIdle } from './until-idle.ts';

/** No answer of our schema comes near this. */
const MAX_CHARS = 64 * 1024;
/** Between two pieces of one answer; the first may wait for its turn as long as the whole answer may take. */
const IDLE_MS = 20_000;

export interface Read {
  readonly content: string;
  readonly usage: ModelUsage | undefined;
}

/** The text of a streamed answer. Reasoning (`delta.reasoning`, in old servers `reasoning_content`) is watched for loops and otherwise
 * ignored. Throws MODEL_ANSWER_INVALID for one that loops, was cut by its token limit or is empty, MODEL_UNAVAILABLE for one that breaks
 * off or stands still; leaving early ends the request, so the server stops working on it. */
export async function readAnswer(
  stream: Stream<ChatCompletionChunk>,
  onText: (text: string) => void,
  idleMs = IDLE_MS,
): Promise<Read> {
  const read = await readToEnd(stream, onText, idleMs);
  checkFinish(read.finished);
  if (read.content.trim() === '') throw invalid('its answer is empty');
  return read;
}

/** The same, whatever it says and however it ended. */
export async function readToEnd(
  stream: Stream<ChatCompletionChunk>,
  onText: (text: string) => void,
  idleMs = IDLE_MS,
): Promise<Read & { readonly finished: string | null }> {
  const findLoop = watchForLoops();
  let content = '';
  let finished: string | null = null;
  let usage: ModelUsage | undefined;

  for await (const chunk of untilIdle(stream, idleMs, () => stream.controller.abort())) {
    usage = readUsage(chunk) ?? usage;
    const [choice] = chunk.choices;
    if (!choice) continue;
    const said = choice.delta.content ?? '';
    content += said;
    finished = choice.finish_reason ?? finished;
    refuse(findLoop(said + readReasoning(choice.delta)), content.length);
    if (said !== '') onText(said);
  }
  return { content, usage, finished };
}

/** `prompt_tokens_details` comes only from servers started with `--enable-prompt-tokens-details`. */
function readUsage({ usage }: ChatCompletionChunk): ModelUsage | undefined {
  if (!usage) return undefined;
  const cachedTokens = usage.prompt_tokens_details?.cached_tokens;
  return {
    promptTokens: usage.prompt_tokens,
    answerTokens: usage.completion_tokens,
    ...(typeof cachedTokens === 'number' && { cachedTokens }),
  };
}

function refuse(loop: Loop | undefined, chars: number): void {
  if (loop === 'whitespace') throw invalid('it wrote nothing but blanks');
  if (loop === 'repetition') throw invalid('it repeated itself without end');
  if (chars > MAX_CHARS) throw invalid('it wrote far too much');
}

/** Both spellings are outside the typed API. */
function readReasoning(delta: object): string {
  const said = 'reasoning' in delta ? delta.reasoning : 'reasoning_content' in delta ? delta.reasoning_content : '';
  return typeof said === 'string' ? said : '';
}

function checkFinish(reason: string | null): void {
  if (reason === 'stop') return;
  if (reason === 'length') throw invalid('its answer did not end within the token limit');
  if (reason === null || reason === 'abort' || reason === 'error') {
    throw new TaiError('MODEL_UNAVAILABLE', 'its answer broke off');
  }
  throw invalid('its answer ended in an unexpected way');
}

function invalid(message: string): TaiError {
  return new TaiError('MODEL_ANSWER_INVALID', message);
}
