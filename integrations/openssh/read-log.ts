import { sayable } from '../remote/sayable.ts';
import type { Way } from '../remote/way.ts';

/** The steps that ssh tells of with `-v` (OpenSSH 8 to 10: sshconnect.c, kex.c, sshconnect2.c), each at the start of a line. */
const CONNECTING = /^debug1: Connecting to .+ \[([^\]\r\n]+)\] port (\d+)\.?/m;
const ESTABLISHED = /^debug1: Connection established/m;
const BANNER = /^debug1: Remote protocol version ([^,\r\n]+), remote software version ([^\r\n]*)/m;
const SERVER_KEY = /^debug1: Server host (?:key|certificate): ([^\r\n]+)/m;
const KNOWN = /^debug1: Host '[^\r\n]*' is known and matches/m;
const FOUND_IN = /^debug1: (?:Found (?:key|CA key|certificate) in|found matching key in) ([^\r\n]+)/im;
const ADDED = /^Warning: Permanently added /m;
const ACCEPTED = /^debug1: Server accepts key: ([^\r\n]+)/m;
const OFFERED = /^debug1: Offering public key: ([^\r\n]+)/gm;
const INSIDE = /^Authenticated to |^debug1: Authentication succeeded/m;

/** Takes the steps that a log shows to have been taken; `account` is told with the last. */
export function takeSteps(log: string, way: Way, account: string): void {
  takeConnection(log, way);
  if (KNOWN.test(log) || ADDED.test(log))
    way.take('host key', `${first(SERVER_KEY, log) ?? 'its key'} (${placeOf(log)})`);
  if (!INSIDE.test(log)) return;
  const key = first(ACCEPTED, log);
  way.take('login', `as ${account} with ${key ?? 'what ssh is configured to use'}${others(log, key)}`);
}

function takeConnection(log: string, way: Way): void {
  const address = first(CONNECTING, log);
  if (address !== undefined) way.take('name', address);
  if (ESTABLISHED.test(log)) way.take('port', `${CONNECTING.exec(log)?.[2] ?? 'it'} is open`);
  const banner = BANNER.exec(log);
  if (banner !== null) way.take('banner', sayable(`SSH-${banner[1]}-${banner[2]}`));
}

function first(pattern: RegExp, log: string): string | undefined {
  const found = pattern.exec(log)?.[1];
  return found === undefined ? undefined : sayable(found);
}

/** The keys that were offered, in their order. */
export function offeredKeys(log: string): readonly string[] {
  return [...log.matchAll(OFFERED)].map(([, key = '']) => sayable(key));
}

function placeOf(log: string): string {
  if (ADDED.test(log)) return 'new, now kept in known_hosts';
  return `known, ${first(FOUND_IN, log) ?? 'by ssh'}`;
}

function others(log: string, accepted: string | undefined): string {
  const before = offeredKeys(log).filter((key) => key !== accepted);
  return before.length === 0 ? '' : `; refused before: ${before.join('; ')}`;
}
