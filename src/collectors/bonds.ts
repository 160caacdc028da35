import { z } from 'zod';
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

/** The kernel's document networking/bonding. Without a bond there is no such directory, which grep reports with 2. */
export const bonds = defineCollector({
  name: 'bonds',
  about: 'Members of bonded interfaces, and how often each lost its link',
  hides: 'bonds that run on fewer links than they should',
  trust: 'system',
  facts: Facts,
  commands: [['grep', '-rs', '.', '/proc/net/bonding']],
  okExitCodes: [0, 1, 2],
  recognises: [/^(?:cat|grep|head|tail|more|less)\b.*\/proc\/net\/bonding/],
  parse(lines, { command = '' }) {
    const members: Member[] = [];
    let current: Partial<Member> = {};
    for (const { number, text } of lines) {
      const [, path, body = ''] = /^(?:\/proc\/net\/bonding\/([\w.-]+):)?\s*(.*)$/.exec(text) ?? [];
      const bond = path ?? /bonding\/([\w.-]+)/.exec(command)?.[1] ?? '';
      const [, key = '', value = ''] = /^(Slave Interface|MII Status|Link Failure Count): (.+)$/.exec(body) ?? [];
      current =
        key === 'Slave Interface' ? { bond, name: value, line: number } : { ...current, ...read(key, value, number) };
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

function read(key: string, value: string, line: number): Partial<Member> {
  if (key === 'MII Status') return { status: value.trim(), statusLine: line };
  return key === 'Link Failure Count' ? { failures: Number(value), failuresLine: line } : {};
}
