import { BATCH_SECONDS, BATCH_WORDS, MAX_BATCH, MEMBER_TAIL, TAG_HEAD } from '../remote-line/batch.ts';
import { ENVIRONMENT, LINE_HEAD, LINE_TAIL } from '../remote-line/line.ts';
import { LOOK_WORDS } from '../remote-line/named-files.ts';
import { toShellCommand } from '../remote-line/quote.ts';
import { IONICE_WORDS, NICE_WORDS, PROBE, PROBE_SCRIPT, SILENT, TIMEOUT_WORDS } from '../remote-line/tools.ts';
import { toArm } from './arms.ts';
import { CHECKS } from './checks.ts';
import { quote } from './quote.ts';
import { asRoot, listVectors } from './vectors.ts';

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
nice=no ionice=no limit=none batch=no
look=${quote(`${toShellCommand(LOOK_WORDS)} `)}
${FUNCTIONS}
${CHECKS}
# $1: a command as tai sends it, without what holds it back.
run() {
  rest=$1
  case $rest in
${arms.join('\n')}
  *) refuse 'it is not in the catalogue' ;;
  esac
  start "$@" </dev/null
}
${BATCH}
${TAKE_APART}`;
}

const OPENING = `#!/bin/sh
# tai gate: what the key of tai may do on this host. Printed by \`tai gate script\`; do not edit it, print it again.
# Each command below is one of tai's catalogue, all of them read-only. Everything else ends with exit code 126.
# shellcheck disable=SC1003,SC2016 # the programs after \`sh -c\` are constant, and for that sh to read
set -fu
umask 077
LC_ALL=C`;

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

# "$@" holds words of this file, and values that were checked. It is held back as tai asked for, and never longer.
start() {
  if [ "$limit" != none ]; then
    case $allowed in
    *" $seconds "*) ;;
    *) refuse 'it is not a time limit of the catalogue' ;;
    esac
  fi
  case $limit in
${Object.entries(TIMEOUT_WORDS)
  .map(([name, words]) => `  ${quote(name)}) set -- ${toShellCommand(words)} "$seconds" "$@" ;;`)
  .join('\n')}
  esac
  [ "$ionice" = no ] || set -- ${toShellCommand(IONICE_WORDS)} "$@"
  [ "$nice" = no ] || set -- ${toShellCommand(NICE_WORDS)} "$@"
  [ "$batch" = no ] || exec "$@"
  exec env ${toShellCommand(ENVIRONMENT)} "$@"
}`;

const BATCH = `
mark() {
  printf '\\n%s %s\\n' "$tag" "$1"
  printf '\\n%s\\n' "$tag" >&2
}

# Several commands on standard input, a line each: what tai would have a shell read, compared and never read by one.
if [ "\${1-}" = batch ]; then
  batch=yes
  IFS= read -r line || refuse 'the batch is empty'
  tag=\${line#${TAG_HEAD}}
  case $tag in
  "$line" | *[!0123456789abcdef]*) refuse 'the batch has no tag' ;;
  esac
  [ "\${#tag}" -eq 32 ] || refuse 'the batch has no tag'
  # What a shell would mark the output with; here that is done above.
  IFS= read -r line
  IFS= read -r line
  mark 0
  count=
  while IFS= read -r line; do
    count=x$count
    [ "\${#count}" -le ${MAX_BATCH} ] || refuse 'the batch is too long'
    (
      case $line in
      *${quote(MEMBER_TAIL)}) run "\${line%${quote(MEMBER_TAIL)}}" ;;
      esac
      refuse 'it is not what tai sends'
    )
    mark "$?"
  done
  exit 0
fi`;

const TAKE_APART = `
line=\${SSH_ORIGINAL_COMMAND-}
case $line in
'') refuse 'there is no login with this key, only commands' ;;
${SILENT}) exit 0 ;;
${quote(PROBE)}) exec ${toShellCommand(['sh', '-c', PROBE_SCRIPT])} ;;
${quote(LINE_HEAD)}*${quote(LINE_TAIL)}) several=no ;;
${quote(LINE_HEAD)}*${quote(toShellCommand(BATCH_WORDS))}) several=yes ;;
*) refuse 'it is not what tai sends' ;;
esac
rest=\${line#${quote(LINE_HEAD)}}
rest=\${rest%${quote(LINE_TAIL)}}

${peel([['yes', NICE_WORDS]], 'nice')}
${peel([['yes', IONICE_WORDS]], 'ionice')}
${peel(Object.entries(TIMEOUT_WORDS), 'limit')}
if [ "$limit" != none ]; then
  seconds=\${rest%% *}
  rest=\${rest#* }
fi

[ "$several" = yes ] || run "$rest"
[ "$rest" = ${quote(toShellCommand(BATCH_WORDS))} ] || refuse 'it is not what tai sends'
allowed=' ${BATCH_SECONDS} '
start sh "$0" batch
`;

/** Longer beginnings first: `timeout ` is also the beginning of the others. */
function peel(ways: readonly (readonly [string, readonly string[]])[], variable: string): string {
  const arms = ways
    .map(([name, words]) => ({ name, text: `${toShellCommand(words)} ` }))
    .toSorted((a, b) => b.text.length - a.text.length)
    .map(({ name, text }) => `${quote(text)}*) ${variable}=${quote(name)} rest=\${rest#${quote(text)}} ;;`);
  return ['case $rest in', ...arms, 'esac'].join('\n');
}
