import { breakMachine } from './break-machine.ts';
import { changedByTai, listState, type State } from './compare.ts';
import type { Fault } from './fault.ts';
import { installGate } from './gate.ts';
import { type Machine, openMachine, type Place } from './machine.ts';
import { type Changes, type Result, score } from './score.ts';
import { type Access, logInAlone, type Triage, triage } from './triage.ts';

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
    const access = accessTo(machine, place);
    const before = await listState(machine.control).catch((error: unknown) => String(error));
    const looked = await triage(fault, access);
    const result = score(fault, looked.run, await compare(machine, access, before, looked.tookMs));
    say(
      `${fault.name}: ${result.found.join(', ') || 'nothing found'} (${result.outcome}), ${seconds(startedAt)} s in all`,
    );
    return { result, triage: looked };
  } finally {
    await machine.close();
  }
}

async function compare({ control }: Machine, access: Access, before: State | string, tookMs: number): Promise<Changes> {
  if (typeof before === 'string') return { kind: 'not compared', reason: before };
  try {
    const changed = await changedByTai(control, before, tookMs, async () => void (await logInAlone(access)));
    return { kind: 'compared', changed };
  } catch (error) {
    return { kind: 'not compared', reason: String(error) };
  }
}

function accessTo(machine: Machine, { keys, built }: Place): Access {
  return { sshPort: machine.sshPort, identityFile: keys.tai, hostKeys: built.hostKeys };
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
