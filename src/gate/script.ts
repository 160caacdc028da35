import { UNIT_GRAMMAR } from '../collectors/unit-name.ts';
import { ENVIRONMENT, LINE_HEAD, LINE_TAIL } from '../remote-line/line.ts';
import { toShellCommand } from '../remote-line/quote.ts';
import { NICE_WORDS, PROBE, PROBE_SCRIPT, SILENT, TIMEOUT_WORDS } from '../remote-line/tools.ts';
import { spellOut } from './characters.ts';
import { asRoot, listVectors, type Vector } from './vectors.ts';

/** Where the gate is installed, as authorized_keys and the Puppet class name it. */
export const GATE_FILE = '/usr/local/libexec/tai-gate';

/** Folders that belong to root everywhere; the last one is NixOS. */
const PATH = '/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin';

/**
 * A POSIX sh script for `command=` in authorized_keys: it takes the line that the SSH integration builds apart and runs the
 * catalogue's own words, never the words it was sent. A refusal is exit code 126, a reason on stderr and in the host's log.
 * `path`: where programs are looked for, for hosts that keep them elsewhere.
 */
export function gateScript({ path = PATH }: { readonly path?: string } = {}): string {
  const vectors = listVectors();
  const arms = [...vectors, ...vectors.filter(({ root }) => root).map(asRoot)].map(toArm);
  return `${OPENING}
PATH=${quote(path)}
export LC_ALL PATH
${FUNCTIONS}
${TAKE_APART}

case $rest in
${arms.join('\n')}
*) refuse 'it is not in the catalogue' ;;
esac
${EXECUTE}`;
}

const OPENING = `#!/bin/sh
# tai gate: what the key of tai may do on this host. Printed by \`tai gate script\`; do not edit it, print it again.
# Each command below is one of tai's catalogue, all of them read-only. Everything else ends with exit code 126.
set -fu
umask 077
LC_ALL=C`;

const { first, inside, types, maxChars } = UNIT_GRAMMAR;
const UNIT_CHARACTERS = spellOut(`.${inside}`);

const FUNCTIONS = `
refuse() {
  case $line in
  *[![:print:]]*) shown='(not printable)' ;;
  *) shown=$line ;;
  esac
  [ "\${#shown}" -le 500 ] || shown='(too long to show)'
  if command -v logger >/dev/null 2>&1; then
    logger -t tai-gate -p auth.warning -- "refused: $1: $shown" >/dev/null 2>&1 </dev/null || :
  fi
  printf 'tai-gate: refused: %s\\n' "$1" >&2
  exit 126
}

check_unit() {
  unit=$1
  case $unit in
  [!${spellOut(first)}]* | *[!${UNIT_CHARACTERS}]* | *..*) refuse 'it names no unit' ;;
  ${types.map((type) => `?*.${type}`).join(' | ')}) ;;
  *) refuse 'it names no unit' ;;
  esac
  [ "\${#unit}" -le ${maxChars} ] || refuse 'it names no unit'
}

# A FIFO would wait for ever and steal what is in it, a device could do anything.
check_file() {
  [ ! -e "$1" ] || [ -f "$1" ] || refuse 'it is not a regular file'
}`;

const TAKE_APART = `
line=\${SSH_ORIGINAL_COMMAND-}
case $line in
'') refuse 'there is no login with this key, only commands' ;;
${SILENT}) exit 0 ;;
${quote(PROBE)}) exec ${toShellCommand(['sh', '-c', PROBE_SCRIPT])} ;;
${quote(LINE_HEAD)}*${quote(LINE_TAIL)}) ;;
*) refuse 'it is not what tai sends' ;;
esac
rest=\${line#${quote(LINE_HEAD)}}
rest=\${rest%${quote(LINE_TAIL)}}

nice=no
${peel([['yes', NICE_WORDS]], 'nice')}
limit=none
seconds=
${peel(Object.entries(TIMEOUT_WORDS), 'limit')}
if [ "$limit" != none ]; then
  seconds=\${rest%% *}
  rest=\${rest#* }
fi`;

const EXECUTE = `
# "$@" holds words of this file, and a unit's name that was checked.
case $limit in
${Object.entries(TIMEOUT_WORDS)
  .map(([name, words]) => `${quote(name)}) set -- ${toShellCommand(words)} "$seconds" "$@" ;;`)
  .join('\n')}
esac
if [ "$limit" != none ]; then
  case $allowed in
  *" $seconds "*) ;;
  *) refuse 'it is not a time limit of the catalogue' ;;
  esac
fi
[ "$nice" = no ] || set -- ${toShellCommand(NICE_WORDS)} "$@"
exec env ${toShellCommand(ENVIRONMENT)} "$@" </dev/null
`;

/** Longer beginnings first: `timeout ` is also the beginning of the others. */
function peel(ways: readonly (readonly [string, readonly string[]])[], variable: string): string {
  const arms = ways
    .map(([name, words]) => ({ name, text: `${toShellCommand(words)} ` }))
    .toSorted((a, b) => b.text.length - a.text.length)
    .map(({ name, text }) => `${quote(text)}*) ${variable}=${quote(name)} rest=\${rest#${quote(text)}} ;;`);
  return ['case $rest in', ...arms, 'esac'].join('\n');
}

function toArm({ words, takesUnit, seconds }: Vector): string {
  const text = toShellCommand(words);
  const allowed = `allowed=' ${seconds.join(' ')} '`;
  if (takesUnit) {
    const beginning = quote(`${text} `);
    return `${beginning}*)\n  check_unit "\${rest#${beginning}}"\n  set -- ${text} "$unit"\n  ${allowed}\n  ;;`;
  }
  // find opens directories alone, whatever lies in them.
  const read = words.includes('find') ? [] : words.filter((word) => word.startsWith('/'));
  const files = read.map((word) => `  check_file ${toShellCommand([word])}\n`);
  return `${quote(text)})\n${files.join('')}  set -- ${text}\n  ${allowed}\n  ;;`;
}

/** Always between quotes: in a `case` pattern and after `#` and `%` a bare word would be a pattern itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
