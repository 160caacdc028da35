/** How the system's `ssh` is run. What is left out here is ssh's own configuration to say. */
export interface OpensshSettings {
  readonly user?: string;
  readonly port?: number;
  /** Private keys tried before those of ssh's own configuration; with them, no other key of an agent is. */
  readonly identityFiles?: readonly string[];
  readonly knownHostsFiles?: readonly string[];
  /** Outranks StrictHostKeyChecking of ssh's own configuration. A changed key is refused by both. */
  readonly hostKeys: 'accept-new' | 'strict';
  /** `[user@]host[:port]`, several with commas, for every host that does not say otherwise. */
  readonly jumpHost?: string;
  /** For each hop, the login included. */
  readonly connectTimeoutMs: number;
  /** Commands side by side on one login. Default 4. */
  readonly maxChannels?: number;
  readonly agentSocket?: string;
  /** How long a login may lie idle before it is closed from here; one that is left behind ends a minute later. Default 0. */
  readonly idleSeconds?: number;
  readonly hosts: Readonly<Record<string, OpensshHostSettings>>;
  /** Files of ssh's own configuration, the first outranks the next. Default: the user's and the system's. */
  readonly configFiles?: readonly string[];
}

/** What is different for one host. `jumpHost: 'none'` means a direct connection. */
export interface OpensshHostSettings {
  readonly address?: string;
  readonly port?: number;
  readonly user?: string;
  readonly jumpHost?: string;
  readonly identityFile?: string;
}
