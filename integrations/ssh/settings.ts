/**
 * How tai logs in. Paths are absolute; keys are the only way in, never a password. What is undefined here is asked of
 * ssh_config, where its files are named, and then has tai's own default (`defaults.ts`).
 */
export interface SshSettings {
  readonly user?: string | undefined;
  readonly port?: number | undefined;
  /** Private keys in order of preference; the first usable one is the only one offered. */
  readonly identityFiles?: readonly string[] | undefined;
  /** All are read; new host keys are written to the first. */
  readonly knownHostsFiles?: readonly string[] | undefined;
  /** `accept-new` records a host seen for the first time; `strict` refuses it. A changed key is refused by both. */
  readonly hostKeys?: 'accept-new' | 'strict' | undefined;
  /** `[user@]host[:port]`, several with commas between, for every host that does not say otherwise. */
  readonly jumpHost?: string | undefined;
  /** For each hop: name lookup, connection, key exchange and login together. */
  readonly connectTimeoutMs?: number | undefined;
  /** Commands side by side on one login; sshd allows 10 unless configured otherwise. Default 4. */
  readonly maxChannels?: number;
  /** The agent's socket (`SSH_AUTH_SOCK`), used when the key file is encrypted. */
  readonly agentSocket?: string;
  readonly hosts: Readonly<Record<string, HostSettings>>;
  /** Read in this order for each login, the first value wins; none: ssh_config is not honoured. */
  readonly sshConfigFiles?: readonly string[];
  /** For `${NAME}` in ssh_config. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** What is different for one host. `jumpHost: 'none'` means a direct connection. */
export interface HostSettings {
  readonly address?: string;
  readonly port?: number;
  readonly user?: string;
  readonly jumpHost?: string;
  readonly identityFile?: string;
}
