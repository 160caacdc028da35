import { SUDOERS_FILE } from './files.ts';
import { listVectors, type Vector } from './vectors.ts';

/** sudo compares the file it found with these; one that is not there permits nothing. */
const FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin'];
/** The command runs as root, so our own `timeout` could not end it. */
const MORE_SECONDS = 2;

/**
 * sudoers(5) rules for the vectors that gain from root, word for word. A wildcard would match blanks and slashes, and
 * `--vacuum-time` with them; what varies is therefore a regular expression, which needs sudo 1.9.10: older ones take it
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

/** Throws for a parameter that no regular expression can say: no rule could be printed that checks it. */
function toRule({ words: [program, ...words] }: Vector): string {
  const fixed = words.filter((word) => typeof word === 'string');
  if (fixed.length === words.length) {
    return [program, ...(fixed.length === 0 ? ['""'] : fixed.map(escapeWord))].join(' ');
  }
  const regex = words.map((word) => {
    if (typeof word === 'string') return escapeWord(word.replaceAll(/[.[\]{}()*+?^$|\\]/g, '\\$&'));
    if (word.pattern === undefined) throw new Error(`${program}: sudo could not check <${word.name}>`);
    return escapeWord(word.pattern);
  });
  return `${program} ^${regex.join(' ')}$`;
}

/** sudoers(5): these need a backslash inside an argument, in a regular expression too. */
function escapeWord(word: string): string {
  return word.replaceAll(/[,:=]/g, '\\$&');
}
