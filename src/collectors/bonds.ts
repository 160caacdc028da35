import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Member = z.object({
  bond: z.string(),
  name: z.string(),
  /** "up", "down" */
  status: z.string(),
  statusLine: z.int(),
  /** How often its link was lost since it joined. */
  failures: z.int(),
  failuresLine: z.int(),
  line: z.int(),
});
const Facts = z.object({ members: z.array(Member) });
type Member = z.infer<typeof Member>;

/** The kernel's document networking/bonding. Without a bond there is no such directory. */
export const bonds = defineCollector({
  name: 'bonds',
  about: 'Members of bonded interfaces, and how often each lost its link',
  hides: 'bonds that run on fewer links than they should',
  trust: 'system',
  when: ['network', 'dns', 'mount_nfs'],
  facts: Facts,
  commands: [['grep', '-r', '.', '/proc/net/bonding']],
  recognises: [/^(?:cat|grep|head|tail|more|less)\b.*\/proc\/net\/bonding/],
  parse(lines, { command = '' }) {
    const members: Member[] = [];
    let current: Partial<Member> = {};
    for (const line of lines) {
      current = readLine(line, command, current);
      const whole = Member.safeParse(current);
      if (!whole.success) continue;
      members.push(whole.data);
      current = {};
    }
    if (members.length === 0 && lines.length > 0) throw new Error('no member in it');
    return { members };
  },
  keep: ({ members }) => members.flatMap(({ line, statusLine, failuresLine }) => [line, statusLine, failuresLine]),
});

const FIELD = /^(?:\/proc\/net\/bonding\/([\w.-]+):)?\s*(Slave Interface|MII Status|Link Failure Count): (.+)$/;

function readLine({ number, text }: Line, command: string, before: Partial<Member>): Partial<Member> {
  const [, path, key, value = ''] = FIELD.exec(text) ?? [];
  if (key === 'MII Status') return { ...before, status: value.trim(), statusLine: number };
  if (key === 'Link Failure Count') return { ...before, failures: Number(value), failuresLine: number };
  const bond = path ?? /bonding\/([\w.-]+)/.exec(command)?.[1] ?? '';
  return key === undefined ? before : { bond, name: value, line: number };
}
