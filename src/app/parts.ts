import { openTicketSystems } from '../../integrations/index.ts';
import { openLocal } from '../../integrations/local/index.ts';
import { openOpenssh } from '../../integrations/openssh/index.ts';
import { pooled } from '../../integrations/remote/pool.ts';
import { openSsh } from '../../integrations/ssh/index.ts';
import { openVllm, type VllmSettings } from '../../integrations/vllm/index.ts';
import { onlyCatalogued } from '../collectors/guard.ts';
import { withSudo } from '../collectors/sudo.ts';
import type { Config } from '../config.ts';
import type { TaiError } from '../domain/errors.ts';
import type { FrontDesk } from '../domain/front-desk.ts';
import { type Host, LOCALHOST } from '../domain/host.ts';
import type { Log } from '../domain/log.ts';
import type { Cursors } from '../domain/cursors.ts';
import type { Closable, HostShell, Model, Refusals, TicketSystem } from '../domain/ports.ts';
import { createAllowList } from '../hosts/allow.ts';
import type { Inventory } from '../hosts/inventory.ts';
import { createTextTickets, TEXT_SYSTEM } from '../text-tickets.ts';
import { jiraSettings } from './jira-settings.ts';
import { slackSettings } from './slack-settings.ts';
import { opensshSettings, poolOptions, sshSettings } from './ssh-settings.ts';
import { keepHeapTight } from './tight-heap.ts';

/** How long Jira and Slack may take for one request. */
const TICKET_SYSTEM_TIMEOUT_MS = 20_000;

/** What the program was started with, for `${NAME}` in ssh_config. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Logins are shared by all who look at a host, and stay a while; what is checked for one ticket is checked above that.
 * `local`: whoever asks sits at this machine, so `localhost` is read without SSH. */
export function openParts(
  config: Config,
  local: boolean,
  environment: Environment | undefined,
  refusals: Refusals,
  onModelBack?: (baseUrl: string) => void,
): { shell: HostShell & Closable; model: Model | undefined } {
  keepHeapTight();
  const ssh = pooled(openTransport(config, environment, refusals), poolOptions(config));
  const far = guarded(config, ssh);
  const here = onlyCatalogued(openLocal());
  const shell: HostShell & Closable = {
    open: (host, signal) => (local && host === LOCALHOST ? here : far).open(host, signal),
    close: () => ssh.close(),
  };
  return { shell, model: openModel(config, onModelBack) };
}

/** Only the catalogue goes through, and where it may, as root. */
export function guarded({ ssh }: Config, shell: HostShell): HostShell {
  const checked = onlyCatalogued(shell);
  return ssh.sudo ? withSudo(checked) : checked;
}

/** Throws CONFIG_INVALID when the transport can not be had on this machine. */
function openTransport(config: Config, environment: Environment | undefined, refusals: Refusals): HostShell & Closable {
  const { transport } = config.ssh;
  switch (transport) {
    case 'ssh2':
      return openSsh(sshSettings(config, environment), refusals);
    case 'openssh':
      return openOpenssh(opensshSettings(config), refusals);
    default:
      return transport satisfies never;
  }
}

export function openModel({ vllm }: Config, onBack?: (baseUrl: string) => void): Model | undefined {
  if (vllm === undefined) return undefined;
  return openVllm({ ...vllmSettings(vllm), ...(onBack && { onBack }) });
}

export function vllmSettings(vllm: NonNullable<Config['vllm']>): VllmSettings {
  const { timeoutSeconds, furtherLooks: _, promptTokens: __, ...settings } = vllm;
  return { ...settings, timeoutMs: timeoutSeconds * 1000 };
}

const MINUTE_MS = 60_000;

/** When a model that failed a run is asked again; undefined: never. */
export function lateTimes({ vllm }: Pick<Config, 'vllm'>): { firstMs: number; forMs: number } | undefined {
  if (vllm === undefined || vllm.askLaterHours === 0) return undefined;
  return { firstMs: vllm.askLaterMinutes * MINUTE_MS, forMs: vllm.askLaterHours * 60 * MINUTE_MS };
}

/** Without a desk, tickets are only read here, and Slack's are not. */
export function openSystems(
  { jira, slack }: Config,
  log: Log,
  desk?: FrontDesk,
  cursors?: Cursors,
): readonly TicketSystem[] {
  const timeoutMs = TICKET_SYSTEM_TIMEOUT_MS;
  const onLeftOut = (what: string, code: string) => log.warn({ what, code }, 'left out beside an answer in jira');
  const onPollTrouble = ({ code, message }: TaiError) =>
    log.warn({ code, reason: message }, 'jira can not be polled, trying again');
  const configured = openTicketSystems(
    {
      jira: jira && { ...jiraSettings(jira, timeoutMs), onLeftOut, onPollTrouble },
      slack: slack && desk && slackSettings(slack, timeoutMs, log, desk),
    },
    cursors,
  );
  return [...configured, createTextTickets('the button "Run again"')];
}

/** The allow-list, and beside it this machine for tickets typed at this machine. */
export function allowed(config: Config, local: boolean, inventory: Inventory): (host: Host, scope: string) => boolean {
  const listed = createAllowList(config.hosts.allow, inventory);
  return (host, scope) => (local && scope === TEXT_SYSTEM && host === LOCALHOST) || listed(host, scope);
}

export function limitsOf(config: Config) {
  return {
    ownPatterns: config.redaction.patterns,
    maxHosts: config.hosts.maxPerTicket,
    hostTimeoutMs: config.hosts.timeoutSeconds * 1000,
    furtherLooks: config.vllm?.furtherLooks ?? false,
    ...(config.vllm && { promptTokens: config.vllm.promptTokens }),
    modelTimeoutMs: (config.vllm?.timeoutSeconds ?? 0) * 1000,
    now: () => new Date(),
  };
}
