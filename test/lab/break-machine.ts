import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from './fault.ts';
import type { Machine } from './machine.ts';

const LIMIT_MS = 180_000;

/** Makes the fault. Throws with what the script said when it does not end well: then there is nothing to judge. */
export async function breakMachine(fault: Fault, machine: Machine): Promise<void> {
  const { code, stdout, stderr } = await machine.control.run(fault.script, LIMIT_MS);
  if (code !== 0) {
    const said = `${stdout}${stderr}`.trim().split('\n').slice(-10).join('\n');
    throw new Error(
      code === -1 ? `break.sh did not end within ${LIMIT_MS / 1000} s` : `break.sh: code ${code}: ${said}`,
    );
  }
  if (fault.reboot) await machine.reboot();
  await delay(fault.settleSeconds * 1000);
}
