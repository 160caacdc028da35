import type { Collected, Found } from './collect.ts';
import { unsupported } from './refuse.ts';
import { mustBeOff, wordOf } from './values.ts';

const NO: readonly string[] = ['no', 'false', 'none'];
const NONE: readonly string[] = ['none'];

/** What tai can not do, with what helps. Each may stand there turned off. */
const CAN_NOT: readonly { readonly keyword: string; readonly off: readonly string[]; readonly why: string }[] = [
  { keyword: 'knownhostscommand', off: NONE, why: 'tai runs no command to learn host keys' },
  { keyword: 'certificatefile', off: NONE, why: 'tai logs in with plain keys, not with certificates' },
  { keyword: 'pkcs11provider', off: NONE, why: 'tai can not use keys on a token' },
  { keyword: 'canonicalizehostname', off: NO, why: 'tai does not complete host names: write the HostName' },
  { keyword: 'bindaddress', off: [], why: 'tai does not choose its own address' },
  { keyword: 'bindinterface', off: [], why: 'tai does not choose its own interface' },
];

/** Throws HOST_CONFIG_UNSUPPORTED for the first line that asks for something tai can not do. */
export function refuseUnsupported({ first }: Collected): void {
  for (const { keyword, off, why } of CAN_NOT) mustBeOff(first.get(keyword), why, off);

  const proxy = first.get('proxy');
  if (proxy?.keyword === 'proxycommand') {
    mustBeOff(proxy, 'tai runs no command to reach a host: use ProxyJump where it is one ssh through another', NONE);
  }
  refuseWithoutKeys(first.get('pubkeyauthentication'), first.get('preferredauthentications'));
}

const KEYS_ON: ReadonlySet<string> = new Set(['yes', 'true', 'unbound', 'host-bound']);

function refuseWithoutKeys(keys: Found | undefined, ways: Found | undefined): void {
  if (keys !== undefined && !KEYS_ON.has(wordOf(keys).toLowerCase())) {
    throw unsupported(keys.written, keys.place, 'tai logs in with keys alone');
  }
  if (ways !== undefined && !wordOf(ways).split(',').includes('publickey')) {
    throw unsupported(ways.written, ways.place, 'tai logs in with keys alone, and publickey is not among them');
  }
}
