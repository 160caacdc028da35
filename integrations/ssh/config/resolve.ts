import { type Collected, collectLines, type Found, type Given, type Sources } from './collect.ts';
import type { Here } from './here.ts';
import type { AlgorithmText, HostConfig } from './host-config.ts';
import { type ConfigHop, hopsOf } from './hops.ts';
import { refuseUnsupported } from './refusals.ts';
import { unsupported } from './refuse.ts';
import { type Expanded, expandPath, expandTokens, type TokenFacts, tokensFor } from './tokens.ts';
import { choiceOf, flagOf, numberOf, timeOf, wordOf } from './values.ts';

const STRICTNESS = {
  yes: 'strict',
  true: 'strict',
  // Nobody is there to be asked, and ssh without a terminal refuses then as well.
  ask: 'strict',
  'accept-new': 'accept-new',
  // Would also go on after a change; tai never does.
  no: 'accept-new',
  off: 'accept-new',
  false: 'accept-new',
} as const;
const FAMILIES = { any: 0, inet: 4, inet6: 6 } as const;

/**
 * What the files of ssh_config(5) say for a host, by the name as typed, in lower case. `given` outranks them, as options
 * on ssh's command line do. The semantics are those of OpenSSH 9.2 and later (readconf.c), compared with `ssh -G` in
 * test/integration/ssh-config.test.ts. Throws HOST_CONFIG_UNSUPPORTED, with the keyword and file:line, for what applies to
 * this host and can not be honoured.
 */
export async function resolveSshConfig(name: string, given: Given, sources: Sources): Promise<HostConfig> {
  const collected = await collectLines(name, given, sources);
  refuseUnsupported(collected);
  return interpret(name, given, sources, collected);
}

type Ask = <T>(keyword: string, read: (line: Found) => T) => T | undefined;

function interpret(name: string, given: Given, { here }: Sources, { first, identities }: Collected): HostConfig {
  const ask: Ask = (keyword, read) => {
    const line = first.get(keyword);
    return line === undefined ? undefined : read(line);
  };
  const names = namesOf(name, ask);
  const facts = tokenFacts(name, given, names, here);
  const jump = ask('proxy', (line) => jumpOf(line, tokensFor(facts, here)));
  const tokens = tokensFor({ ...facts, jump: (jump ?? []).map(hopText).join(',') }, here);
  const path: PathOf = (line, word) => textOf(line, expandPath(word, tokens, here));
  const files = (line: Found): readonly string[] =>
    line.words.filter((word) => word.toLowerCase() !== 'none').map((word) => path(line, word));

  return {
    ...names,
    ...limitsOf(ask),
    ...algorithmsOf(ask),
    identityFiles:
      identities.length === 0 ? undefined : identities.flatMap((line) => files({ ...line, words: [wordOf(line)] })),
    identitiesOnly: ask('identitiesonly', flagOf) ?? false,
    agent: ask('identityagent', (line) => agentOf(line, path)) ?? { kind: 'usual' },
    jump,
    userKnownHostsFiles: ask('userknownhostsfile', files),
    globalKnownHostsFiles: ask('globalknownhostsfile', files),
    hostKeys: ask('stricthostkeychecking', (line) => choiceOf<'strict' | 'accept-new'>(line, STRICTNESS)),
    hashKnownHosts: ask('hashknownhosts', flagOf) ?? false,
  };
}

type Names = Pick<HostConfig, 'hostName' | 'hostNameFrom' | 'isFixed' | 'user' | 'port' | 'hostKeyAlias' | 'family'>;
type PathOf = (line: Found, word: string) => string;

function namesOf(name: string, ask: Ask): Names {
  const hostName = ask('hostname', (line) => textOf(line, expandTokens(wordOf(line), { '%': '%', h: name })));
  return {
    hostName: hostName?.toLowerCase(),
    hostNameFrom: ask('hostname', ({ place }) => `HostName, ${place.file}:${place.line}`),
    isFixed: ask('hostname', (line) => !line.rest.includes('%h')) ?? false,
    user: ask('user', wordOf),
    port: ask('port', (line) => numberOf(line, 1, 65_535)),
    hostKeyAlias: ask('hostkeyalias', wordOf),
    family: ask('addressfamily', (line) => choiceOf<0 | 4 | 6>(line, FAMILIES)) ?? 0,
  };
}

function tokenFacts(name: string, given: Given, names: Names, here: Here): TokenFacts {
  return {
    name,
    hostName: (given.hostName ?? names.hostName ?? name).toLowerCase(),
    port: given.port ?? names.port ?? 22,
    user: given.user ?? names.user ?? here.user,
    keyName: names.hostKeyAlias ?? name,
    jump: '',
  };
}

function limitsOf(ask: Ask) {
  return {
    connectTimeoutMs: ask('connecttimeout', timeOf),
    aliveIntervalMs: ask('serveraliveinterval', timeOf),
    aliveCountMax: ask('serveralivecountmax', (line) => numberOf(line, 0, 1_000_000)),
    minRsaBits: ask('requiredrsasize', (line) => numberOf(line, 0, 1_000_000)) ?? 0,
  };
}

function algorithmText(line: Found): AlgorithmText {
  return { text: wordOf(line), written: line.written, place: line.place };
}

function algorithmsOf(ask: Ask) {
  return {
    hostKeyAlgorithms: ask('hostkeyalgorithms', algorithmText),
    kexAlgorithms: ask('kexalgorithms', algorithmText),
    ciphers: ask('ciphers', algorithmText),
    macs: ask('macs', algorithmText),
    publicKeyAlgorithms: ask('pubkeyacceptedalgorithms', algorithmText),
  };
}

function textOf(line: Found, expanded: Expanded): string {
  if (expanded.kind === 'text') return expanded.text;
  throw unsupported(line.written, line.place, expanded.reason);
}

/** ProxyJump takes fewer tokens than the others, ssh_config(5); `ProxyCommand none` is a direct way, too. */
function jumpOf(line: Found, tokens: Readonly<Record<string, string>>): readonly ConfigHop[] {
  if (line.keyword === 'proxycommand') return [];
  const { '%': percent = '%', h = '', n = '', p = '', r = '' } = tokens;
  const few = { '%': percent, h, n, p, r };
  return hopsOf(line).map((hop) => ({ ...hop, name: textOf(line, expandTokens(hop.name, few)) }));
}

function hopText({ name, user, port }: ConfigHop): string {
  const host = name.includes(':') ? `[${name}]` : name;
  return `${user === undefined ? '' : `${user}@`}${host}${port === undefined ? '' : `:${port}`}`;
}

function agentOf(line: Found, path: PathOf): HostConfig['agent'] {
  const word = wordOf(line);
  if (word.toLowerCase() === 'none') return { kind: 'none' };
  if (word === 'SSH_AUTH_SOCK') return { kind: 'usual' };
  return { kind: 'socket', path: path(line, word.replace(/^\$([A-Za-z_]\w*)$/, '$${$1}')) };
}
