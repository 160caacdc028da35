import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Facts = z.object({
  /** Undefined where SELinux is not in the kernel. */
  selinux: z.object({ mode: z.enum(['enforcing', 'permissive', 'disabled']), line: z.int() }).exactOptional(),
  apparmor: z.object({ enabled: z.boolean(), line: z.int() }).exactOptional(),
  /** Booleans of SELinux that are off, as getsebool(8) prints them. */
  booleansOff: z.array(z.object({ name: z.string(), line: z.int() })),
});
type Mode = 'enforcing' | 'permissive' | 'disabled';

/** `head` puts the file's name before its contents. selinux(8): 1 is enforcing; apparmor(7): Y is enabled. */
export const securityModules = defineCollector({
  name: 'security-modules',
  about: 'Whether SELinux and AppArmor are in force',
  hides: 'whether SELinux or AppArmor is in force',
  trust: 'system',
  when: ['auth_access', 'service_down', 'resource_limits'],
  facts: Facts,
  commands: [['head', '-n', '1', '/sys/fs/selinux/enforce', '/sys/module/apparmor/parameters/enabled']],
  okExitCodes: [0, 1], // One of the two is missing nearly everywhere.
  recognises: [/^(?:getenforce|sestatus|getsebool|aa-status|apparmor_status|semanage boolean)\b/, /selinux\/enforce/],
  parse(lines) {
    const selinux = first(lines, modeOf);
    const apparmor = first(lines, apparmorOf);
    const booleansOff = lines.flatMap(({ number, text }) => {
      const name = /^(\w+)\s+(?:--> off|\(off\s*,)/.exec(text)?.[1];
      return name === undefined ? [] : [{ name, line: number }];
    });
    if (!selinux && !apparmor && booleansOff.length === 0) throw new Error('neither of the two');
    return {
      ...(selinux && { selinux: { mode: selinux.value, line: selinux.line } }),
      ...(apparmor && { apparmor: { enabled: apparmor.value, line: apparmor.line } }),
      booleansOff,
    };
  },
  keep: ({ selinux, apparmor, booleansOff }) =>
    [selinux, apparmor, ...booleansOff].flatMap((one) => (one === undefined ? [] : [one.line])),
});

interface Found<T> {
  readonly value: T;
  readonly line: number;
}

function first<T>(lines: readonly Line[], read: (text: string, before: string) => T | undefined): Found<T> | undefined {
  for (const [index, { number, text }] of lines.entries()) {
    const value = read(text, lines[index - 1]?.text ?? '');
    if (value !== undefined) return { value, line: number };
  }
  return undefined;
}

function modeOf(text: string, before: string): Mode | undefined {
  const word = /^(?:Current mode:\s+)?(enforcing|permissive|disabled)\s*$/i.exec(text)?.[1]?.toLowerCase();
  if (word === 'enforcing' || word === 'permissive' || word === 'disabled') return word;
  if (/^SELinux status:\s+disabled/.test(text)) return 'disabled';
  if (!before.includes('/sys/fs/selinux/enforce')) return undefined;
  return text === '1' ? 'enforcing' : 'permissive';
}

function apparmorOf(text: string, before: string): boolean | undefined {
  if (/apparmor module is loaded/.test(text)) return true;
  if (/apparmor module is not loaded|apparmor not present/i.test(text)) return false;
  return before.includes('/apparmor/parameters/enabled') ? text === 'Y' : undefined;
}
