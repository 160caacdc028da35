import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BuiltImage } from './build-image.ts';
import type { Keys } from './cache.ts';
import { type Control, openControl } from './control.ts';
import type { Image } from './image.ts';
import { type Accelerator, type Qemu, startQemu } from './qemu.ts';
import { mustRun } from './run-command.ts';

/** What a login needs to wait for at most: under TCG on two busy cores a boot takes half a minute. */
const BOOT_LIMIT_MS = 300_000;
const LOAD_LIMIT_MS = 60_000;
const SNAPSHOT = 'booted';
/** What starts late after a boot is over by then, so that each run begins on a quiet machine. */
const QUIET = 'sleep 5; sync';

export interface Place {
  readonly image: Image;
  readonly built: BuiltImage;
  readonly keys: Keys;
  readonly accelerator: Accelerator;
  readonly memoryMiB: number;
}

export interface Machine {
  readonly control: Control;
  readonly sshPort: number;
  readonly qemu: Qemu;
  /** Starts the machine anew and waits until it is up. */
  reboot(): Promise<void>;
  close(): Promise<void>;
}

/** A machine that has just booted: from a snapshot, which is made the first time. */
export async function openMachine(place: Place): Promise<Machine> {
  const booted = join(place.built.folder, `${place.accelerator}-${place.memoryMiB}.qcow2`);
  if (!existsSync(booted)) await makeSnapshot(place, booted);
  const folder = await mkdtemp(join(tmpdir(), 'tai-lab-'));
  const overlay = join(folder, 'disk.qcow2');
  await mustRun(['cp', '--sparse=always', '--reflink=auto', booted, overlay]);
  const machine = await start(place, folder, overlay, SNAPSHOT);
  // The snapshot brings back the time it was made at.
  await machine.control.must(`date -u -s '@${Math.round(Date.now() / 1000)}' >/dev/null`);
  return machine;
}

async function makeSnapshot(place: Place, booted: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tai-lab-'));
  const overlay = `${booted}.new`;
  await mustRun(['qemu-img', 'create', '-q', '-f', 'qcow2', '-b', place.built.disk, '-F', 'raw', overlay]);
  const machine = await start(place, folder, overlay);
  try {
    await untilUp(place, machine);
    await machine.control.must(QUIET);
    await machine.qemu.monitor.command(`savevm ${SNAPSHOT}`);
  } finally {
    await machine.close();
  }
  await rename(overlay, booted);
}

async function start(place: Place, folder: string, overlay: string, snapshot?: string): Promise<Machine> {
  const { built: image, accelerator, memoryMiB } = place;
  const from = snapshot === undefined ? {} : { snapshot };
  const qemu = await startQemu({ image, overlay, folder, accelerator, memoryMiB, ...from });
  const control = openControl(qemu.controlPort, place.keys.control);
  const machine: Machine = {
    control,
    sshPort: qemu.sshPort,
    qemu,
    async reboot() {
      const boot = await control.must('cat /proc/sys/kernel/random/boot_id');
      await control.run('(sleep 1; reboot) >/dev/null 2>&1 </dev/null &');
      await mustCome(qemu, control, `[ "$(cat /proc/sys/kernel/random/boot_id)" != ${boot.trim()} ]`, BOOT_LIMIT_MS);
      await control.until(place.image.isUp, BOOT_LIMIT_MS);
    },
    async close() {
      await qemu.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await mustCome(qemu, control, 'true', snapshot === undefined ? BOOT_LIMIT_MS : LOAD_LIMIT_MS);
    return machine;
  } catch (error) {
    await machine.close();
    throw error;
  }
}

async function untilUp({ image }: Place, { qemu, control }: Machine): Promise<void> {
  await mustCome(qemu, control, image.isUp, BOOT_LIMIT_MS);
}

async function mustCome(qemu: Qemu, control: Control, script: string, withinMs: number): Promise<void> {
  if (await control.until(script, withinMs)) return;
  const last = (await qemu.console()).trim().split('\n').slice(-20).join('\n');
  throw new Error(`the machine did not come up within ${withinMs / 1000} s; its console ends with:\n${last}`);
}
