import type { Command } from 'commander';
import type { Io } from './io.ts';

interface ListOptions {
  readonly json?: true;
}

/** What tai can look at and what it can prove. They contact nothing. */
export function addListCommands(program: Command, io: Io): void {
  program
    .command('collectors')
    .description('list what tai can look at on a host, and for which tickets it does')
    .option('--json', 'print one JSON array, with the commands')
    .addHelpText(
      'after',
      '\nExamples:\n  tai collectors\n  tai collectors --json | jq -r .[].commands[]\n\nThe commands themselves are in docs/read-only.md as well.',
    )
    .action(async ({ json }: ListOptions) => {
      const { listCollectors } = await import('../app/lists.ts');
      const listed = listCollectors();
      const rows = listed.map(({ name, when, root, about }) => [name, when, root === null ? '' : 'root', about]);
      io.stdout.write(json ? toJson(listed) : toTable(['NAME', 'WHEN', 'ROOT', 'ABOUT'], rows));
    });
  program
    .command('findings')
    .description('list what tai can prove without a model, causes before symptoms')
    .option('--json', 'print one JSON array')
    .addHelpText('after', '\nExamples:\n  tai findings\n  tai findings --json | jq -r .[].class')
    .action(async ({ json }: ListOptions) => {
      const { listFindings } = await import('../app/lists.ts');
      const listed = listFindings();
      const rows = listed.map(({ rank, class: name, about }) => [String(rank), name, about]);
      io.stdout.write(json ? toJson(listed) : toTable(['RANK', 'CLASS', 'ABOUT'], rows));
    });
}

function toJson(listed: readonly unknown[]): string {
  return `${JSON.stringify(listed, undefined, 2)}\n`;
}

/** The last column is as long as it is. */
function toTable(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}
