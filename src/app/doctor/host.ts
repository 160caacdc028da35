import { openOpensshDoctor } from '../../../integrations/openssh/doctor.ts';
import { openSshDoctor } from '../../../integrations/ssh/doctor.ts';
import type { Config } from '../../config.ts';
import type { Checkpoint, Tell } from '../../domain/checkpoint.ts';
import type { Host } from '../../domain/host.ts';
import type { LoginDoctor } from '../../domain/ports.ts';
import { createAllowList } from '../../hosts/allow.ts';
import { type Environment, guarded } from '../parts.ts';
import { opensshSettings, sshSettings } from '../ssh-settings.ts';
import { gateRemedy } from './remedy.ts';
import { examineRights } from './rights.ts';
import { visibly } from './visibly.ts';

/**
 * Logs in to each of these hosts once and tells of every step on the way. Whoever asks has typed the names, so hosts that
 * no ticket may name are examined too, and said to be such. Throws CONFIG_INVALID, or the signal's reason.
 */
export async function examineHosts(
  config: Config,
  hosts: readonly Host[],
  environment: Environment,
  tellAll: Tell,
  signal: AbortSignal,
): Promise<void> {
  const tell = visibly(tellAll);
  const doctor = openDoctor(config, environment);
  try {
    for (const host of hosts) {
      tell(allowance(config, host));
      await examineHost(doctor, config, host, withRemedy(host, tell), signal);
    }
  } finally {
    await doctor.close();
  }
}

async function examineHost(
  doctor: LoginDoctor,
  config: Config,
  host: Host,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const login = await doctor.diagnoseLogin(host, tell, signal);
  if (login === undefined) {
    return tell({ where: host, step: 'looks', mark: 'unchecked', detail: 'not taken without a login', stops: false });
  }
  try {
    const session = await guarded(config, { open: async () => login }).open(host, signal);
    const place = { host, timeoutMs: config.hosts.timeoutSeconds * 1_000, sudo: config.ssh.sudo };
    await examineRights(session, place, tell, signal);
  } finally {
    await login.close();
  }
}

function openDoctor(config: Config, environment: Environment): LoginDoctor {
  const { transport } = config.ssh;
  switch (transport) {
    case 'ssh2':
      return openSshDoctor(sshSettings(config, environment));
    case 'openssh':
      return openOpensshDoctor(opensshSettings(config));
    default:
      return transport satisfies never;
  }
}

/** For tickets of any kind; those of some may be allowed more. */
function allowance({ hosts: { allow } }: Config, host: Host): Checkpoint {
  const isAllowed = createAllowList(allow);
  const scopes = allow.flatMap((rule) => ('scopes' in rule ? rule.scopes : []));
  const step = { where: host, step: 'allow-list' };
  if (isAllowed(host, '')) return { ...step, mark: 'ok', detail: 'any ticket may name it', stops: false };
  const some = [...new Set(scopes)].filter((scope) => isAllowed(host, scope));
  if (some.length > 0)
    return { ...step, mark: 'ok', detail: `tickets of ${some.join(', ')} may name it`, stops: false };
  const detail = 'no ticket may name it; it is examined because you typed it';
  const fix = `tai.yaml: hosts: {allow: ['${host}']}`;
  return { ...step, mark: 'no', detail, stops: true, code: 'HOST_NOT_ALLOWED', fix };
}

/** What transports can not know: how the gate is installed. */
function withRemedy(host: Host, tell: Tell): Tell {
  return (checkpoint) => {
    const lacksGate = checkpoint.step === 'gate' && checkpoint.mark === 'no';
    tell(lacksGate ? { ...checkpoint, fix: gateRemedy(host) } : checkpoint);
  };
}
