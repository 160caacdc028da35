import type { UnitFacts } from '../collectors/unit.ts';
import { plainName } from './words.ts';

type Properties = UnitFacts['properties'];

/** Exit codes that systemd itself gives to a process it could not start (systemd.exec(5), "Process Exit Codes"). */
const BEFORE_START: Readonly<Record<string, string>> = {
  '200': 'its working directory could not be entered',
  '203': 'its program could not be executed',
  '209': 'its standard output could not be opened',
  '216': 'its group could not be taken on',
  '217': 'its user could not be taken on',
  '226': 'its namespaces could not be set up',
  '238': 'its state directory could not be made',
};
const SIGNALS: Readonly<Record<string, string>> = {
  '1': 'SIGHUP',
  '4': 'SIGILL',
  '6': 'SIGABRT',
  '7': 'SIGBUS',
  '8': 'SIGFPE',
  '9': 'SIGKILL',
  '11': 'SIGSEGV',
  '15': 'SIGTERM',
  '31': 'SIGSYS',
};

/** By the `Result` systemd gives (systemd.exec(5), $SERVICE_RESULT). */
const ENDS: Readonly<Record<string, (properties: Properties) => string>> = {
  'exit-code': ({ ExecMainStatus }) => describeExitCode(ExecMainStatus?.value ?? '0'),
  signal: ({ ExecMainStatus }) => `it was ended by ${describeSignal(ExecMainStatus?.value)}`,
  'core-dump': ({ ExecMainStatus }) => `it crashed with ${describeSignal(ExecMainStatus?.value)} and left a core dump`,
  timeout: ({ TimeoutStartUSec: limit }) =>
    `it did not start or stop in time${limit ? ` (${limit.value} to start)` : ''}`,
  watchdog: () => 'it stopped telling systemd that it is alive',
  'start-limit-hit': ({ NRestarts }) =>
    `it ended too often in too short a time (${NRestarts?.value ?? 'several'} restarts), and systemd gave up`,
  resources: () => 'systemd could not set up what it needs before it starts',
  protocol: () => 'it did not behave as its unit type promises',
};

/** How a unit ended, as the end of a sentence. */
export function describeEnd(properties: Properties): string {
  const result = properties.Result?.value ?? 'unknown';
  return ENDS[result]?.(properties) ?? `systemd gives ${plainName(result)} as its result`;
}

function describeExitCode(status: string): string {
  // The main process is fine then: a command before or after it was not.
  if (status === '0') return 'one of the commands around its main process failed';
  const reason = BEFORE_START[status];
  return reason === undefined ? `its main process ended with exit code ${status}` : `${reason} (exit code ${status})`;
}

function describeSignal(status = '0'): string {
  return SIGNALS[status] ?? `signal ${status}`;
}
