import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '../../src/collectors/catalogue.ts';

/** Asks the real program the first time it is run with these words, and says the same ever after. */
const REPLAY = `#!/bin/sh
name=\${0##*/}
kept=\${0%/*/*}/kept/$({ printf '%s\\037' "$name" "$@"; } | /usr/bin/cksum | /usr/bin/tr ' ' _)
if [ ! -e "$kept.code" ]; then
  [ ! -e "\${0%/*/*}/complete" ] || { echo "never run like this before: $name $*" >&2; exit 99; }
  PATH=/usr/sbin:/usr/bin:/sbin:/bin "$name" "$@" >"$kept.out" 2>"$kept.err" </dev/null
  echo "$?" >"$kept.code"
fi
/bin/cat "$kept.out"
/bin/cat "$kept.err" >&2
read -r code <"$kept.code"
exit "$code"
`;

export interface ReplayedHost {
  /** The PATH to set. */
  readonly path: string;
  /** From now on what was not run before fails. */
  complete(): Promise<void>;
}

/** This machine as a host that stands still: two looks at it differ only by what lies between us and its programs. */
export async function makeReplayedHost(folder: string): Promise<ReplayedHost> {
  const bin = join(folder, 'bin');
  await Promise.all([bin, join(folder, 'kept')].map((path) => mkdir(path)));
  await writeFile(join(folder, 'replay'), REPLAY);
  await chmod(join(folder, 'replay'), 0o755);
  const names = new Set(catalogue.map(({ command: [program] }) => program));
  await Promise.all([...names].map((name) => symlink('../replay', join(bin, name))));
  return { path: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin`, complete: () => writeFile(join(folder, 'complete'), '') };
}
