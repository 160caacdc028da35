import { parseArgs } from 'node:util';
import { answerFromFacts, STAND_IN_NAME } from './vllm-stand-in/answer-from-facts.ts';
import { startVllm } from './vllm-stand-in.ts';

const HELP = `npm run vllm:stand-in [-- --port 8000]

Speaks vLLM's API on 127.0.0.1 for those who have no GPU. There is no model in it: it repeats what rules proved, and says so.`;

/** `npm run vllm:stand-in`: until it is interrupted. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '8000' }, help: { type: 'boolean', default: false } },
});
const port = Number(values.port);
if (values.help) process.stdout.write(`${HELP}\n`);
else if (!Number.isInteger(port) || port < 0 || port > 65_535)
  fail(`--port must be from 0 to 65535, not ${values.port}`);
else await serve();

async function serve(): Promise<void> {
  const options = { model: STAND_IN_NAME, tokensDetails: true, port, answer: answerFromFacts };
  const vllm = await startVllm(options).catch((error: unknown) => {
    fail(
      `port ${port} can not be had (${error instanceof Error ? error.message : 'unknown'}): take another with --port`,
    );
  });
  if (!vllm) return;
  process.stdout.write(
    `A stand-in for vLLM, without a model, at ${vllm.baseUrl}\nTry: TAI_VLLM_BASE_URL=${vllm.baseUrl} tai diagnose …\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void vllm.close());
}

function fail(message: string): undefined {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}
