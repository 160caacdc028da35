import { TaiError } from '../src/domain/errors.ts';

const FRAMES = 6;

/** What may be logged of an error: its code, or its name and where it was thrown. A message can quote a ticket, and an error
 * of ioredis carries the whole command it belonged to. */
export function errorFields(error: unknown): object {
  if (error instanceof TaiError) return { code: error.code };
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...('code' in error && { code: error.code }),
    at: frames.slice(0, FRAMES).map((line) => line.trim()),
  };
}
