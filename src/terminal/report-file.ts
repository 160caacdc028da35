import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { renderHtml, renderMarkdown, renderText } from '../app.ts';
import { TaiError } from '../domain/errors.ts';
import type { Report } from '../domain/report.ts';
import type { Run } from '../domain/run.ts';

/** The forms a report can be written in, by the file's suffix. */
const FORMS: Readonly<Record<string, (report: Report, run: Run) => string>> = {
  '.txt': (report) => `${renderText(report)}\n`,
  '.md': renderMarkdown,
  '.markdown': renderMarkdown,
  '.html': renderHtml,
  '.htm': renderHtml,
  '.json': (_, run) => `${JSON.stringify(run, undefined, 2)}\n`,
};

/** Asked before the work, which may take minutes. Throws CONFIG_INVALID. `word` stands before the file's name in what is said. */
export function checkReportFile(file: string, word: string): void {
  if (FORMS[extname(file).toLowerCase()] !== undefined) return;
  const forms = Object.keys(FORMS).join(', ');
  throw new TaiError('CONFIG_INVALID', `${word}${file}: its suffix must be one of ${forms}, for example: report.md`);
}

/** Readable by its owner alone. Throws CONFIG_INVALID. */
export async function writeReport(run: Run, file: string, word: string): Promise<void> {
  checkReportFile(file, word);
  const write = FORMS[extname(file).toLowerCase()];
  if (write === undefined || run.report === undefined) return;
  await writeFile(file, write(run.report, run), { mode: 0o600 }).catch((cause: unknown) => {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new TaiError('CONFIG_INVALID', `${word}${file}: can not be written (${reason})`, cause);
  });
}
