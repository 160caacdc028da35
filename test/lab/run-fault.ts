import { breakMachine } from './break-machine.ts';
import type { Fault } from './fault.ts';
import { installGate } from './gate.ts';
import { type Machine, openMachine, type Place } from './machine.ts';
import { type Result, score } from './score.ts';
import { type Triage, triage } from './triage.ts';

export interface Looked {
  readonly result: Result;
  readonly triage: Triage;
}

/** A fresh machine, the gate, the fault, tai. Throws when there was nothing to judge; `say` tells how far it is. */
export async function runFault(fault: Fault, place: Place, say: (text: string) => void): Promise<Looked> {
  const startedAt = Date.now();
  const machine = await openMachine(place);
  try {
    await installGate(machine.control, place.keys.tai);
    await breakMachine(fault, machine);
    say(`${fault.name}: broken after ${seconds(startedAt)} s`);
    const looked = await triage(fault, accessTo(machine, place));
    const result = score(fault, looked.run, []);
    say(
      `${fault.name}: ${result.found.join(', ') || 'nothing found'} (${result.outcome}), ${seconds(startedAt)} s in all`,
    );
    return { result, triage: looked };
  } finally {
    await machine.close();
  }
}

function accessTo(machine: Machine, { keys, built }: Place) {
  return { sshPort: machine.sshPort, identityFile: keys.tai, hostKeys: built.hostKeys };
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
