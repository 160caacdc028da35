import { createReadStream } from 'node:fs';
import { once } from 'node:events';
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { TaiError } from '../domain/errors.ts';
import { EXIT, type Io } from './io.ts';

/** Commands that show what tai makes of a text, and contact nothing. */
export function addTextCommands(program: Command, io: Io, finish: (code: number) => void): void {
  const config = async () => {
    const { loadConfig } = await import('./load-config.ts');
    return loadConfig(program.opts<{ config?: string }>().config, io);
  };

  program
    .command('hosts')
    .description('show which hosts a ticket would have tai contact, and why; contacts none')
    .argument('[file]', 'the ticket as text or as an Atlassian document, or - for standard input', '-')
    .option('--scope <scope>', 'judge by the allow-list of this scope, such as jira:OPS')
    .option('--json', 'print one JSON object')
    .addHelpText(
      'after',
      '\nExample:\n  echo "web-03 is slow, web-04 is fine" | tai hosts\n\nExit codes: 0 some host would be contacted, 1 none, 2 usage.',
    )
    .action(async (file: string, { scope, json }: { scope?: string; json?: true }) => {
      const { showHosts } = await import('../app.ts');
      const { toWords } = await import('./adf-words.ts');
      const text = toWords(await readAll(input(file, io)));
      const shown = showHosts(await config(), { text, ...(scope !== undefined && { scope }) });
      io.stdout.write(json ? `${JSON.stringify(shown, undefined, 2)}\n` : renderShown(shown));
      finish(shown.hosts.some(({ verdict }) => verdict === 'contact') ? EXIT.answered : EXIT.nothingFound);
    });
  program
    .command('redact')
    .description('copy a text with its secrets replaced by what they were')
    .argument('[file]', 'the text, or - for standard input', '-')
    .option('--config-file', 'stricter, for configuration files: of values only the plainly harmless stay')
    .addHelpText('after', '\nExample:\n  journalctl -u app | tai redact > app.log')
    .action(async (file: string, { configFile = false }: { configFile?: boolean }) => {
      const { openRedactor } = await import('../app.ts');
      const redact = openRedactor(await config(), configFile);
      for await (const piece of redact(input(file, io))) {
        io.signal.throwIfAborted();
        if (!io.stdout.write(piece)) await once(io.stdout, 'drain', { signal: io.signal });
      }
    });
}

/** Throws CONFIG_INVALID when the file can not be read. */
async function* input(file: string, { stdin }: Io): AsyncGenerator<Uint8Array | string> {
  try {
    yield* file === '-' ? stdin : createReadStream(file);
  } catch (cause) {
    throw new TaiError('CONFIG_INVALID', `${file}: can not be read`, cause);
  }
}

interface Shown {
  readonly hosts: readonly {
    readonly name: string;
    readonly kind: string;
    readonly verdict: string;
    readonly why: string;
  }[];
  readonly unsure: readonly { readonly written: string; readonly likely: string }[];
}

function renderShown({ hosts, unsure }: Shown): string {
  if (hosts.length + unsure.length === 0) return 'names no host\n';
  const width = Math.min(60, Math.max(...hosts.map(({ name }) => name.length), 1));
  const lines = hosts.map(
    ({ name, kind, verdict, why }) => `${verdict.padEnd(9)}  ${name.padEnd(width)}  ${kind}: ${why}\n`,
  );
  const questions = unsure.map(({ written, likely }) => `ask        "${written}": did you mean ${likely}?\n`);
  return [...lines, ...questions].join('');
}
