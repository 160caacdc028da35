import type { ServerResponse } from 'node:http';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';
import { chunkBody, errorBody, usageBody, type Counts } from './bodies.ts';

/** Whole answers that are no use, or only after some reading. */
type TextFault =
  | 'invalid json'
  | 'empty'
  | 'fenced'
  | 'leaked reasoning'
  | 'schema ignored'
  | 'free text'
  | 'wrong language'
  | 'token limit';
/** Answers that do not end, or not as they should. */
type FlowFault = 'stall' | 'cut' | 'early end' | 'error in stream' | 'blanks' | 'repetition' | 'endless thought';
/** Everything a real server has been seen to do wrong once it has said 200. */
export type StreamFault = TextFault | FlowFault;

const FLOW_FAULTS: ReadonlySet<string | undefined> = new Set<FlowFault>([
  'stall',
  'cut',
  'early end',
  'error in stream',
  'blanks',
  'repetition',
  'endless thought',
]);

interface Speaker {
  readonly model: string;
  /** Between two pieces. */
  readonly pieceMs: number;
}

/** Writes the answer as a real server streams it: role first, then pieces, then the reason it ended, usage, `[DONE]`. */
export async function streamAnswer(
  response: ServerResponse,
  speaker: Speaker,
  answer: string,
  fault: StreamFault | undefined,
  counts: Counts,
) {
  const { model } = speaker;
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  send(response, chunkBody(model, { role: 'assistant', content: '' }));
  send(response, chunkBody(model, { reasoning: 'thinking is off, ' }));
  send(response, chunkBody(model, { reasoning_content: 'and ignored.' }));

  if (isFlowFault(fault)) return await breakOff(response, speaker, answer, fault);
  await sendText(response, speaker, distort(answer, fault));
  end(response, model, fault === 'token limit' ? 'length' : 'stop', counts);
}

export function isFlowFault(fault: StreamFault | undefined): fault is FlowFault {
  return FLOW_FAULTS.has(fault);
}

async function breakOff(response: ServerResponse, speaker: Speaker, answer: string, fault: FlowFault): Promise<void> {
  if (fault === 'blanks') return await sendForever(response, speaker, '{ "causes": [', '\n      ');
  if (fault === 'repetition')
    return await sendForever(response, speaker, '{"causes":[{"statement":"', 'the disk is full and ');

  if (fault === 'endless thought')
    return await sendForever(response, speaker, '<|channel>thought\n', 'But wait, it could be the disk. ');

  await sendText(response, speaker, fault === 'early end' ? answer : answer.slice(0, 20));
  switch (fault) {
    case 'stall':
      return;
    case 'cut':
      response.destroy();
      return;
    case 'early end':
      response.end();
      return;
    case 'error in stream':
      send(response, errorBody('EngineCore encountered an issue.', 'InternalServerError', null, 500));
      response.end('data: [DONE]\n\n');
      return;
    default:
      fault satisfies never;
  }
}

export function distort(answer: string, fault: TextFault | undefined): string {
  switch (fault) {
    case 'invalid json':
      return `${answer.slice(0, -2)},,`;
    case 'empty':
      return '';
    case 'fenced':
      return `\`\`\`json\n${answer}\n\`\`\``;
    case 'leaked reasoning':
      return `<|channel>thought\nThe set {disk, memory} comes first. {"draft": true}<channel|>${answer}`;
    case 'schema ignored':
      return JSON.stringify({ analysis: 'The disk is full.', confidence: 0.9 });
    case 'free text':
      return 'I think that the disk is full, but I can not be sure of it.';
    case 'wrong language':
      return answer.replaceAll(/"statement":"[^"]*"/g, '"statement":"磁盘已满，因为调试日志在凌晨两点以后不断增长"');
    case 'token limit':
      return answer.slice(0, -10);
    case undefined:
      return answer;
    default:
      return fault satisfies never;
  }
}

async function sendText(response: ServerResponse, { model, pieceMs }: Speaker, text: string): Promise<void> {
  for (let at = 0; at < text.length && !response.destroyed; at += 16) {
    send(response, chunkBody(model, { content: text.slice(at, at + 16) }));
    await (pieceMs > 0 ? sleep(pieceMs) : turn());
  }
}

/** Until the client hangs up, which is what the test waits for. */
async function sendForever(response: ServerResponse, speaker: Speaker, head: string, piece: string): Promise<void> {
  await sendText(response, speaker, head);
  while (!response.destroyed) {
    send(response, chunkBody(speaker.model, { content: piece }));
    await turn();
  }
}

function end(response: ServerResponse, model: string, reason: 'stop' | 'length', counts: Counts): void {
  send(response, chunkBody(model, { content: '' }, reason));
  send(response, usageBody(model, counts));
  response.end('data: [DONE]\n\n');
}

function send(response: ServerResponse, body: object): void {
  if (!response.destroyed) response.write(`data: ${JSON.stringify(body)}\n\n`);
}
