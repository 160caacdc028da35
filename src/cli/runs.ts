import type { Command } from 'commander';
import { TaiError } from '../domain/errors.ts';
import type { Io } from './io.ts';

const RUNS_EXAMPLES = `
Examples:
  tai runs                      the last 20 runs of the server, newest first
  tai runs --limit 100 --json

They are read from the server's Redis: redis.url, TAI_REDIS_URL or REDIS_URL. Runs of \`tai diagnose\` are kept nowhere.`;

const SHOW_EXAMPLES = `
Examples:
  tai show rtpn6yzchq2gu7kfr
  tai show last --evidence
  tai show rtpn6yzchq2gu7kfr --output report.html
  tai show last --json | jq .diagnosis

Exit codes: those of tai diagnose; 1 where there is no such run, or it has not ended.`;

const MAX_RUNS = 1_000;

/** What a server sharing our Redis has done. */
export function addRuns(program: Command, io: Io, finish: (code: number) => void): void {
  const configFile = (): string | undefined => program.opts<{ config?: string }>().config;
  program
    .command('runs')
    .description("list the server's runs, newest first")
    .option('--limit <n>', 'how many', '20')
    .option('--json', 'print one JSON array')
    .addHelpText('after', RUNS_EXAMPLES)
    .action(async ({ limit, json }: { limit: string; json?: true }) => {
      const { listRuns } = await import('./run-runs.ts');
      finish(await listRuns({ limit: readLimit(limit), ...(json && { json }) }, configFile(), io));
    });
  program
    .command('show')
    .description("show one of the server's runs: its report, its evidence, or all of it")
    .argument('<run>', 'its id, or `last`')
    .option('--evidence', 'also what was collected')
    .option('--json', 'print the whole run as JSON')
    .option('--output <file>', 'write the report to a file, by its suffix: .txt, .md, .html or .json')
    .option('--ascii', 'print ASCII alone')
    .addHelpText('after', SHOW_EXAMPLES)
    .action(async (run: string, options: { evidence?: true; json?: true; output?: string; ascii?: true }) => {
      const { showRun } = await import('./run-runs.ts');
      finish(await showRun(run, options, configFile(), io));
    });
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (/^\d{1,4}$/.test(text) && limit >= 1 && limit <= MAX_RUNS) return limit;
  throw new TaiError('CONFIG_INVALID', `--limit ${text}: not a whole number from 1 to ${MAX_RUNS}, for example: 20`);
}
