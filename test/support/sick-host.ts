import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the programs of a host with a full /var prints. */
const PRINTS: Readonly<Record<string, string>> = {
  df: `case "$*" in
*inodes*|*-i*) cat <<'END'
Filesystem     Type  Inodes  IUsed    IFree IUse% Mounted on
/dev/vda1      ext4 2621440 143212  2478228    6% /
/dev/vda3      ext4 2621440  48817  2572623    2% /var
END
;;
*) cat <<'END'
Filesystem     Type 1024-blocks     Used Available Capacity Mounted on
/dev/vda1      ext4    30787492 11012344  18185900      38% /
/dev/vda3      ext4    41152812 41152812         0     100% /var
END
;;
esac`,
};

/**
 * Makes a folder of programs to put in front of a real host's PATH, so that a real sshd runs real processes whose output shows
 * a fault, after `slowSeconds`. The sample lines follow df's documented output. Answers with the PATH to set.
 */
export async function makeSickHost(folder: string, slowSeconds = 0): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin, { recursive: true });
  for (const [name, body] of Object.entries(PRINTS)) {
    const file = join(bin, name);
    await writeFile(file, `#!/bin/sh\nsleep ${slowSeconds}\n${body}\n`);
    await chmod(file, 0o755);
  }
  return `${bin}:/usr/sbin:/usr/bin:/sbin:/bin`;
}
