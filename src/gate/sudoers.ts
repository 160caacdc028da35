import { UNIT_PATTERN } from '../collectors/unit-name.ts';
import { listVectors, type Vector } from './vectors.ts';

/** Where the rules are installed; sudo reads no file there whose name holds a dot. */
export const SUDOERS_FILE = '/etc/sudoers.d/tai';

/** sudo compares the file it found with these; one that is not there permits nothing. */
const FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'];
/** The command runs as root, so our own `timeout` could not end it. */
const MORE_SECONDS = 2;

/**
 * sudoers(5) rules for the vectors that gain from root, word for word. A wildcard would match blanks and slashes, and
 * `--vacuum-time` with them; a unit's name is therefore a regular expression, which needs sudo 1.9.10: older ones take it
 * for fixed words and refuse. `user` must be a user name.
 */
export function sudoersRules(user: string): string {
  const vectors = listVectors().filter(({ root }) => root);
  const commands = vectors.flatMap((vector) => FOLDERS.map((folder) => `${folder}/${toRule(vector)}`));
  const seconds = Math.max(...vectors.flatMap((vector) => vector.seconds)) + MORE_SECONDS;
  return `# tai: what ${user} may run as root, all of it read-only. Printed by \`tai gate sudoers\`; install as ${SUDOERS_FILE},
# mode 0440, and check with \`visudo -c\`. tai uses it with \`ssh.sudo: true\` and does without it where it is refused.
Cmnd_Alias TAI_READ_ONLY = \\
  ${commands.join(', \\\n  ')}
Defaults:${user} !requiretty, env_reset, secure_path="/usr/sbin:/usr/bin:/sbin:/bin"
${user} ALL=(root) TIMEOUT=${seconds} NOPASSWD:NOEXEC: TAI_READ_ONLY
`;
}

function toRule({ words: [program, ...words], takesUnit }: Vector): string {
  if (!takesUnit) return [program, ...(words.length === 0 ? ['""'] : words.map(escapeWord))].join(' ');
  const regex = [
    ...words.map((word) => escapeWord(word.replaceAll(/[.[\]{}()*+?^$|\\]/g, '\\$&'))),
    escapeWord(UNIT_PATTERN),
  ];
  return `${program} ^${regex.join(' ')}$`;
}

/** sudoers(5): these need a backslash inside an argument, in a regular expression too. */
function escapeWord(word: string): string {
  return word.replaceAll(/[,:=]/g, '\\$&');
}
