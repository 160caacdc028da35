#!/usr/bin/env node
import { runCli } from './cli/program.ts';

/** The only file that touches `process`. A first signal ends the work in order, a second one at once. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  });
}
// A reader that has seen enough (`tai … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

if (process.loadEnvFile !== undefined && process.env['TAI_CONFIG'] === undefined) {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error;
  }
}

// No `await` out here: the one-file program is a CommonJS module (deploy/binary).
void run();

async function run(): Promise<void> {
  const code = await runCli({
    argv: process.argv,
    environment: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: stop.signal,
  });
  process.exitCode = code;
  // What is left open by now (a connection that was never made) must not keep the process.
  setTimeout(() => process.exit(code), 3_000).unref();
}
