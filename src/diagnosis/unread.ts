import type { Diagnosis, Outcome } from '../domain/diagnosis.ts';
import type { Step } from '../domain/finding.ts';
import { findHostTroubles } from './host-trouble.ts';
import type { Investigation } from './investigation.ts';

const STEPS: Readonly<Record<string, readonly Step[]>> = {
  HOST_UNRESOLVED: [{ text: 'Check the spelling of the name and its entry in DNS', risk: 'read-only' }],
  HOST_REFUSED: [{ text: 'Check on its console that the host is up and its SSH server runs', risk: 'read-only' }],
  HOST_TIMED_OUT: [{ text: 'Check power, network and firewall on the way to the host', risk: 'read-only' }],
  HOST_LOST: [{ text: 'Check whether the host is overloaded or restarting', risk: 'read-only' }],
  HOST_AUTH_REFUSED: [
    { text: 'Check that the public key of tai is installed for its user on the host', risk: 'read-only' },
  ],
  HOST_KEY_CHANGED: [
    {
      text: 'Ask the owner of the host whether it was reinstalled, and compare its key on the console before anyone logs in',
      risk: 'read-only',
    },
  ],
  HOST_KEY_REVOKED: [
    { text: 'Ask the owner of the host why its key was revoked before anyone logs in', risk: 'read-only' },
  ],
  SSH_KEY_UNUSABLE: [
    { text: 'Check the private key of tai: that it is there, readable and without a passphrase', risk: 'read-only' },
  ],
};

/** The diagnosis where nothing was collected; undefined when something was. The model is not asked about it. */
export function diagnoseUnread({ hosts, refusedHosts, evidence }: Investigation): Diagnosis | undefined {
  if (evidence.some(({ status }) => status === 'collected')) return undefined;

  const troubles = findHostTroubles(evidence);
  const refused = troubles.length > 0 && troubles.every(({ code }) => code === 'HOST_NOT_ALLOWED');
  if (hosts.length === 0) return conclude(refusedHosts.length > 0 ? 'refused' : 'no_host', []);
  if (refused) return conclude('refused', []);
  const codes = new Set(troubles.map(({ code }) => code));
  return conclude(
    'unreachable',
    [...codes].flatMap((code) => STEPS[code] ?? []),
  );
}

/** These are no guesses: what happened is what is said. */
function conclude(outcome: Outcome, steps: readonly Step[]): Diagnosis {
  return { outcome, confidence: 'high', causes: [], steps, ruledOut: [], model: { status: 'off' } };
}
