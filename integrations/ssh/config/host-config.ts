import type { ConfigHop } from './hops.ts';
import type { Place } from './refuse.ts';

/** A list of algorithms as it stands, and where. */
export interface AlgorithmText {
  readonly text: string;
  readonly written: string;
  readonly place: Place;
}

/** What ssh_config says for one host, expanded; undefined where it says nothing. Times in milliseconds. */
export interface HostConfig {
  /** In lower case. */
  readonly hostName: string | undefined;
  /** The place of that line, for people. */
  readonly hostNameFrom: string | undefined;
  /** HostName names one machine, and not the one that was asked for in other words (`%h`). */
  readonly isFixed: boolean;
  readonly user: string | undefined;
  readonly port: number | undefined;
  readonly family: 0 | 4 | 6;
  /** Empty: `none`. */
  readonly identityFiles: readonly string[] | undefined;
  readonly identitiesOnly: boolean;
  readonly agent: { readonly kind: 'none' | 'usual' } | { readonly kind: 'socket'; readonly path: string };
  readonly jump: readonly ConfigHop[] | undefined;
  readonly userKnownHostsFiles: readonly string[] | undefined;
  readonly globalKnownHostsFiles: readonly string[] | undefined;
  readonly hostKeys: 'strict' | 'accept-new' | undefined;
  readonly hostKeyAlias: string | undefined;
  readonly hashKnownHosts: boolean;
  readonly connectTimeoutMs: number | undefined;
  readonly aliveIntervalMs: number | undefined;
  readonly aliveCountMax: number | undefined;
  readonly minRsaBits: number;
  readonly hostKeyAlgorithms: AlgorithmText | undefined;
  readonly kexAlgorithms: AlgorithmText | undefined;
  readonly ciphers: AlgorithmText | undefined;
  readonly macs: AlgorithmText | undefined;
  readonly publicKeyAlgorithms: AlgorithmText | undefined;
}
