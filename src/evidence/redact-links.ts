import type { RedactRule } from './redact-rule.ts';

/** Tokens in links first: an address cut at its "&" by a later rule would no longer be known as one. */
const urls: readonly RedactRule[] = [
  {
    label: 'password',
    hint: '://',
    pattern: /(?<=:\/\/)(?<before>[^\s:/@"'<>]{0,100}:)(?!\d{2,5}[?,])(?<bare>[^\s/"'<>]{1,256})(?=@)/g,
  },
  {
    label: 'password',
    hint: '://',
    pattern:
      /(?<=(?:postgres(?:ql)?|mysql|mariadb|mongodb|amqps?|rediss?|ldaps?|srv|\+\w{1,20}):\/\/)(?<before>[^\s:/@"'<>]{0,100}:)(?!\d{2,5}[\s/,?])(?<bare>[^"'\n]{1,128})(?=@[\w.[-]+(?::\d{1,5})?(?:[/?"',\s]|$))/gm,
  },
  // The end of a long line is cut off, and the "@" with it.
  {
    label: 'password',
    hint: '://',
    pattern: /(?<=:\/\/)(?<before>[^\s:/@"'<>]{1,100}:)(?<bare>[^\s/@"'<>]{4,400})(?=…$)/gm,
  },
  // A token in place of the user, alone or with a word for the password.
  {
    label: 'token',
    hint: '://',
    pattern: /(?<=:\/\/)(?=[^@]{0,100}\d)(?<bare>[A-Za-z0-9_-]{20,100})(?=(?::[^\s/@"'<>]{0,100})?@)/g,
  },
  // Go's driver for MySQL: app:password@tcp(db-1:3306)/shop
  {
    label: 'password',
    hint: '@(?:tcp|unix|udp)',
    pattern: /(?<before>(?<![\w.-])[\w.-]{1,64}:)(?<bare>[^\s@"']{1,128})(?=@(?:tcp|unix|udp)\()/g,
  },
  {
    label: 'password',
    hint: 'jdbc:oracle|sqlplus|expdp|impdp|rman|sqlldr',
    pattern:
      /(?<before>(?:jdbc:oracle:\w{1,20}:|\b(?:sqlplus|expdp|impdp|rman|sqlldr)\b[^\n|;]{0,200}?[ \t="'])[\w$#]{1,60}\/)(?<bare>[^\s@/"']{3,128})(?=@|["'\s]|$)/gm,
  },
  {
    label: 'token',
    hint: '[?&]',
    pattern:
      /(?<before>[?&](?:[\w-]{0,30}(?:token|secret|signature|password|passwd)|api_?key|sig|key|auth|code|sid|session(?:id)?|jwt|assertion)=)(?<bare>[^&\s"'<>#]{8,})/gi,
  },
];

const SCHEMES =
  'bearer|basic|token|negotiate|ntlm|apikey|splunk|ssws|aws4-hmac-sha256|genie-?key|pve\\w{1,20}|hawk|oauth';
const headers: readonly RedactRule[] = [
  // Digest, and schemes with parts: what they prove with stands at the end.
  {
    label: 'authorization',
    hint: 'authorization',
    pattern:
      /(?<before>authorization["']?[ \t]{0,8}[:=][ \t]{0,8}["'[]{0,2}(?:digest|hawk|oauth)[ \t]{1,8})(?<bare>\S[^\n]{15,2000})/gi,
  },
  {
    label: 'authorization',
    hint: 'authorization',
    pattern: new RegExp(
      `(?<before>authorization["']?[ \\t]{0,8}[:=][ \\t]{0,8}["'[]{0,2}(?:(?:${SCHEMES})[ \\t]{1,8}(?:token=)?)?)(?<bare>[^\\s"',;]+)`,
      'gi',
    ),
  },
  {
    label: 'token',
    hint: 'bearer',
    pattern: /(?<before>\bbearer[ \t]{1,8})(?=[\w.~+/=-]{0,200}\d)(?<bare>[\w.~+/=-]{16,})/gi,
  },
  { label: 'token', hint: 'token token=', pattern: /(?<before>\btoken token=["']?)(?<bare>[^\s"',;]{8,})/gi },
  { label: 'cookie', hint: 'cookie', pattern: /(?<before>set-cookie:[ \t]{0,8}[^=\s;]{1,100}=)(?<bare>[^;\s"]{6,})/gi },
  { label: 'cookie', hint: 'cookie', pattern: /(?<before>(?<!set-|; )\bcookie:[ \t]{0,8})(?<bare>[^\n"']{6,})/gi },
];

export const linkRules: readonly RedactRule[] = [...urls, ...headers];
