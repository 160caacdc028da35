import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { TaiError } from '../../src/domain/errors.ts';
import { describeTarget, type Target } from './target.ts';

/** This machine, its link, and where clouds hand out credentials: AWS, Alibaba, Azure, Oracle. */
const NEAR = new BlockList();
for (const [network, bits, family] of [
  ['0.0.0.0', 8, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.100.100.200', 32, 'ipv4'],
  ['168.63.129.16', 32, 'ipv4'],
  ['192.0.0.192', 32, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['fd00:ec2::254', 128, 'ipv6'],
] as const) {
  NEAR.addSubnet(network, bits, family);
}

/** The allow-list has judged these names themselves. */
const HERE = /^(?:localhost|.*\.localhost|localhost\.localdomain|ip6-(?:localhost|loopback))$/;

/** True for an address that a name out of a ticket must not lead to. */
export function isNear(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && NEAR.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/**
 * Name lookup for a connection. Whoever may write DNS records must not turn a name in a ticket into a login to this machine
 * or its link: such an address is refused with HOST_NOT_ALLOWED unless the configuration itself gave the address.
 */
export function lookupFor(target: Pick<Target, 'name' | 'address' | 'port' | 'jump' | 'isFixed'>): LookupFunction {
  return (hostname, options, answer) => {
    const all: LookupOptions & { all: true } = { ...options, all: true };
    lookup(hostname, all, (error, addresses) => {
      if (error) return answer(error, '');
      const near = mayBeNear(target) ? undefined : addresses.find(({ address }) => isNear(address));
      if (near !== undefined) return answer(refusal(target, near), '');
      if (options.all === true) return answer(null, addresses);
      const [first] = addresses;
      return answer(null, first?.address ?? '', first?.family);
    });
  };
}

function mayBeNear({ name, isFixed }: Pick<Target, 'name' | 'isFixed'>): boolean {
  return isFixed || HERE.test(name);
}

function refusal(target: Pick<Target, 'name' | 'port' | 'jump'>, { address }: LookupAddress): TaiError {
  const why = `its name resolves to ${address}, this machine or its link: give it an address under ssh.hosts if that is meant`;
  return new TaiError('HOST_NOT_ALLOWED', `${describeTarget(target)}: ${why}`);
}
