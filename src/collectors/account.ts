import { z } from 'zod';
import { defineCollector } from './collector.ts';

const Facts = z.object({ user: z.string(), groups: z.array(z.string()), line: z.int() });
export type AccountFacts = z.infer<typeof Facts>;

/** `uid=1000(tai) gid=1000(tai) groups=1000(tai),101(systemd-journal)`; ids without a name stand without brackets. */
const LINE = /^uid=(\d+)(?:\(([^)\s]*)\))? gid=\S+ groups=(\S+)/;

/** id(1): the account that tai's key opens. BusyBox writes the same. */
export const account = defineCollector({
  name: 'account',
  about: 'The account and its groups',
  hides: 'which rights the account has',
  trust: 'system',
  facts: Facts,
  commands: [['id']],
  parse([first]): AccountFacts {
    const [, uid, name, groups] = LINE.exec(first?.text ?? '') ?? [];
    if (first === undefined || uid === undefined || groups === undefined) throw new Error('not the line of id');
    return { user: name ?? uid, groups: groups.split(',').map(nameOf), line: first.number };
  },
});

function nameOf(group: string): string {
  return /\(([^)]*)\)/.exec(group)?.[1] ?? group;
}
