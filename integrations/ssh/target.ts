import type { HostAlgorithms } from './algorithms.ts';
import type { HostTrust } from './trust.ts';

/** One hop to log in to. */
export interface Target {
  /** The name as asked for: messages go by it. */
  readonly name: string;
  /** What is connected to. */
  readonly address: string;
  /** The address was configured for this host; otherwise it is whatever the name resolves to, which may be too near. */
  readonly isFixed: boolean;
  readonly family: 0 | 4 | 6;
  readonly port: number;
  readonly user: string;
  readonly identityFiles: readonly string[];
  readonly agentSocket: string | undefined;
  /** True: of an agent's keys only those that `identityFiles` name are offered. */
  readonly identitiesOnly: boolean;
  /** Where the address was written, for people; undefined when it is the name itself. */
  readonly addressFrom: string | undefined;
  readonly trust: HostTrust;
  readonly algorithms: HostAlgorithms;
  readonly connectTimeoutMs: number;
  readonly keepAlive: { readonly intervalMs: number; readonly misses: number };
  readonly jump: Target | undefined;
}

/** One string per login; two targets with the same one are the same account on the same server. */
export function targetKey({ address, port, user, jump }: Pick<Target, 'address' | 'port' | 'user' | 'jump'>): string {
  const hop = `${user}@${address}:${port}`;
  return jump === undefined ? hop : `${targetKey(jump)} > ${hop}`;
}

export function describeTarget({ name, port, jump }: Pick<Target, 'name' | 'port' | 'jump'>): string {
  const host = port === 22 ? name : `${name} port ${port}`;
  return jump === undefined ? host : `${host} (by ${jump.name})`;
}
