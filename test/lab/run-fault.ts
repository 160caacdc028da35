import { breakMachine } from './break-machine.ts';
import { changedByTai, listState, type State } from './compare.ts';
import type { Fault } from './fault.ts';
import { allowFewChannels, installGate } from './gate.ts';
import { triageByJira } from './jira.ts';
import { type Machine, openMachine, type Place } from './machine.ts';
import { recordedOf, saveCase, toCase } from './record.ts';
import { type Changes, type Result, score } from './score.ts';
import { type Access, logInAlone, type SeenRun, triage } from './triage.ts';

export interface Looked {
  readonly result: Result;
  readonly run: SeenRun;
}

export interface RunOptions {
  /** Tells how far it is. */
  readonly say: (text: string) => void;
  /** Lists the machine's state before and after, which in emulation takes as long as tai. */
  readonly compares: boolean;
  readonly records: boolean;
  readonly jira: boolean;
}

/** A fresh machine, the gate, the fault, tai. Throws when there was nothing to judge. */
export async function runFault(
  fault: Fault,
  place: Place,
  { say, compares, records, jira }: RunOptions,
): Promise<Looked> {
  const startedAt = Date.now();
  const machine = await openMachine(place);
  try {
    await installGate(machine.control, place.keys.tai, place.image.gatePath);
    if (place.accelerator === 'tcg') await allowFewChannels(machine.control);
    await breakMachine(fault, machine);
    say(`${fault.name}: broken after ${seconds(startedAt)} s`);
    const access = accessTo(machine, place);
    const before = compares ? await listState(machine.control).catch(String) : undefined;
    const looked = await (jira ? triageByJira : triage)(fault, access);
    const result = score(fault, looked, await compare(machine, access, before, looked.tookMs));
    say(
      `${fault.name}: ${result.found.join(', ') || 'nothing found'} (${result.outcome}), ${seconds(startedAt)} s in all`,
    );
    if (records) {
      const file = await saveCase(toCase(fault, recordedOf(looked.run), endOf(looked.run)), fault);
      say(`${fault.name}: written to ${file}`);
    }
    return { result, run: looked.run };
  } finally {
    await machine.close();
  }
}

async function compare(
  { control }: Machine,
  access: Access,
  before: State | string | undefined,
  tookMs: number,
): Promise<Changes> {
  if (before === undefined) return { kind: 'not asked for' };
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

function endOf({ finishedAt }: SeenRun): Date {
  return finishedAt === undefined ? new Date() : new Date(finishedAt);
}

function seconds(since: number): string {
  return ((Date.now() - since) / 1000).toFixed(0);
}
