import { spawnSync } from 'node:child_process';
import { openSync, readSync, writeSync } from 'node:fs';

/**
 * Mounts a file system on the folder named and answers nothing but its first question (fuse(4), linux/fuse.h). Whoever asks
 * it anything then waits in the kernel, uninterruptible by KILL even, until this process is gone.
 */
const [, , folder = ''] = process.argv;
const INIT_BYTES = 40;
const device = openSync('/dev/fuse', 'r+');
const options = 'fd=3,rootmode=40000,user_id=0,group_id=0';
const { status } = spawnSync('mount', ['-i', '-t', 'fuse', '-o', options, 'tai-stuck', folder], {
  stdio: ['ignore', 'inherit', 'inherit', device],
});
if (status !== 0) process.exit(1);

const question = Buffer.alloc(1024 * 1024 + 4096);
readSync(device, question);
const answer = Buffer.alloc(INIT_BYTES);
answer.writeUInt32LE(INIT_BYTES, 0);
question.copy(answer, 8, 8, 16);
answer.writeUInt32LE(7, 16); // protocol 7.12
answer.writeUInt32LE(12, 20);
answer.writeUInt32LE(4096, 36); // the longest write
writeSync(device, answer);
for (;;) readSync(device, question);
