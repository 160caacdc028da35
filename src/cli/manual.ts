import { EXIT } from './io.ts';
import { type CommandNode, flatten } from './tree.ts';

const EXITS: readonly (readonly [number, string])[] = [
  [EXIT.answered, 'answered'],
  [EXIT.nothingFound, 'nothing found out'],
  [EXIT.usage, 'usage or configuration'],
  [EXIT.unreachable, 'no host could be reached'],
  [EXIT.hostKeyChanged, 'a host key has changed'],
  [EXIT.refused, 'refused: no host may be contacted'],
  [EXIT.ended, 'ended by Ctrl-C or a signal'],
];

const FILES: readonly (readonly [string, string])[] = [
  ['tai.yaml', 'the configuration, where tai is started; --config and TAI_CONFIG name another'],
  ['~/.ssh/config, /etc/ssh/ssh_config', 'how hosts are reached, for what the configuration does not say'],
  ['~/.local/state/tai', "the chat's history, and the data of an own Redis"],
];

const ENVIRONMENT: readonly (readonly [string, string])[] = [
  ['TAI_CONFIG', 'the configuration file'],
  ['TAI_…', 'any key of it: jira.baseUrl is TAI_JIRA_BASE_URL'],
  ['REDIS_URL', 'the same as redis.url'],
  ['NO_COLOR', 'no colours'],
  ['COLUMNS', 'the width, where the output is no terminal'],
  ['LC_ALL, LC_CTYPE, LANG', 'ASCII alone where they name another charset than UTF-8'],
];

/** The manual page, in the macros of man(7). */
export function renderManual(root: CommandNode, version: string): string {
  const [, ...commands] = flatten(root);
  const lines = [
    `.TH TAI 1 "" "tai ${roff(version)}" "tai"`,
    '.SH NAME',
    `tai \\- ${roff('first-pass triage of ops tickets')}`,
    '.SH SYNOPSIS',
    ...commands.filter(({ commands: inner }) => inner.length === 0).flatMap(({ usage }) => ['.B', line(usage), '.br']),
    '.SH DESCRIPTION',
    line(root.about),
    '.SH OPTIONS',
    ...root.options.flatMap(({ flags, about }) => tagged(flags, about)),
    '.SH COMMANDS',
    ...commands.flatMap(writeCommand),
    '.SH EXIT STATUS',
    ...EXITS.flatMap(([code, about]) => tagged(String(code), about)),
    '.SH FILES',
    ...FILES.flatMap(([name, about]) => tagged(name, about)),
    '.SH ENVIRONMENT',
    ...ENVIRONMENT.flatMap(([name, about]) => tagged(name, about)),
  ];
  return `${lines.join('\n')}\n`;
}

function writeCommand({ path, about, usage, values, options, after }: CommandNode): readonly string[] {
  return [
    `.SS ${roff(path)}`,
    line(about),
    '.PP',
    '.B',
    line(usage),
    ...values.filter((value) => value.about !== '').flatMap((value) => tagged(value.name, value.about)),
    ...options.flatMap(({ flags, about: option }) => tagged(flags, option)),
    ...(after === '' ? [] : ['.PP', '.nf', ...after.split('\n').map(line), '.fi']),
  ];
}

function tagged(term: string, about: string): readonly string[] {
  return ['.TP', '.B', line(term), line(about)];
}

/** A line that begins with a dot or a quote would be a request. */
function line(text: string): string {
  const escaped = roff(text);
  return escaped === '' ? '\\&' : /^[.']/.test(escaped) ? `\\&${escaped}` : escaped;
}

function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll('`', '\\(ga')
    .replaceAll("'", '\\(aq')
    .replaceAll('~', '\\(ti')
    .replaceAll('^', '\\(ha');
}
