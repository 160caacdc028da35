import type { Config } from '../config.ts';
import { Host } from '../domain/host.ts';
import { type NamedHost, readTicket } from '../hosts/find.ts';
import { TEXT_SYSTEM } from '../text-tickets.ts';
import { readInventory } from './inventory.ts';
import { allowed } from './parts.ts';

export interface HostShown {
  readonly name: string;
  readonly kind: NamedHost['kind'];
  readonly verdict: 'contact' | 'refused' | 'surplus' | 'mentioned';
  /** Why, for people. */
  readonly why: string;
  /** Where the text names it. */
  readonly where: string;
}

export interface HostsShown {
  readonly scope: string;
  readonly hosts: readonly HostShown[];
  readonly unsure: readonly { readonly written: string; readonly likely: string }[];
}

const ROLES = {
  target: 'said to be in trouble or asked about',
  plain: 'named, and nothing else said of it',
  aside: 'looked from, compared with, passed through or quoted',
  fine: 'said to be well',
  not: 'ruled out',
} as const;
const WHERE_CHARS = 160;

/** What a run with this text would contact and why; contacts nothing. Throws CONFIG_INVALID for a broken inventory. */
export function showHosts(config: Config, { text, scope = TEXT_SYSTEM }: { text: string; scope?: string }): HostsShown {
  const inventory = readInventory(config);
  const isAllowed = allowed(config, false, inventory);
  const [title = ''] = text.trim().split('\n', 1);
  const { named, unsure } = readTicket({ title: title.slice(0, 200), text }, inventory);
  const slips = new Set(unsure.map(({ written }) => written));
  let left = config.hosts.maxPerTicket;
  const hosts = named.map((one): HostShown => {
    const shown = { name: one.name, kind: one.kind, where: one.sentence.slice(0, WHERE_CHARS) };
    if (slips.has(one.name))
      return { ...shown, verdict: 'mentioned', why: 'nearly a name of the inventory, and none of it' };
    if (!one.isTarget) return { ...shown, verdict: 'mentioned', why: ROLES[one.role] };
    const host = Host.safeParse(one.name).data;
    if (host === undefined || !isAllowed(host, scope)) {
      return { ...shown, verdict: 'refused', why: `${ROLES[one.role]}; not on the allow-list for ${scope}` };
    }
    left -= 1;
    if (left < 0) return { ...shown, verdict: 'surplus', why: `one run looks at ${config.hosts.maxPerTicket} at most` };
    return { ...shown, verdict: 'contact', why: ROLES[one.role] };
  });
  return { scope, hosts, unsure };
}
