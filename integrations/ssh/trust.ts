/** How a host's key is judged, and where a new one is recorded. */
export interface HostTrust {
  /** What known_hosts files it under: the name and port, or an alias, which stands without a port. */
  readonly name: string;
  readonly port: number;
  /** All are read; new keys are written to `recordIn`. */
  readonly files: readonly string[];
  readonly recordIn: string | undefined;
  readonly hostKeys: 'accept-new' | 'strict';
  /** Record the name as a hash (HashKnownHosts). */
  readonly hashNames: boolean;
  readonly minRsaBits: number;
}
