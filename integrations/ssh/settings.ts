/** How tai logs in. Paths are absolute; keys are the only way in, never a password. */
export interface SshSettings {
  readonly user: string;
  readonly port: number;
  /** Private keys in order of preference; the first usable one is the only one offered. */
  readonly identityFiles: readonly string[];
  /** All are read; new host keys are written to the first. */
  readonly knownHostsFiles: readonly string[];
  /** `accept-new` records a host seen for the first time; `strict` refuses it. A changed key is refused by both. */
  readonly hostKeys: 'accept-new' | 'strict';
  /** `[user@]host[:port]`, for every host that does not say otherwise. */
  readonly jumpHost?: string;
  /** For each hop: name lookup, connection, key exchange and login together. */
  readonly connectTimeoutMs: number;
  /** Commands side by side on one login; sshd allows 10 unless configured otherwise. Default 4. */
  readonly maxChannels?: number;
  /** The agent's socket (`SSH_AUTH_SOCK`), used when the key file is encrypted. */
  readonly agentSocket?: string;
  readonly hosts: Readonly<Record<string, HostSettings>>;
}

/** What is different for one host. `jumpHost: 'none'` means a direct connection. */
export interface HostSettings {
  readonly address?: string;
  readonly port?: number;
  readonly user?: string;
  readonly jumpHost?: string;
  readonly identityFile?: string;
}
