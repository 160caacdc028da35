import { catalogue } from '../collectors/catalogue.ts';
import type { Command } from '../collectors/command.ts';
import { findProgramName, PROGRAMS } from '../collectors/programs.ts';

/** The catalogue as a table of docs/read-only.md, in the order in which a host is looked at, and the programs in it. */
export function commandsTable(): string {
  const rows = catalogue.map(
    ({ collector, command, root }) => `| ${collector} | \`${spell(command)}\` | ${root === undefined ? '' : root} |`,
  );
  return ['| look | command | what root sees more of |', '| --- | --- | --- |', ...rows, '', ...programs()].join('\n');
}

function spell(command: Command): string {
  const words = command.map((word) => {
    if (typeof word !== 'string') return `<${word.name}>`;
    const program = findProgramName(word);
    return program === undefined ? word : `[${program}]`;
  });
  return words.join(' ');
}

function programs(): readonly string[] {
  return Object.entries(PROGRAMS).flatMap(([name, lines]) => [
    `\`[${name}]\`, which is sent as one line:`,
    '',
    '```sh',
    ...lines,
    '```',
    '',
  ]);
}
