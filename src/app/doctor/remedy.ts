import type { Evidence } from '../../domain/evidence.ts';
import { GATE_FILE, SUDOERS_FILE } from '../../gate/files.ts';

/** The account on the host: its name comes from there, so it is used only when it is an ordinary one. */
const USER = /^[a-z_][a-z0-9_-]{0,31}$/;

export function toUser(name: string | undefined): string {
  return name !== undefined && USER.test(name) ? name : 'USER';
}

export function gateRemedy(host: string): string {
  return `tai gate script | ssh root@${host} 'install -D -m 755 /dev/stdin ${GATE_FILE}'   # then the line of: tai gate authorized-keys`;
}

export function sudoRemedy(host: string, user: string): string {
  return `tai gate sudoers --user ${user} | ssh root@${host} 'install -m 440 /dev/stdin ${SUDOERS_FILE}'   # and ssh.sudo: true`;
}

/** How the account would come to see what a look could not; undefined where the host has nothing to see. */
export function rightsRemedy(evidence: Evidence, user: string, gainsFromRoot: boolean): string | undefined {
  if (evidence.status !== 'skipped') return undefined;
  const { host, reason } = evidence;
  if (/the gate on this host refused/.test(reason)) return gateRemedy(host);
  if (/no access to system logs/.test(reason)) return `usermod -aG systemd-journal ${user}   # on ${host}`;
  if (!/permission denied/.test(reason)) return undefined;
  return gainsFromRoot ? sudoRemedy(host, user) : `usermod -aG adm ${user}   # on ${host}`;
}
