import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const DeletedFile = z.object({
  pid: z.int().exactOptional(),
  /** As the kernel cuts it; empty where only the process id is told. */
  process: z.string(),
  path: z.string(),
  sizeKiB: z.number().exactOptional(),
  /** Of the filesystem, "253,0". */
  device: z.string().exactOptional(),
  inode: z.string().exactOptional(),
  line: z.int(),
});
export type DeletedFile = z.infer<typeof DeletedFile>;
const Facts = z.object({
  /** The largest first. One file that is open several times stands here once. */
  files: z.array(DeletedFile),
});

const MAX_FILES = 30;
/** With `+L1` a column counts the links left, and the name bears no remark for some filesystems. */
const LSOF = /^(\S+)\s+(\d+)\s+.*?\s\d+[a-zA-Z ]{0,3}\s+REG\s+(\d+,\d+)\s+(0t)?(\d+)\s+(?:0\s+)?(\d+)\s+(\/.*)$/;
/** `ls -l` or `find -ls` of /proc/<pid>/fd. */
const LINK = /\/?(?:proc\/)?(\d+)?(?:\/fd\/)?\d+ -> (\/.*?)\\? \(deleted\)$/;
/** Memory with a name: it takes no space on a disk. */
const IN_MEMORY = /^\/(?:memfd:|dev\/(?:shm|zero)|SYSV|i915|drm|\[aio)/;

/** lsof(8); a file that is deleted and still open takes its space until it is closed. */
export const deletedFiles = defineCollector({
  name: 'deleted-files',
  about: 'Deleted files that processes still hold open',
  hides: 'space taken by deleted files that are still open',
  trust: 'system',
  when: 'lead',
  root: 'files held open by the processes of other users',
  facts: Facts,
  slow: true,
  // No find(1) beside it: its patterns would be patterns to sudo as well.
  commands: [['lsof', '-S', '2', '-w', '-n', '-P', '+L1']],
  okExitCodes: [0, 1], // lsof: 1 when nothing fits or something could not be seen.
  recognises: [/^lsof\b/, /^(?:find|ls|readlink|stat)\b.*\/proc\/.*\bfd\b/],
  parse(lines) {
    const files = new Map<string, DeletedFile>();
    for (const line of lines) {
      const file = findLsof(line) ?? findLink(line);
      if (file === undefined || IN_MEMORY.test(file.path)) continue;
      const key = `${file.device} ${file.inode} ${file.path}`;
      if (!files.has(key)) files.set(key, file);
    }
    if (files.size === 0 && lines.length > 0 && !lines.some(({ text }) => /^COMMAND\s|\(deleted\)/.test(text))) {
      throw new Error('no open file in it');
    }
    return { files: [...files.values()].toSorted((a, b) => (b.sizeKiB ?? 0) - (a.sizeKiB ?? 0)).slice(0, MAX_FILES) };
  },
  keep: ({ files }) => files.map(({ line }) => line),
});

function findLsof({ number, text }: Line): DeletedFile | undefined {
  const [, process, pid, device, offset, size, inode, path] = LSOF.exec(text) ?? [];
  if (process === undefined || path === undefined || device === undefined || inode === undefined) return undefined;
  if (!/\(deleted\)/.test(path) && !/\s0\s+\d+\s+\//.test(text)) return undefined;
  return {
    pid: Number(pid),
    process,
    path: path.replace(/ \(deleted\).*$/, ''),
    ...(offset === undefined && { sizeKiB: Math.round(Number(size) / 1024) }),
    device,
    inode,
    line: number,
  };
}

function findLink({ number, text }: Line): DeletedFile | undefined {
  const [, pid, path] = LINK.exec(text) ?? [];
  if (path === undefined) return undefined;
  return { ...(pid !== undefined && { pid: Number(pid) }), process: '', path, line: number };
}
