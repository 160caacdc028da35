import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWith } from './gate-host.ts';

/** What docs/read-only.md names as written by sshd and its friends, and what other programs of this machine write all the time. */
const EXCEPT = [
  /^\/var\/log\/(auth\.log|secure|syslog|messages|wtmp|btmp|lastlog|faillog|journal|audit)/,
  /^\/var\/(run|lock|cache\/(apt|fontconfig|debconf))(\/|$)/,
  /\/\.(npm|cache|node-gyp|config)(\/|$)/,
  new RegExp(`^${tmpdir()}/(tai-|vitest|tsx-|node-)`),
];
const DEPTHS: readonly (readonly [folder: string, depth: number])[] = [
  ['/etc', 20],
  ['/var', 20],
  [homedir(), 2],
  [tmpdir(), 1],
];

type Snapshot = ReadonlyMap<string, string>;

/** Size, mode, owner, inode, and both times of change of each file; the time of change of the inode shows any write. */
export function snapshot(roots = DEPTHS): Snapshot {
  const files = new Map<string, string>();
  const look = (path: string, depth: number): void => {
    if (EXCEPT.some((pattern) => pattern.test(path))) return;
    try {
      const { size, mode, uid, gid, ino, mtimeNs, ctimeNs } = lstatSync(path, { bigint: true });
      files.set(path, [size, mode, uid, gid, ino, mtimeNs, ctimeNs].join(' '));
      if ((mode & 0o170000n) !== 0o040000n || depth === 0) return;
      for (const name of readdirSync(path)) look(join(path, name), depth - 1);
    } catch {
      // Gone meanwhile, or not ours to read: then it is absent from both.
    }
  };
  for (const [root, depth] of roots) look(root, depth);
  return files;
}

export function changedBetween(before: Snapshot, after: Snapshot): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => before.get(path) !== after.get(path));
}

/** Paths that changed each time `action` ran. Other programs work on this machine too; what they touch differs from time to time. */
export async function changedBy(action: () => Promise<void>, roots = DEPTHS): Promise<readonly string[]> {
  let suspects: readonly string[] | undefined;
  for (let attempt = 0; attempt < 6 && suspects?.length !== 0; attempt++) {
    const before = snapshot(roots);
    await action();
    const changed = changedBetween(before, snapshot(roots));
    suspects = suspects?.filter((path) => changed.includes(path)) ?? changed;
  }
  return suspects ?? [];
}

const CALLS =
  'open,openat,openat2,creat,mkdir,mkdirat,rmdir,unlink,unlinkat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,' +
  'mknod,mknodat,chmod,fchmod,fchmodat,chown,lchown,fchown,fchownat,truncate,ftruncate,fallocate,utime,utimes,utimensat,' +
  'futimesat,setxattr,lsetxattr,fsetxattr,removexattr,mount,umount2,pivot_root,swapon,swapoff,sethostname,setdomainname,' +
  'settimeofday,clock_settime,adjtimex,clock_adjtime,reboot,init_module,finit_module,delete_module,kill,tkill,bind';
const OPENS = /^(?:\d+ +)?(?:open|openat|openat2)\(/;
const TO_WRITE = /O_(?:WRONLY|RDWR|CREAT|TRUNC|APPEND)/;
/** A socket that is no file. */
const BINDS_NO_FILE = /^(?:\d+ +)?bind\((?!.*sun_path=")/;
/** Where a write leaves nothing. */
const NOWHERE = /"\/dev\/(?:null|tty)"/;

/** Each call of the program and its children that writes to the file system or acts on the system, as strace spells it. */
export async function writesOf(
  strace: string,
  log: string,
  argv: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const { stderr } = await runWith([strace, ...straceWords(log), ...argv], environment);
  if (stderr.includes('tai-gate: refused')) throw new Error(`the gate refused ${JSON.stringify(environment)}`);
  return writingCalls(log);
}

/** What stands between strace and the program. */
export function straceWords(log: string): readonly string[] {
  return ['-f', '--seccomp-bpf', '-qq', '-o', log, '-e', `trace=${CALLS}`, '-e', 'signal=none'];
}

/** Throws when strace wrote down nothing at all. */
export function writingCalls(log: string): readonly string[] {
  const calls = readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line.includes('(') && !/^\d+ +<\.\.\. \w+ resumed>/.test(line));
  if (!calls.some((line) => line.includes('/dev/null'))) throw new Error(`strace saw nothing, in ${log}`);
  return calls.filter((line) =>
    OPENS.test(line) ? TO_WRITE.test(line) && !NOWHERE.test(line) : !line.includes('+++') && !BINDS_NO_FILE.test(line),
  );
}

/** What sshd itself does around a login, as docs/read-only.md says; `folder` is the test's own, for its number and its keys. */
export function isOfSshd(call: string, folder: string): boolean {
  return call.includes(`"${folder}/`) || SSHD_OWN.some((pattern) => pattern.test(call));
}

const SSHD_OWN: readonly RegExp[] = [
  /"\/proc\/self\/(?:oom_score_adj|loginuid)"/,
  /"\/(?:var\/)?(?:run|log)\/(?:utmp|wtmp|btmp|lastlog|auth\.log|secure)"/,
];
