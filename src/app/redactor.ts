import type { Config } from '../config.ts';
import { redactConfig } from '../collectors/redact-config.ts';
import { createRedactor } from '../evidence/redact.ts';
import { redactStream } from '../evidence/redact-stream.ts';
import { redactStrictly } from '../evidence/redact-strict.ts';

/** Redacts a stream as tai does before storage, model and posting; `strictly` as it does with configuration files, and more. */
export function openRedactor(
  { redaction }: Pick<Config, 'redaction'>,
  strictly: boolean,
): (chunks: AsyncIterable<Uint8Array | string>) => AsyncIterable<string> {
  const { redact } = createRedactor(redaction.patterns);
  return (chunks) => redactStream(chunks, strictly ? (text) => redactStrictly(redact(redactConfig(text))) : redact);
}

/** The same for a short text. */
export function redactText({ redaction }: Pick<Config, 'redaction'>, text: string): string {
  return createRedactor(redaction.patterns).redact(text);
}
