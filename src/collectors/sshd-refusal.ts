/** Why sshd or PAM let somebody not in. */
type RefusalKind =
  | 'file_modes'
  | 'not_allowed'
  | 'expired'
  | 'locked'
  | 'pam'
  | 'key_type'
  | 'no_common_algorithm'
  | 'keys_unreadable'
  | 'certificate'
  | 'nologin'
  | 'too_many_keys';

interface Told {
  readonly kind: RefusalKind;
  readonly user?: string;
  readonly address?: string;
}

const ADDRESS = String.raw`(?:::ffff:)?(?<address>[\da-fA-F.:]+)`;

/** OpenSSH 7.4 to 10 (auth.c, auth2-pubkey.c, kex.c, misc.c) and the modules of Linux-PAM and SSSD. In this order. */
const KINDS: readonly (readonly [RefusalKind, RegExp])[] = [
  ['file_modes', /^Authentication refused: (?:bad ownership or modes for|realpath|.* is not a regular file)/],
  [
    'keys_unreadable',
    /(?:[Cc]ould not open|error opening).*authorized[ _](?:keys|principals)|unsafe AuthorizedKeysCommand|AuthorizedKeysCommand .*(?:failed|exit|status)/,
  ],
  ['locked', /^User (?<user>\S+) .*not allowed because account is locked/],
  ['locked', /pam_faillock\(sshd\S*\): Consecutive login failures for user (?<user>\S+) account temporarily locked/],
  ['locked', /pam_tally2?\(sshd\S*\): user (?<user>\S+) \(\d+\) (?:tally|has been locked)/],
  ['not_allowed', new RegExp(String.raw`^User (?<user>\S+) (?:from ${ADDRESS} )?not allowed because`)],
  ['not_allowed', /pam_access\(sshd\S*\): access denied for user [`'](?<user>[^']+)'/],
  ['expired', /pam_unix\(sshd\S*\): (?:account|expired password for user) (?<user>\S+)(?: has expired| \()/],
  ['expired', /pam_sss\(sshd\S*\): .*for user (?<user>\S+): 13 \(User account has expired\)/],
  ['nologin', /pam_nologin\(sshd\S*\)|System is (?:booting up|going down)/],
  ['pam', /^(?:fatal: )?Access denied for user (?<user>\S+) by PAM account configuration/],
  ['pam', /pam_sss\(sshd\S*account\): Access denied for user (?<user>\S+):/],
  ['key_type', /key type \S+ not in (?:PubkeyAccepted|HostbasedAccepted)/],
  [
    'certificate',
    /[Cc]ertificate invalid: |(?:key|certificate) \S+ .*revoked by file|not a trusted CA|Certificate does not contain an authorized principal/,
  ],
  ['no_common_algorithm', new RegExp(String.raw`[Uu]nable to negotiate with ${ADDRESS} port \d+: no matching`)],
  [
    'too_many_keys',
    new RegExp(
      String.raw`maximum authentication attempts exceeded for (?!invalid user)(?<user>\S+) from ${ADDRESS} port`,
    ),
  ],
];

export function findRefusal(text: string): Told | undefined {
  const message = text.replace(/^(?:error|fatal): /, '');
  for (const [kind, pattern] of KINDS) {
    const match = pattern.exec(text) ?? pattern.exec(message);
    if (match === null) continue;
    const { user, address } = match.groups ?? {};
    return { kind, ...(user !== undefined && { user }), ...(address !== undefined && { address }) };
  }
  return undefined;
}
