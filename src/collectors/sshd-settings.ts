import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** Names in lower case, in the order they stand; of one name the first counts. */
  settings: z.array(z.object({ name: z.string(), value: z.string(), line: z.int() })),
});

/** What decides on who gets in, of the hundred that there are (sshd_config(5)). */
const NAMES = [
  'allowgroups',
  'allowusers',
  'authenticationmethods',
  'authorizedkeyscommand',
  'authorizedkeysfile',
  'denygroups',
  'denyusers',
  'include',
  'listenaddress',
  'logingracetime',
  'match',
  'maxauthtries',
  'maxsessions',
  'maxstartups',
  'passwordauthentication',
  'permitrootlogin',
  'persourcepenalties',
  'port',
  'pubkeyacceptedalgorithms',
  'pubkeyacceptedkeytypes',
  'pubkeyauthentication',
  'strictmodes',
  'usepam',
] as const;
const KNOWN: ReadonlySet<string> = new Set(NAMES);

/** `sshd -T` prints the settings in force, to root alone as it loads the host's keys first; the files are what was written. */
export const sshdSettings = defineCollector({
  name: 'sshd-settings',
  about: 'Who may log in by SSH, and how, as sshd is set up',
  hides: 'how sshd is set up',
  trust: 'system',
  when: ['auth_access'],
  root: "sshd's settings where its files are not for everyone",
  redaction: 'config',
  facts: Facts,
  slow: true,
  commands: [
    ['sshd', '-T'],
    ['cat', '/etc/ssh/sshd_config'],
  ],
  recognises: [/^sshd\s+-\w*T/, /^(?:[ef]?grep|cat|tail|head|less|awk|sed)\b.*\bsshd_config/],
  parse(lines) {
    const settings = lines.flatMap(({ number, text }) => {
      const [, name = '', value = ''] = /^(?:\/\S+:)?(?:\d+:)?\s*([A-Za-z]+)[\s=]+(\S.*)$/.exec(text) ?? [];
      return KNOWN.has(name.toLowerCase()) ? [{ name: name.toLowerCase(), value: value.trim(), line: number }] : [];
    });
    if (settings.length === 0) throw new Error('no setting in it');
    return { settings };
  },
  keep: ({ settings }) => settings.map(({ line }) => line),
});
