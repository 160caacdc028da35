import type { ParameterKind } from '../collectors/parameter.ts';
import {
  casesOf,
  CERTIFICATES,
  CONFIG_FILES,
  FOLDERS,
  LOG_FILES,
  ODD_PATHS,
  PATH_CHARACTERS,
  PATH_MAX_CHARS,
  type PathGrammar,
} from '../collectors/path-grammar.ts';
import { UNIT_GRAMMAR } from '../collectors/unit-name.ts';
import { spellOut } from './characters.ts';

const { first, inside, types, maxChars } = UNIT_GRAMMAR;
const DIGITS = spellOut('0-9');
const FROM_ONE = spellOut('1-9');
const SMALL = spellOut('a-z');

/** The function that refuses, in the gate, whatever its parameter is not. */
export const CHECK_OF: Readonly<Record<ParameterKind, string>> = {
  unit: 'check_unit',
  'log-file': 'check_log',
  'config-file': 'check_config',
  'certificate-file': 'check_certificate',
  folder: 'check_folder',
  device: 'check_device',
  endpoint: 'check_endpoint',
  count: 'check_count',
  moment: 'check_moment',
};

/** The grammars of parameters once more, in `case` patterns: letter by letter where a range would depend on the locale. */
export const CHECKS = `
check_unit() {
  case $1 in
  [!${spellOut(first)}]* | *[!${spellOut(`.${inside}`)}]* | *..*) refuse 'it names no unit' ;;
  ${types.map((type) => `?*.${type}`).join(' | ')}) ;;
  *) refuse 'it names no unit' ;;
  esac
  [ "\${#1}" -le ${maxChars} ] || refuse 'it names no unit'
}

check_count() {
  case $1 in
  '' | [!${FROM_ONE}]* | *[!${DIGITS}]* | ?????*) refuse 'it holds no number where one belongs' ;;
  esac
}

check_moment() {
  case $1 in
  @[!${FROM_ONE}]* | @*[!${DIGITS}]* | @???????????*) refuse 'it holds no time where one belongs' ;;
  @?????????*) ;;
  *) refuse 'it holds no time where one belongs' ;;
  esac
}

check_device() {
  case $1 in
  /dev/sd[${SMALL}] | /dev/sd[${SMALL}][${SMALL}] | /dev/nvme[${DIGITS}] | /dev/nvme[${DIGITS}][${DIGITS}]) ;;
  *) refuse 'it names no disk' ;;
  esac
}

check_endpoint() {
  case $1 in
  127.0.0.1:[!${FROM_ONE}]* | 127.0.0.1:*[!${DIGITS}]* | 127.0.0.1:??????*) refuse 'it names no port of this host' ;;
  127.0.0.1:?*) ;;
  *) refuse 'it names no port of this host' ;;
  esac
  [ "\${1#127.0.0.1:}" -le 65535 ] || refuse 'it names no port of this host'
}

check_path() {
  case $1 in
  [!/]* | *[!${spellOut(PATH_CHARACTERS)}]* | ${ODD_PATHS.join(' | ')}) refuse 'it names no path' ;;
  /?*) ;;
  *) refuse 'it names no path' ;;
  esac
  [ "\${#1}" -le ${PATH_MAX_CHARS} ] || refuse 'it names no path'
}
${checkPath('check_log', LOG_FILES)}
${checkPath('check_config', CONFIG_FILES)}
${checkPath('check_certificate', CERTIFICATES)}
${checkPath('check_folder', FOLDERS)}

# A FIFO would wait for ever and steal what is in it, a device could do anything.
check_file() {
  [ ! -e "$1" ] || [ -f "$1" ] || refuse 'it is not a regular file'
}`;

/** What the path leads to is the business of the program that reads it. */
function checkPath(name: string, grammar: PathGrammar): string {
  return `
${name}() {
  check_path "$1"
  ${casesOf(grammar, '1', "refuse 'it is not where tai may read'")}
}`;
}
