import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { redactText } from '../app.ts';
import type { Config } from '../config.ts';
import { TaiError } from '../domain/errors.ts';
import { newRun, Run } from '../domain/run.ts';
import type { Ticket } from '../domain/ticket.ts';

/** What `tai collect --json` writes; `tai diagnose --json` writes more of the same. */
const Evidence = Run.pick({
  request: true,
  ticket: true,
  hosts: true,
  refusedHosts: true,
  unsureHosts: true,
  evidence: true,
  startedAt: true,
});

/** A run as far as it was collected, with other words as its ticket where they are given. Throws CONFIG_INVALID. */
export async function readEvidence(file: string, words: string, config: Config): Promise<Run> {
  const read = Evidence.safeParse(await readJson(file));
  if (!read.success) {
    const where = z.prettifyError(read.error).split('\n', 2).join(' ').trim();
    throw new TaiError(
      'CONFIG_INVALID',
      `--evidence ${file}: is not what \`tai collect --json\` writes (${where}); make it with: tai collect --host web-03 --json > web-03.json`,
    );
  }
  const { request, ticket, ...found } = read.data;
  // The ticket system it came from may not be configured here, and is not asked.
  const ref = { system: 'console', id: request.ticket.id };
  const given: Ticket = { ref, label: '', scope: 'console', title: '', text: '', hosts: [], ...ticket };
  const text = redactText(config, words.trim());
  const asked = text === '' ? given : { ...given, title: text.split('\n', 1)[0]?.slice(0, 200) ?? '', text };
  return { ...newRun({ ...request, ticket: ref }, 1), ...found, ticket: { ...asked, ref } };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'is no JSON' : 'can not be read';
    throw new TaiError('CONFIG_INVALID', `--evidence ${file}: ${reason}`, cause);
  }
}
