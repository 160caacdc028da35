import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { explainConfiguration } from './explain.ts';
import { describeOfferedKeys } from './offered-keys.ts';
import { endSsh, startSsh, untilExit } from './program.ts';

/** What ssh makes of a host's name. */
export interface Route {
  /** One string per account on a server, and per set of keys for it. */
  readonly account: string;
  /** The jump hosts, as ssh writes them; undefined for a direct connection. */
  readonly jumps: string | undefined;
  readonly hops: number;
  /** What the name became. */
  readonly address: string;
  readonly port: number;
  readonly user: string;
  /** For people: the jump hosts or the ProxyCommand; undefined for a direct connection. */
  readonly way: string | undefined;
}

/**
 * Asks ssh itself (`ssh -G`), which reads its configuration, `Match exec` and all, and connects to nothing.
 * Throws CONFIG_INVALID, HOST_UNRESOLVED when it makes names canonical, HOST_LOST, or the signal's reason.
 */
export async function resolveRoute(ssh: string, configFile: string, host: string, signal: AbortSignal): Promise<Route> {
  signal.throwIfAborted();
  const child = startSsh(ssh, ['-G', '-T', '-F', configFile, '--', host], {});
  const stop = (): void => endSsh(child);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const [code, stdout, stderr] = await Promise.all([untilExit(child), read(child.stdout), read(child.stderr)]);
    signal.throwIfAborted();
    if (code !== 0) throw explainConfiguration(host, stderr);
    return await toRoute(stdout);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function toRoute(stdout: string): Promise<Route> {
  const lines = stdout.split('\n').map((line) => splitOnce(line));
  const values = new Map(lines);
  const files = lines.filter(([keyword]) => keyword === 'identityfile' || keyword === 'certificatefile');
  const keys = await describeOfferedKeys(files.map(([, file]) => file));
  const jumps = values.get('proxyjump');
  const way = jumps ?? nameCommand(values.get('proxycommand'));
  const isDirect = way === undefined || way === 'none';
  const account = `${values.get('user')}@${values.get('hostname')}:${values.get('port')} ${keys}`;
  return {
    address: values.get('hostname') ?? '',
    port: Number(values.get('port')),
    user: values.get('user') ?? '',
    way: isDirect ? undefined : way,
    account: isDirect ? account : `${way} > ${account}`,
    jumps: jumps === 'none' ? undefined : jumps,
    hops: jumps === undefined || jumps === 'none' ? 0 : jumps.split(',').length,
  };
}

/** Its words may hold a secret, and an account's name is shown to people. */
function nameCommand(command: string | undefined): string | undefined {
  if (command === undefined || command === 'none') return undefined;
  return `command:${createHash('sha256').update(command).digest('base64url').slice(0, 12)}`;
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(' ');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}

async function read(stream: NodeJS.ReadableStream | null): Promise<string> {
  return stream === null ? '' : await text(stream);
}
