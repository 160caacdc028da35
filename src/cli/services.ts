import type { Command } from 'commander';
import type { Io } from './io.ts';

const ROLES = {
  start: {
    intake: true,
    workers: true,
    about: 'everything in one process: web server, workers and, without redis.url, an own Redis',
    examples: ['tai start', 'tai --config /etc/tai/tai.yaml start'],
  },
  serve: {
    intake: true,
    workers: false,
    about: 'intake only: webhooks, Slack, the page; needs redis.url',
    examples: ['REDIS_URL=redis://redis.example.com tai serve'],
  },
  work: {
    intake: false,
    workers: true,
    about: 'workers only; needs redis.url',
    examples: ['REDIS_URL=redis://redis.example.com tai work'],
  },
} as const;

/** The three commands that stay: each may run any number of times on one Redis. */
export function addServices(program: Command, io: Io, finish: (code: number) => void): void {
  for (const [name, role] of Object.entries(ROLES)) {
    program
      .command(name)
      .description(role.about)
      .addHelpText(
        'after',
        `\nExamples:\n${role.examples.map((one) => `  ${one}`).join('\n')}\n\nIt ends in order on SIGTERM; what is under way goes back to the queue.`,
      )
      .action(async () => {
        const { loadConfig } = await import('./load-config.ts');
        const config = await loadConfig(program.opts<{ config?: string }>().config, io);
        const { runService } = await import('./run-service.ts');
        finish(await runService(config, role, io));
      });
  }
}
