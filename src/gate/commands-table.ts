import { catalogue } from '../collectors/catalogue.ts';
import { type Command, UNIT } from '../collectors/command.ts';

/** The catalogue as a table of docs/read-only.md, in the order in which a host is looked at. */
export function commandsTable(): string {
  const rows = catalogue.map(
    ({ collector, command, root }) => `| ${collector} | \`${spell(command)}\` | ${root === undefined ? '' : root} |`,
  );
  return ['| look | command | what root sees more of |', '| --- | --- | --- |', ...rows].join('\n');
}

function spell(command: Command): string {
  return command.map((word) => (word === UNIT ? '<unit>' : word)).join(' ');
}
