import type { Command } from 'commander';

/** What of a command its manual and its completion are made from: the same definitions that parse it and print its help. */
export interface CommandNode {
  /** "tai gate script". */
  readonly path: string;
  readonly about: string;
  readonly usage: string;
  readonly values: readonly ValueNode[];
  readonly options: readonly OptionNode[];
  /** Examples and exit codes, as the help shows them. */
  readonly after: string;
  readonly commands: readonly CommandNode[];
}

export interface OptionNode {
  readonly flags: string;
  readonly long: string;
  readonly about: string;
  /** What its value is completed with; undefined: it takes none. */
  readonly value: ValueKind | undefined;
}

export interface ValueNode {
  readonly name: string;
  readonly about: string;
  readonly kind: ValueKind;
}

export type ValueKind = 'host' | 'file' | 'type' | 'other';

export function toTree(command: Command, path = command.name()): CommandNode {
  const help = command.createHelp();
  return {
    path,
    about: command.description(),
    usage: `${path} ${command.usage()}`.trim(),
    values: command.registeredArguments.map((value) => ({
      name: help.argumentTerm(value),
      about: help.argumentDescription(value),
      kind: kindOf(value.name()),
    })),
    options: help.visibleOptions(command).map((option) => ({
      flags: option.flags,
      long: option.long ?? option.flags,
      about: help.optionDescription(option),
      value: option.required || option.optional ? kindOf(option.name(), option.flags) : undefined,
    })),
    after: textAfter(command),
    commands: help
      .visibleCommands(command)
      .filter((inner) => inner.name() !== 'help')
      .map((inner) => toTree(inner, `${path} ${inner.name()}`)),
  };
}

export function flatten(node: CommandNode): readonly CommandNode[] {
  return [node, ...node.commands.flatMap(flatten)];
}

/** A host, a file or a kind of trouble, by the name of the option or by what its flags call the value. */
function kindOf(name: string, flags = ''): ValueKind {
  if (name === 'host' || name === 'jump-host') return 'host';
  if (name === 'type') return 'type';
  return /<file>/.test(flags) || ['file', 'dir'].includes(name) ? 'file' : 'other';
}

/** commander keeps what `addHelpText` was given as a listener that writes it. */
function textAfter(command: Command): string {
  const texts: string[] = [];
  const context = { error: false, command, write: (text: string) => texts.push(text) };
  const emit: unknown = Reflect.get(command, 'emit');
  if (typeof emit === 'function') Reflect.apply(emit, command, ['afterHelp', context]);
  return texts.join('').trim();
}
