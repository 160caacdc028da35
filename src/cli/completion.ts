import { ISSUE_TYPES } from '../domain/issue-type.ts';
import { type CommandNode, flatten, type OptionNode, type ValueKind } from './tree.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** Hosts are asked for when the key is pressed: an inventory changes. */
const HOSTS = 'tai complete-hosts 2>/dev/null';

/** A script for one shell, made from the commands themselves. */
export function renderCompletion(root: CommandNode, shell: Shell): string {
  switch (shell) {
    case 'bash':
      return bash(root);
    case 'zsh':
      return zsh(root);
    case 'fish':
      return fish(root);
    default:
      return shell satisfies never;
  }
}

/** Case patterns of the options that take a value, by what completes it; each option name means one kind in all commands. */
function valued(root: CommandNode): ReadonlyMap<ValueKind, readonly string[]> {
  const kinds = new Map<ValueKind, Set<string>>();
  for (const { options } of flatten(root))
    for (const { long, value } of options)
      if (value !== undefined) kinds.set(value, (kinds.get(value) ?? new Set()).add(long));
  return new Map([...kinds].map(([kind, names]) => [kind, [...names].toSorted()]));
}

function paths(root: CommandNode): string {
  return flatten(root)
    .slice(1)
    .map(({ path }) => `'${path}'`)
    .join(' | ');
}

function wordsOf({ commands, options }: CommandNode): string {
  return [...commands.map(({ path }) => path.split(' ').at(-1)), ...options.map(({ long }) => long)].join(' ');
}

function kindOfValues({ values }: CommandNode): ValueKind {
  return values[0]?.kind ?? 'other';
}

function bash(root: CommandNode): string {
  const kinds = valued(root);
  const arm = (kind: ValueKind, action: string): string =>
    `    ${(kinds.get(kind) ?? ['--']).join(' | ')}) ${action}; return ;;`;
  const words = flatten(root).map((node) => {
    const hosts = kindOfValues(node) === 'host' ? `; words="$words $(${HOSTS})"` : '';
    return `    '${node.path}') words='${wordsOf(node)}'${hosts} ;;`;
  });
  return `# bash completion for tai: source it, or put it into /usr/share/bash-completion/completions/tai
_tai() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]} at=tai words= word
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD - 1}"; do
    case "$at $word" in ${paths(root)}) at="$at $word" ;; esac
  done
  case $prev in
${arm('host', `mapfile -t COMPREPLY < <(compgen -W "$(${HOSTS})" -- "$cur")`)}
${arm('type', `mapfile -t COMPREPLY < <(compgen -W '${ISSUE_TYPES.join(' ')}' -- "$cur")`)}
${arm('file', 'mapfile -t COMPREPLY < <(compgen -f -- "$cur")')}
${arm('other', ':')}
  esac
  case $at in
${words.join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -o default -F _tai tai
`;
}

function zsh(root: CommandNode): string {
  const kinds = valued(root);
  const arm = (kind: ValueKind, action: string): string =>
    `    ${(kinds.get(kind) ?? ['--']).join('|')}) ${action}; return ;;`;
  const arms = flatten(root).map((node) => {
    const entries = [
      ...node.commands.map(({ path, about }) => zshEntry(path.split(' ').at(-1) ?? '', about)),
      ...node.options.map(({ long, about }) => zshEntry(long, about)),
    ];
    const kind = kindOfValues(node);
    const more = kind === 'host' ? `; compadd -- \${(f)"$(${HOSTS})"}` : kind === 'file' ? '; _files' : '';
    return `    '${node.path}') all=(${entries.join(' ')}); _describe tai all${more} ;;`;
  });
  return `#compdef tai
# zsh completion for tai: put it as _tai into a folder of $fpath, before compinit
_tai() {
  local at=tai word
  local -a all
  for word in \${words[2,CURRENT-1]}; do
    case "$at $word" in
      (${paths(root).replaceAll(' | ', '|')}) at="$at $word" ;;
    esac
  done
  case \${words[CURRENT-1]} in
${arm('host', `compadd -- \${(f)"$(${HOSTS})"}`)}
${arm('type', `compadd -- ${ISSUE_TYPES.join(' ')}`)}
${arm('file', '_files')}
${arm('other', ':')}
  esac
  case $at in
${arms.join('\n')}
  esac
}
if [ "$funcstack[1]" = _tai ]; then _tai "$@"; else compdef _tai tai; fi
`;
}

function zshEntry(name: string, about: string): string {
  return `'${zshWord(name)}:${zshWord(about)}'`;
}

function zshWord(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll(':', '\\:');
}

function fish(root: CommandNode): string {
  const lines = flatten(root).flatMap((node) => {
    const at = `-n '__tai_at "${node.path}"'`;
    return [
      ...node.commands.map(
        ({ path, about }) => `complete -c tai ${at} -f -a '${path.split(' ').at(-1)}' -d '${fishWord(about)}'`,
      ),
      ...node.options.map((option) => `complete -c tai ${at} ${fishOption(option)} -d '${fishWord(option.about)}'`),
      ...(kindOfValues(node) === 'host' ? [`complete -c tai ${at} -f -a '(${HOSTS})'`] : []),
    ];
  });
  return `# fish completion for tai: put it into ~/.config/fish/completions/tai.fish
function __tai_at
  set -l at tai
  for word in (commandline -opc)[2..]
    switch "$at $word"
      case ${paths(root).replaceAll(' | ', ' ')}
        set at "$at $word"
    end
  end
  test "$at" = "$argv[1]"
end
${lines.join('\n')}
`;
}

function fishOption({ long, value }: OptionNode): string {
  const name = long.startsWith('--') ? `-l ${long.slice(2)}` : `-s ${long.slice(1)}`;
  switch (value) {
    case 'host':
      return `${name} -x -a '(${HOSTS})'`;
    case 'type':
      return `${name} -x -a '${ISSUE_TYPES.join(' ')}'`;
    case 'file':
      return `${name} -r -F`;
    case 'other':
      return `${name} -x`;
    case undefined:
      return `${name} -f`;
    default:
      return value satisfies never;
  }
}

function fishWord(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
