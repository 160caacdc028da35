import { factsOf, type Known } from '../collectors/collector.ts';
import { failedLogins } from '../collectors/failed-logins.ts';
import { logins } from '../collectors/logins.ts';
import { sshdSettings } from '../collectors/sshd-settings.ts';
import type { Citation, Evidence } from '../domain/evidence.ts';
import type { Step } from '../domain/finding.ts';
import { cite, defineFinding, type Proof } from './finding.ts';
import { isPublic } from './public-address.ts';
import { isRecent, nowOf } from './signs-of.ts';

/** Every host on the internet is tried a few hundred times a day; from here on it is worth a word. */
const MANY = 1000;
/** Wrong passwords before a right one from the same address: more than anyone mistypes. */
const BEFORE_SUCCESS = 8;
const BEFORE_DROP = 5;

/** Only where it does harm: logins are dropped, or one succeeded; or where it is massive. */
export const sshBruteforce = defineFinding({
  class: 'ssh_bruteforce',
  find(evidence) {
    const attack = measure(evidence);
    return (brokeIn(evidence, attack) ?? crowdedOut(evidence, attack) ?? massive(attack)).slice(0, 1);
  },
});

interface Attack {
  readonly times: number;
  readonly addresses: readonly string[];
  readonly citations: readonly Citation[];
}

/** Failures as logs and counts show them; the same ones may stand in several outputs, so the largest number counts. */
function measure(evidence: readonly Evidence[]): Attack {
  const logged = factsOf(evidence, logins).flatMap((known) =>
    known.facts.failures
      .filter(({ users, times, address }) => isGuessing(address, users.length, times))
      .map((one) => ({ ...one, known })),
  );
  const counted = factsOf(evidence, failedLogins);
  const listed = counted.flatMap((known) =>
    known.facts.addresses.filter(({ times }) => times >= MANY).map((one) => ({ ...one, known })),
  );
  const totals = counted.flatMap(({ facts }) => facts.total?.times ?? []);
  const bySum = listed.reduce((sum, { times }) => sum + times, 0);
  const byLog = logged.reduce((sum, { times }) => sum + times, 0);
  return {
    times: Math.max(bySum, byLog, ...totals),
    addresses: [...new Set([...listed, ...logged].map(({ address }) => address))],
    citations: [
      ...listed.slice(0, 2).flatMap(({ known, line }) => cite(known.evidence, line)),
      ...counted.flatMap(({ evidence: piece, facts }) =>
        facts.total && facts.total.times >= MANY ? cite(piece, facts.total.line) : [],
      ),
      ...logged.slice(0, 2).flatMap(({ known, line }) => cite(known.evidence, line)),
    ],
  };
}

/** Somebody who tries names or goes on and on; one account from inside is a forgotten password. */
function isGuessing(address: string, users: number, times: number): boolean {
  return isPublic(address) ? times >= 2 : users >= 4 && times >= BEFORE_SUCCESS;
}

function brokeIn(evidence: readonly Evidence[], { citations }: Attack): readonly Proof[] | undefined {
  for (const { evidence: piece, facts } of factsOf(evidence, logins)) {
    for (const { user, address, method, line } of facts.accepted) {
      const before = facts.failures.find((one) => one.address === address && one.firstLine < line);
      const isGuess = before !== undefined && before.times >= BEFORE_SUCCESS && method !== 'publickey';
      if (!isGuess || !(isPublic(address) || before.users.length >= 4)) continue;
      return [
        {
          severity: 'critical',
          statement: `Somebody who guessed passwords from ${address} got in as ${user}, after ${before.times} failures in this log.`,
          citations: [...cite(piece, line, before.firstLine, before.line), ...citations].slice(0, 6),
          steps: [ISOLATE, ...STEPS],
        },
      ];
    }
  }
  return undefined;
}

function crowdedOut(evidence: readonly Evidence[], attack: Attack): readonly Proof[] | undefined {
  const now = nowOf(evidence)?.getTime() ?? Number.NaN;
  const known = factsOf(evidence, logins).find(({ facts }) => isCrowded(facts, attack, now));
  const dropped = known?.facts.dropped;
  if (known === undefined || dropped === undefined) return undefined;
  const settings = factsOf(evidence, sshdSettings).flatMap((one) => citeLimit(one));
  return [
    {
      severity: 'critical',
      statement: `Password guessing${describeSources(attack)} takes up sshd's slots for logins, so that it drops other connections.`,
      citations: [...cite(known.evidence, dropped.firstLine, dropped.line), ...attack.citations, ...settings].slice(
        0,
        7,
      ),
      steps: STEPS,
    },
  ];
}

function isCrowded({ dropped }: LoginFacts, { times }: Attack, now: number): boolean {
  if (dropped === undefined || times < BEFORE_DROP) return false;
  return isRecent({ ageMs: now - Date.parse(dropped.at ?? '') });
}

type LoginFacts = Known<{ dropped?: { at?: string } }>['facts'];

function citeLimit({
  evidence,
  facts,
}: Known<{ settings: readonly { name: string; line: number }[] }>): readonly Citation[] {
  return cite(evidence, facts.settings.find(({ name }) => name === 'maxstartups')?.line);
}

function massive(attack: Attack): readonly Proof[] {
  if (attack.times < MANY || attack.citations.length === 0) return [];
  const statement = `Passwords are guessed over SSH${describeSources(attack)}: ${attack.times} failures.`;
  return [{ severity: 'warning', statement, citations: attack.citations.slice(0, 6), steps: STEPS }];
}

function describeSources({ addresses }: Attack): string {
  if (addresses.length === 0) return '';
  const more = addresses.length > 3 ? ` and ${addresses.length - 3} more` : '';
  return ` from ${addresses.slice(0, 3).join(', ')}${more}`;
}

const ISOLATE: Step = {
  text: 'Treat the host as broken into: call whoever answers for security before anything is changed or restarted.',
  risk: 'read-only',
};
const STEPS: readonly Step[] = [
  { text: 'See which addresses and names are tried, and whether any of them ever got in.', risk: 'read-only' },
  {
    text: 'Block the addresses or let only known networks reach the port, and see that fail2ban or its like runs.',
    risk: 'reversible',
  },
  { text: 'Switch off passwords for SSH where keys will do.', risk: 'reversible' },
];
