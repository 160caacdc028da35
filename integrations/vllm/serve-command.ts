/** What serves Gemma 4 well, and why. Sources: vLLM's recipe for Gemma 4, vLLM #40080 and #49445. */
const FLAGS: readonly string[] = [
  '--served-model-name gemma4:a4b', // the name tai shows
  '--max-model-len 32768', // tai needs about 10,000; more context only takes memory
  '--gpu-memory-utilization 0.90', // the rest of the memory is for the cache
  '--language-model-only', // no images are sent
  '--reasoning-parser gemma4', // keeps thoughts out of the answer
  `--structured-outputs-config '{"backend":"xgrammar","disable_any_whitespace":true}'`, // Gemma 4 loops in blanks otherwise
  '--enable-prompt-tokens-details', // says how much of a prompt was cached
  '--max-num-queued-reqs 64', // says 503 instead of queueing without end
  '--api-key "$TAI_VLLM_API_KEY"', // guards /v1 only: keep the port closed to others
];

/** The whole command in one line, as a shell takes it. */
export function serveCommand(model = 'google/gemma-4-26B-A4B-it'): string {
  return [`vllm serve ${model}`, ...FLAGS].join(' ');
}
