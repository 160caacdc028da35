import type { ErrorCode } from '../../src/domain/errors.ts';
import { toShellCommand } from '../../src/remote-line/quote.ts';

/** Of which login the fix is. */
export interface LoginFacts {
  readonly name: string;
  readonly user: string;
  readonly port: number;
  /** The first private key that was offered, where it is a file. */
  readonly keyFile?: string;
}

/** What to do about a login that failed, in one line; undefined where the message itself says it or nothing is known to help. */
export function loginFix(code: ErrorCode, facts: LoginFacts): string | undefined {
  return FIXES[code]?.(facts);
}

const FIXES: Partial<Readonly<Record<ErrorCode, (facts: LoginFacts) => string>>> = {
  HOST_UNRESOLVED: ({ name }) =>
    `getent hosts ${name}   # then put its address into DNS, or into tai.yaml: ssh.hosts.${name}.address`,
  HOST_REFUSED: ({ name }) =>
    `systemctl enable --now ssh   # on ${name}, as sshd on some; or tell its port: ssh.hosts.${name}.port`,
  HOST_TIMED_OUT: ({ name, port }) =>
    `nc -vz -w 5 ${name} ${port}   # open it in the firewall, or name a way: ssh.hosts.${name}.jumpHost`,
  HOST_AUTH_REFUSED: ({ name, user, port, keyFile }) => copyKey(`${user}@${name}`, port, keyFile),
  HOST_KEY_REVOKED: ({ name }) => `ssh-keygen -A   # on ${name}, after taking the old host keys away`,
  HOST_SHELL_UNUSABLE: ({ name, user }) => `usermod -s /bin/sh ${user}   # on ${name}`,
  HOST_NOT_ALLOWED: ({ name }) => `tai.yaml: ssh.hosts.${name}.address, if that machine is meant`,
  HOST_CONFIG_UNSUPPORTED: () => 'tai.yaml: ssh.transport: openssh',
};

function copyKey(account: string, port: number, keyFile = 'FILE'): string {
  const file = keyFile.endsWith('.pub') ? keyFile : `${keyFile}.pub`;
  return `${toShellCommand(['ssh-copy-id', '-f', '-i', file, '-p', String(port), account])}   # by someone who can log in there already`;
}
