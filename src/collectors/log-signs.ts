import { z } from 'zod';
import type { LogEntry } from './log-entry.ts';

/** What a line of a unit's log says went wrong. */
export const SignKind = z.enum([
  'unit_failed',
  'missing_for_systemd',
  'port_in_use',
  'missing_file',
  'bad_config',
  'no_space',
]);
export type SignKind = z.infer<typeof SignKind>;

export const Sign = z.object({ kind: SignKind, at: z.iso.datetime(), text: z.string(), line: z.int() });
export type Sign = z.infer<typeof Sign>;

const MAX_PER_KIND = 5;
const MAX_CHARS = 300;

/** Said by systemd itself; the wordings are those of systemd 219 to 257. */
const BY_SYSTEMD: readonly (readonly [SignKind, RegExp])[] = [
  [
    'missing_for_systemd',
    /Failed to load environment files: No such file|Failed to (?:locate|find) executable .*No such file|Failed at step \w+ spawning .*No such file|Changing to the requested working directory failed: No such file|Failed to set up (?:mount namespacing|credentials).*No such file/,
  ],
  ['bad_config', /Unit configuration has fatal error|has a bad unit file setting|lacks both ExecStart/],
  [
    'unit_failed',
    /Failed with result|Main process exited|Control process exited|Unit entered failed state|Failed to start|Start request repeated too quickly/,
  ],
];

/** Said by the application. */
const BY_APPLICATION: readonly (readonly [SignKind, RegExp])[] = [
  [
    'port_in_use',
    /\b(?:address|port)(?: \d{1,5})? (?:is )?already in use|EADDRINUSE|bind\(\) to \S+ failed \(98:|only one usage of each socket address/i,
  ],
  ['no_space', /no space left on device|ENOSPC|disk quota exceeded/i],
  ['missing_file', /no such file or directory|ENOENT|FileNotFound|cannot open shared object file/i],
  [
    'bad_config',
    /syntax error .*(?:\/etc\/|\.conf|\.cfg|\.ya?ml|\.toml|\.ini|\bline \d)|\[emerg\].* in \/\S+:\d+|FATAL CONFIG FILE ERROR|bad configuration option|\bunknown (?:variable|directive|option|setting|configuration)\b|(?:invalid|bad|unrecogni[sz]ed|unsupported) (?:configuration|config|directive|option|setting|parameter|command)\b|(?:error|failed|could not|cannot|unable)\b.{0,40}\b(?:pars|load|read)\w*\b.{0,40}(?:config|\.conf\b|\.cfg\b|\.ya?ml\b|\.toml\b|\.ini\b|\.cnf\b)|config\w*(?: file)? (?:test |check |is )?(?:failed|invalid|error)|\[ALERT\].*parsing \[/i,
  ],
];
const HARMLESS = /\b(?:warn(?:ing)?|notice|info|debug|deprecated)\b/i;

/** The newest few of each kind, in the order of the log. */
export function findSigns(entries: readonly LogEntry[]): Sign[] {
  const signs = entries.flatMap((entry) => {
    const kind = kindOf(entry);
    return kind === undefined ? [] : [{ kind, at: entry.at, text: entry.text.slice(0, MAX_CHARS), line: entry.line }];
  });
  return signs.filter(
    (sign, index) => signs.slice(index + 1).filter(({ kind }) => kind === sign.kind).length < MAX_PER_KIND,
  );
}

function kindOf({ source, text }: LogEntry): SignKind | undefined {
  // systemd reports a failed exec from the child, which then already bears the name of the program in parentheses.
  const bySystemd = source === 'systemd' || /^\(.+\)$/.test(source);
  const rules = bySystemd ? BY_SYSTEMD : HARMLESS.test(text) ? [] : BY_APPLICATION;
  return rules.find(([, pattern]) => pattern.test(text))?.[0];
}
