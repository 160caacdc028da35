import { BlockList, isIP } from 'node:net';
import type { Delivery } from '../../src/domain/ports.ts';
import { isSameSecret, isSignedWith } from './signature.ts';

/** What a delivery must bring. Cloud signs; Data Center can not, so there it is a word in the address and where it comes from. */
export interface Gate {
  readonly secret?: string | undefined;
  readonly pathToken?: string | undefined;
  /** Addresses and blocks; absent: from anywhere. */
  readonly allowFrom?: readonly string[] | undefined;
}

/** Why a delivery is refused. What is configured is all demanded, but a signature only where no path token stands in for it. */
export function checkGate(delivery: Delivery, gate: Gate): string | undefined {
  const { headers, body, path } = delivery;
  const { secret, pathToken } = gate;
  const source = checkSource(delivery, gate);
  if (source !== undefined) return source;
  if (pathToken && !isSameSecret(pathToken, lastPart(path))) return 'wrong or missing token in the path';
  const signature = headers['x-hub-signature'];
  if (pathToken && signature === undefined) return undefined;
  if (secret === undefined) return pathToken ? undefined : 'there is no secret to check a signature with';
  return isSignedWith(secret, body, signature) ? undefined : 'wrong or missing signature';
}

export function checkSource({ from }: Delivery, { allowFrom }: Pick<Gate, 'allowFrom'>): string | undefined {
  return allowFrom && !isFrom(allowFrom, from) ? 'not from an address in jira.allowFrom' : undefined;
}

function lastPart(path: string | undefined): string | undefined {
  const part = path?.slice(path.lastIndexOf('/') + 1);
  if (part === undefined) return undefined;
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

function isFrom(blocks: readonly string[], address: string | undefined): boolean {
  const family = isIP(address ?? '');
  if (address === undefined || family === 0) return false;
  return toList(blocks).check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** "10.1.0.0/16", "192.0.2.7", "2001:db8::/32"; what is none of these is no address of anybody. */
function toList(blocks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const block of blocks) {
    const [network = '', bits] = block.split('/');
    const family = isIP(network);
    if (family === 0) continue;
    const full = family === 6 ? 128 : 32;
    list.addSubnet(network, bits === undefined ? full : Number(bits), family === 6 ? 'ipv6' : 'ipv4');
  }
  return list;
}
