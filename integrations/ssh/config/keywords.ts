/** Other names of the same keyword (readconf.c). */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  identityfile2: 'identityfile',
  pubkeyacceptedkeytypes: 'pubkeyacceptedalgorithms',
  dsaauthentication: 'pubkeyauthentication',
  globalknownhostsfile2: 'obsolete',
  userknownhostsfile2: 'obsolete',
};

/** What tai does as it is asked to, or refuses where it can not: `settings.ts` says which value. */
const HEEDED: ReadonlySet<string> = new Set(
  [
    'AddressFamily BindAddress BindInterface CanonicalizeHostname CertificateFile Ciphers ConnectTimeout GlobalKnownHostsFile',
    'HashKnownHosts HostKeyAlgorithms HostKeyAlias HostName IdentitiesOnly IdentityAgent IdentityFile KexAlgorithms',
    'KnownHostsCommand MACs PKCS11Provider PreferredAuthentications ProxyCommand ProxyJump PubkeyAcceptedAlgorithms',
    'PubkeyAuthentication RequiredRSASize ServerAliveCountMax ServerAliveInterval StrictHostKeyChecking User',
    'UserKnownHostsFile Port',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

/**
 * What changes nothing for tai, or makes it no less careful than asked: forwardings, terminals, local commands, ways to
 * log in that it never uses, and checks that only ever let more pass.
 */
const HARMLESS: ReadonlySet<string> = new Set(
  [
    // Of a terminal, a person or a master connection.
    'AddKeysToAgent BatchMode ControlMaster ControlPath ControlPersist EnableEscapeCommandline EscapeChar',
    'ForkAfterAuthentication LogLevel LogVerbose NumberOfPasswordPrompts ObscureKeystrokeTiming RemoteCommand RequestTTY',
    'SendEnv SessionType SetEnv StdinNull SyslogFacility VisualHostKey FingerprintHash Tag UseKeychain WarnWeakCrypto',
    // Forwardings and local commands: tai opens none and runs none.
    'ClearAllForwardings DynamicForward ExitOnForwardFailure ForwardAgent ForwardX11 ForwardX11Timeout ForwardX11Trusted',
    'GatewayPorts LocalCommand LocalForward PermitLocalCommand PermitRemoteOpen RemoteForward StreamLocalBindMask',
    'StreamLocalBindUnlink Tunnel TunnelDevice XAuthLocation',
    // Other ways to log in than a plain key.
    'CASignatureAlgorithms ChallengeResponseAuthentication EnableSSHKeysign GSSAPIAuthentication GSSAPIClientIdentity',
    'GSSAPIDelegateCredentials GSSAPIKeyExchange GSSAPIKexAlgorithms GSSAPIRenewalForcesRekey GSSAPIServerIdentity',
    'GSSAPITrustDns HostbasedAcceptedAlgorithms HostbasedAuthentication HostbasedKeyTypes KbdInteractiveAuthentication',
    'KbdInteractiveDevices KeyboardInteractiveAuthentication PasswordAuthentication SecurityKeyProvider SkeyAuthentication',
    // Canonicalization is off, or the host is refused.
    'CanonicalDomains CanonicalizeFallbackLocal CanonicalizeMaxDots CanonicalizePermittedCNAMEs',
    // Speed and transport, and checks whose absence is the stricter way.
    'ChannelTimeout CheckHostIP Compression ConnectionAttempts IPQoS NoHostAuthenticationForLocalhost ProxyUseFdpass',
    'RekeyLimit TCPKeepAlive UpdateHostKeys VerifyHostKeyDNS VersionAddendum Protocol Obsolete',
  ]
    .join(' ')
    .toLowerCase()
    .split(' '),
);

export type KeywordKind = 'heeded' | 'harmless' | 'unknown';

/** One name for each keyword, in lower case. */
export function plainKeyword(keyword: string): string {
  return OTHER_NAMES[keyword] ?? keyword;
}

export function kindOf(keyword: string): KeywordKind {
  if (HEEDED.has(keyword)) return 'heeded';
  return HARMLESS.has(keyword) ? 'harmless' : 'unknown';
}
