import { homedir, hostname, userInfo } from 'node:os';

/** What ssh_config may say something about: this machine and who runs tai. */
export interface Here {
  readonly home: string;
  readonly user: string;
  readonly uid: number;
  readonly hostname: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** `home` is what HOME says, where OpenSSH asks the user database: in a container only one of them is right. */
export function readHere(environment: Here['environment']): Here {
  const { username, uid } = userInfo();
  return { home: homedir(), user: username, uid, hostname: hostname(), environment };
}
