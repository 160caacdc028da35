import type { SignRule } from './rule.ts';

/** Logins, denials, certificates. */
export const security = [
  { kind: 'apparmor_denied', by: 'kernel', pattern: /apparmor="DENIED"/ },
  { kind: 'selinux_denied', by: 'kernel', pattern: /avc:\s+denied\s/ },
  { kind: 'selinux_explained', by: 'application', pattern: /SELinux is preventing / },
  {
    kind: 'ssh_throttled',
    by: 'application',
    pattern: /MaxStartups throttling|drop connection #|past MaxStartups|exceeded (?:LoginGraceTime|MaxStartups)/i,
  },
  {
    kind: 'ssh_failed',
    by: 'application',
    pattern:
      /Failed (?:password|publickey|none|keyboard-interactive\S*) for |Invalid user \S+ from|maximum authentication attempts exceeded|authentication failure;/,
  },
  {
    kind: 'ssh_refused_owner',
    by: 'application',
    pattern:
      /Authentication refused: bad ownership or modes|User \S+ (?:from \S+ )?not allowed because|not in AllowUsers|AuthorizedKeysCommand .*(?:failed|exit)/,
  },
  {
    kind: 'ssh_accepted',
    by: 'application',
    pattern: /^Accepted (?:password|publickey|keyboard-interactive\S*|gssapi\S*) for /,
  },
  {
    kind: 'account_expired',
    pattern:
      /account (?:\S+ )?has expired|pam_unix\(\S+\): (?:account \S+ has expired|expired password)|ACCOUNT_EXPIRED|Authentication token is no longer valid|PAM ERROR \(/i,
  },
  {
    kind: 'certificate_expired',
    pattern:
      /certificate (?:has |is )?expired|CERT_HAS_EXPIRED|certificate_expired|x509: certificate has expired|NotAfter/i,
  },
  {
    kind: 'certificate_untrusted',
    pattern:
      /unable to (?:verify the first|get local issuer) certificate|unknown ca\b|UNABLE_TO_VERIFY_LEAF|unable to get issuer|self[- ]signed certificate in|signed by unknown authority|PKIX path building failed/i,
  },
] as const satisfies readonly SignRule[];
