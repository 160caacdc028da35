import { renderText } from '../app.ts';
import type { Run } from '../domain/run.ts';
import { lookOf, type LookOptions } from '../terminal/look.ts';
import { paintReport } from '../terminal/paint.ts';
import type { Io } from './io.ts';

export interface PrintOptions extends LookOptions {
  readonly json?: true;
}

/** The whole run as JSON, or its report as this terminal shows it best. */
export function printReport(run: Run, options: PrintOptions, io: Io): void {
  if (options.json) {
    io.stdout.write(`${JSON.stringify(run, undefined, 2)}\n`);
    return;
  }
  if (run.report === undefined) return;
  const { width, ascii, colour } = lookOf(io.stdout, io.environment, options);
  const text = renderText(run.report, { width, ascii });
  io.stdout.write(`${colour ? paintReport(text) : text}\n`);
}

/** For a place that is no terminal. */
export function reportText({ report }: Run, { ascii = false }: { readonly ascii?: boolean }): string {
  return report === undefined ? '' : `${renderText(report, { ascii })}\n`;
}
