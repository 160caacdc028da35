import { TaiError } from '../../src/domain/errors.ts';
import type { Tell } from '../../src/domain/checkpoint.ts';
import { toShellCommand } from '../../src/remote-line/quote.ts';
import { untilAborted } from '../remote/abort.ts';
import type { Admission } from '../remote/admission.ts';
import { loginFix } from '../remote/login-fix.ts';
import { Way } from '../remote/way.ts';
import type { Connection } from './connection.ts';
import { explainDialError } from './explain.ts';
import { fingerprint } from './fingerprint.ts';
import { openHop } from './hop.ts';
import { readKnownHosts, type Vouched } from './host-key.ts';
import { describeKeys, noKey, type Offered, type Survey, surveyKeys, type Unusable } from './identity.ts';
import { keyTypeOf, knownHostName, type KnownHost } from './known-hosts.ts';
import type { Witness } from './login.ts';
import { mayOffer } from './may-offer.ts';
import { lookupFor } from './near.ts';
import { describeTarget, type Target, targetKey } from './target.ts';
import { judgeHostKey } from './verdict.ts';

/** Logs in to one hop as any login does, and tells of each step. Undefined when it fails; throws the signal's reason. */
export async function diagnoseHop(
  target: Target,
  bastion: Connection | undefined,
  admission: Admission,
  tell: Tell,
  signal: AbortSignal,
): Promise<Connection | undefined> {
  const way = new Way(target.name, tell);
  let shown: Buffer | undefined;
  let keys: Survey | undefined;
  let accepted: Offered | undefined;
  let knownHosts: readonly KnownHost[] = [];
  const witness: Witness = {
    connected: () => {
      if (bastion !== undefined) way.take('name', `${target.address}, found by the jump host`);
      way.take('port', `${target.port} is open`);
    },
    spoke: (banner) => way.take('banner', banner),
    shown: (key) => {
      shown = key;
    },
    vouched: (key, vouched) => way.take('host key', describeKey(key, vouched)),
    accepted: (ours) => {
      accepted = ours;
    },
  };
  try {
    if (bastion === undefined) way.take('name', await lookUp(target, signal));
    keys = await surveyKeys(target.identityFiles, target.agentSocket, mayOffer(target), target.identitiesOnly);
    knownHosts = await readKnownHosts(target.trust.files);
    const credentials = { offered: keys.offered, knownHosts };
    const login = (): Promise<Connection> => openHop(target, bastion, credentials, signal, witness);
    const connection = await admission.enter(`${targetKey(target)} ${describeKeys(keys.offered)}`, login, signal);
    way.take('login', `as ${target.user} with ${accepted?.name ?? 'no key'}${passedOver(keys)}`);
    return connection;
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TaiError)) throw error;
    if (bastion !== undefined && error.code !== 'HOST_UNRESOLVED')
      way.take('name', 'the jump host looks it up', 'unchecked');
    const trouble = explain(error, keys);
    way.fail(trouble, fixOf(trouble, target, { shown, keys, knownHosts }));
    return undefined;
  }
}

/** The same look-up as a login's own, its refusals included. */
async function lookUp(target: Target, signal: AbortSignal): Promise<string> {
  const deadline = AbortSignal.timeout(target.connectTimeoutMs);
  try {
    const addresses = await untilAborted(findAddresses(target), AbortSignal.any([signal, deadline]));
    const from = target.addressFrom === undefined ? '' : ` (${target.addressFrom} says ${target.address})`;
    return `${addresses.join(', ')}${from}`;
  } catch (error) {
    signal.throwIfAborted();
    if (error === deadline.reason) {
      throw new TaiError('HOST_UNRESOLVED', `${describeTarget(target)}: no answer from DNS`, error);
    }
    throw error instanceof Error ? explainDialError(error, target) : error;
  }
}

async function findAddresses(target: Target): Promise<readonly string[]> {
  return await new Promise((resolve, reject) => {
    lookupFor(target)(target.address, { all: true, family: target.family }, (error, found) => {
      if (error) reject(error);
      else resolve(typeof found === 'string' ? [found] : found.map(({ address }) => address));
    });
  });
}

function describeKey(key: Buffer, vouched: Vouched): string {
  const place =
    vouched.kind === 'known'
      ? `known, ${vouched.entry.file}:${vouched.entry.line}`
      : `new, now kept in ${vouched.file}`;
  return `${fingerprint(key)} (${place})`;
}

function passedOver({ passed }: Survey): string {
  return passed.length === 0
    ? ''
    : `; passed over: ${passed.map(({ file, reason }) => `${file} ${reason}`).join('; ')}`;
}

/** Without a key to offer every host refuses us, and the reason is ours. */
function explain(error: TaiError, keys: Survey | undefined): TaiError {
  if (error.code !== 'HOST_AUTH_REFUSED' || keys === undefined) return error;
  if (keys.offered.length === 0) return noKey(keys.passed);
  const more = (keys.agentKeys?.length ?? 0) > 1 && keys.offered.some(({ file }) => file === undefined);
  const hint = more ? `; the agent holds more, name the right one in ssh.identityFiles by its .pub file` : '';
  return new TaiError(error.code, `${error.message}${passedOver(keys)}${hint}`, error);
}

/** Only a person who has seen the host's console may run these. */
function keyFix({ trust }: Target, key: Buffer, knownHosts: readonly KnownHost[]): string {
  const name = knownHostName(trust.name, trust.port);
  const verdict = judgeHostKey(knownHosts, trust.name, trust.port, key);
  const command =
    verdict.kind === 'changed'
      ? toShellCommand(['ssh-keygen', '-R', name, '-f', verdict.entry.file])
      : `${toShellCommand(['echo', `${name} ${keyTypeOf(key) ?? ''} ${key.toString('base64')}`])} >> ${toShellCommand([trust.recordIn ?? 'known_hosts'])}`;
  return `${command}   # only when the host's console shows ${fingerprint(key)}: ssh-keygen -lf /etc/ssh/ssh_host_*_key.pub`;
}

interface Seen {
  readonly shown: Buffer | undefined;
  readonly keys: Survey | undefined;
  readonly knownHosts: readonly KnownHost[];
}

function fixOf({ code }: TaiError, target: Target, { shown, keys, knownHosts }: Seen): string | undefined {
  if (shown !== undefined && (code === 'HOST_KEY_CHANGED' || code === 'HOST_KEY_UNKNOWN'))
    return keyFix(target, shown, knownHosts);
  if (code === 'SSH_KEY_UNUSABLE') return newKey(keys?.passed ?? []);
  const { name, user, port } = target;
  const keyFile = keys?.offered[0]?.file;
  return loginFix(code, { name, user, port, ...(keyFile === undefined ? {} : { keyFile }) });
}

function newKey(passed: readonly Unusable[]): string {
  const known = passed.find(({ fix }) => fix !== undefined)?.fix;
  return known ?? toShellCommand(['ssh-keygen', '-t', 'ed25519', '-f', passed[0]?.file ?? 'FILE']);
}
