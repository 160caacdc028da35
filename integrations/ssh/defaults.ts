import { join } from 'node:path';

/** What stands when neither tai's own configuration nor ssh_config says anything. */
export const DEFAULTS = {
  port: 22,
  hostKeys: 'accept-new',
  connectTimeoutMs: 10_000,
  /** A frozen host is noticed after three questions without an answer. */
  keepAlive: { intervalMs: 5_000, misses: 3 },
} as const;

const GLOBAL_KNOWN_HOSTS: readonly string[] = ['/etc/ssh/ssh_known_hosts', '/etc/ssh/ssh_known_hosts2'];

export function defaultIdentityFiles(home: string): readonly string[] {
  return ['id_ed25519', 'id_rsa'].map((name) => join(home, '.ssh', name));
}

export function defaultKnownHostsFiles(home: string): { user: readonly string[]; global: readonly string[] } {
  return { user: ['known_hosts', 'known_hosts2'].map((name) => join(home, '.ssh', name)), global: GLOBAL_KNOWN_HOSTS };
}
