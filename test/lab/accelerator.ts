import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BuiltImage } from './build-image.ts';
import type { Accelerator } from './qemu.ts';

/** A kernel under KVM speaks within a second; one that hangs never does. */
const PROBE_MS = 8_000;

/** KVM where a kernel really comes up under it: in some virtual machines /dev/kvm is there and a guest hangs. */
export async function findAccelerator({ kernel }: Pick<BuiltImage, 'kernel'>): Promise<Accelerator> {
  try {
    accessSync('/dev/kvm', constants.R_OK | constants.W_OK);
  } catch {
    return 'tcg';
  }
  return (await speaks(kernel)) ? 'kvm' : 'tcg';
}

async function speaks(kernel: string): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-lab-kvm-'));
  const serial = join(folder, 'console');
  const child = spawn(
    'qemu-system-x86_64',
    [
      ['-accel', 'kvm', '-cpu', 'host', '-m', '256M', '-nodefaults', '-display', 'none', '-no-reboot'],
      ['-kernel', kernel, '-append', 'console=ttyS0 panic=-1', '-serial', `file:${serial}`],
    ].flat(),
    { stdio: 'ignore' },
  );
  try {
    for (let waitedMs = 0; waitedMs < PROBE_MS && child.exitCode === null; waitedMs += 100) {
      if (/Unable to mount root|VFS:/.test(await readFile(serial, 'utf8').catch(() => ''))) return true;
      await delay(100);
    }
    return false;
  } finally {
    child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}
