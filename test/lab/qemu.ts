import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { BuiltImage } from './build-image.ts';
import { type Monitor, openMonitor } from './qmp.ts';

export type Accelerator = 'kvm' | 'tcg';

export interface QemuOptions {
  readonly image: BuiltImage;
  /** The qcow2 file over the image's disk. */
  readonly overlay: string;
  readonly folder: string;
  readonly accelerator: Accelerator;
  readonly memoryMiB: number;
  /** Starts from this snapshot in the overlay instead of booting. */
  readonly snapshot?: string;
}

export interface Qemu {
  /** On 127.0.0.1: the machine's own sshd, and the lab's login. */
  readonly sshPort: number;
  readonly controlPort: number;
  readonly monitor: Monitor;
  /** What the machine wrote to its serial line. */
  console(): Promise<string>;
  hasEnded(): boolean;
  close(): Promise<void>;
}

const CPUS = 2;
const TUNED: Readonly<Record<Accelerator, readonly string[]>> = {
  kvm: ['-accel', 'kvm', '-cpu', 'host'],
  // Without la57 the page tables have a level less, which an emulated processor walks in software.
  tcg: ['-accel', 'tcg,thread=multi', '-cpu', 'max,la57=off'],
};

/** A machine that reaches nothing but itself (`restrict=on`) and is reached on two loopback ports alone. */
export async function startQemu(options: QemuOptions): Promise<Qemu> {
  const { image, overlay, folder, accelerator, memoryMiB, snapshot } = options;
  const [sshPort, controlPort] = await findFreePorts();
  const [serial, socket] = [join(folder, 'console.log'), join(folder, 'qmp')];
  const network = ['restrict=on', ...forwards([sshPort, 22], [controlPort, 2222])].join(',');
  const words = [
    ['-nodefaults', '-display', 'none', '-smp', String(CPUS), '-m', `${memoryMiB}M`, ...TUNED[accelerator]],
    ['-kernel', image.kernel, '-initrd', image.initrd],
    ['-append', 'root=/dev/vda ro console=ttyS0 quiet net.ifnames=0'],
    ['-drive', `file=${overlay},format=qcow2,if=virtio,cache=unsafe,discard=unmap`],
    ['-netdev', `user,id=net,${network}`, '-device', 'virtio-net-pci,netdev=net', '-device', 'virtio-rng-pci'],
    ['-serial', `file:${serial}`, '-qmp', `unix:${socket},server=on,wait=off`],
    snapshot === undefined ? [] : ['-loadvm', snapshot],
  ].flat();
  const child = spawn('qemu-system-x86_64', words, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  try {
    const monitor = await untilMonitor(child, socket, () => said);
    return {
      sshPort,
      controlPort,
      monitor,
      console: () => readFile(serial, 'utf8').catch(() => ''),
      hasEnded: () => child.exitCode !== null,
      close: async () => {
        process.off('exit', stop);
        monitor.close();
        await end(child);
      },
    };
  } catch (error) {
    process.off('exit', stop);
    await end(child);
    throw error;
  }
}

function forwards(...pairs: readonly (readonly [here: number, there: number])[]): readonly string[] {
  return pairs.map(([here, there]) => `hostfwd=tcp:127.0.0.1:${here}-10.0.2.15:${there}`);
}

async function untilMonitor(child: ChildProcess, socket: string, said: () => string): Promise<Monitor> {
  for (let waitedMs = 0; waitedMs < 20_000; waitedMs += 50) {
    if (child.exitCode !== null) throw new Error(`QEMU ended with ${child.exitCode}: ${said().trim()}`);
    if (existsSync(socket)) {
      const monitor = await openMonitor(socket).catch(() => undefined);
      if (monitor) return monitor;
    }
    await delay(50);
  }
  throw new Error(`QEMU opened no monitor within 20 s: ${said().trim()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Both are held until both are known, so that they differ. */
async function findFreePorts(): Promise<readonly [number, number]> {
  const servers = [createServer(), createServer()] as const;
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((resolve) => {
          server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        }),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return [ports[0] ?? 0, ports[1] ?? 0];
}
