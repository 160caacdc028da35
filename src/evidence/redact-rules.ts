import type { Label } from './redact-marks.ts';

/**
 * Where a secret stands: what comes before it (`before`, kept) and the secret (`secret`). Rules are tried in order, on text
 * that may be hostile and long, so each repetition is bounded, or can not fail once it has begun.
 */
export interface RedactRule {
  readonly label: Label;
  readonly pattern: RegExp;
  /** True where an ordinary word or a number is more likely than a secret. */
  readonly strict?: true;
}

const PASSWORD = 'password|passwd|passphrase|passwort|kennwort|passcode|contrase[ñn]a|senha|mot[ _]de[ _]passe|authtok';
const SECRET =
  '(?<!existing|pull)secret(?:[_-]?key)?(?:[_-]?base)?|token|credentials?|community|' +
  '(?:api|access|private|encryption|encrypt|signing|master|auth|account|shared|license|app|fernet|session|preshared|storage|client|webhook)' +
  '[_-]?key(?:[_-]?data)?';
const SHORT = '(?<![a-z])(?:pass|pwd|pw|psk|pre-?shared[ _-]?key)';
const OPTION = `--?[\\w-]{0,30}?(?:${PASSWORD}|secret|token|api-?key|auth-?key|storepass|keypass|pass)`;

/** A value in quotes up to their end, or to the end of the line; in escaped quotes; or bare. */
const QUOTED = `(?:\\\\"(?<escaped>[^"\\\\\\n]+)|"(?<double>(?:[^"\\\\\\n]|\\\\[^\\n])+)|'(?<single>[^'\\n]+))`;
const BARE = `(?<bare>[^\\s"'\`,;&(){}<>|\\\\]+)`;
const QUOTE = `\\\\?["']?`;

function assigned(keys: string, value: string): RegExp {
  return new RegExp(`(?<before>(?:${keys})${QUOTE}[ \\t]{0,40}(?::=|=>|==?)[ \\t]{0,40})${value}`, 'gi');
}

/**
 * `key: value` is prose as often as it is a setting: in a setting the value ends its line or its quotes, and the group `end`
 * takes part. It is no condition of the match, or a long run of keys would be read again from each of them.
 */
function mapped(keys: string): RegExp {
  const end = `(?:(?<end>(?=[ \\t]{0,40}(?:$|[,;}\\]#"'\`\\\\])))|)`;
  const bare = `(?<bare>[^\\s"'\`,;{}<>|\\\\]+)${end}`;
  return new RegExp(`(?<before>(?:${keys})${QUOTE}[ \\t]{0,40}:[ \\t]{0,40})(?:${QUOTED}|${bare})`, 'gim');
}

/** `KEY=value` of an environment: any character but white space and quotes belongs to the value. */
function exported(keys: string): RegExp {
  return new RegExp(`(?<before>(?<![A-Za-z0-9_?&-])[A-Z][A-Z0-9_]{0,60}(?:${keys})=)(?!["'])(?<bare>[^\\s"']+)`, 'g');
}

function option(keys: string): RegExp {
  return new RegExp(
    `(?<before>(?<=^|[\\s"'=])(?:${keys})${QUOTE}(?:[ \\t]{1,8}|=|" a\\d{1,3}="))(?:${QUOTED}|(?<bare>[^\\s"'|;-][^\\s"'|;]*))`,
    'gim',
  );
}

const urls: readonly RedactRule[] = [
  {
    label: 'password',
    pattern: /(?<=:\/\/)(?<before>[^\s:/@"'<>]{0,100}:)(?!\d{2,5}[?,])(?<bare>[^\s/"'<>]{1,256})(?=@)/g,
  },
  {
    label: 'password',
    pattern:
      /(?<=(?:postgres(?:ql)?|mysql|mariadb|mongodb|amqps?|rediss?|ldaps?|srv|\+\w{1,20}):\/\/)(?<before>[^\s:/@"'<>]{0,100}:)(?!\d{2,5}[\s/,?])(?<bare>[^"'\n]{1,128})(?=@[\w.[-]+(?::\d{1,5})?(?:[/?"',\s]|$))/gm,
  },
  // The end of a long line is cut off, and the "@" with it.
  { label: 'password', pattern: /(?<=:\/\/)(?<before>[^\s:/@"'<>]{1,100}:)(?<bare>[^\s/@"'<>]{4,400})(?=…$)/gm },
  { label: 'token', pattern: /(?<=:\/\/)(?=[^@]{0,100}\d)(?<bare>[A-Za-z0-9_-]{20,100})(?=@)/g },
  {
    label: 'token',
    pattern:
      /(?<before>[?&](?:[\w-]{0,30}(?:token|secret|signature|password|passwd)|api_?key|sig|key|auth|code|sid|session(?:id)?|jwt|assertion)=)(?<bare>[^&\s"'<>#]{8,})/gi,
  },
];

const headers: readonly RedactRule[] = [
  {
    label: 'authorization',
    pattern:
      /(?<before>authorization["']?[ \t]{0,8}[:=][ \t]{0,8}["']?(?:(?:bearer|basic|token|digest|negotiate|ntlm|apikey|splunk|aws4-hmac-sha256)[ \t]{1,8})?)(?<bare>[^\s"',;]+)/gi,
  },
  { label: 'token', pattern: /(?<before>\bbearer[ \t]{1,8})(?=[\w.~+/=-]{0,200}\d)(?<bare>[\w.~+/=-]{16,})/gi },
  { label: 'cookie', pattern: /(?<before>set-cookie:[ \t]{0,8}[^=\s;]{1,100}=)(?<bare>[^;\s"]{6,})/gi },
  { label: 'cookie', pattern: /(?<before>(?<!set-|; )\bcookie:[ \t]{0,8})(?<bare>[^\n"']{6,})/gi },
];

const settings: readonly RedactRule[] = [
  { label: 'password', pattern: exported('PASS|PASSWORD|PASSWD|PWD|PW') },
  { label: 'secret', pattern: exported('SECRET|TOKEN|SECRET_KEY|API_KEY|ACCESS_KEY'), strict: true },
  { label: 'password', pattern: assigned(`${PASSWORD}|${SHORT}`, `(?:${QUOTED}|${BARE})`) },
  { label: 'secret', pattern: assigned(SECRET, `(?:${QUOTED}|${BARE})`), strict: true },
  { label: 'password', pattern: mapped(`${PASSWORD}|(?<=[_.-])pass|(?<![a-z])(?:pwd|psk)`) },
  { label: 'password', pattern: new RegExp(`(?<before>["'](?:pass|pw)["']\\s?:\\s?)${QUOTED}`, 'gi') },
  { label: 'secret', pattern: mapped(SECRET), strict: true },
  {
    label: 'secret',
    pattern: /(?<before>"(?:auth|encrypt|key)"[ \t]?:[ \t]?")(?<bare>[A-Za-z0-9+/]{16,400}={0,2})(?=")/g,
    strict: true,
  },
  {
    label: 'password',
    pattern: new RegExp(
      `(?<before>\\b(?:secret|password|passphrase|passwd|psk|xauth|eap|sha\\d{0,3}|md5|aes\\d{0,3}|des|bindpw|rootpw|credentials)[ \\t]{1,8})"(?<double>[^"\\n]{4,200})"`,
      'gi',
    ),
  },
  {
    label: 'password',
    pattern:
      /(?<before>\b(?:requirepass|masterauth|bindpw|rootpw|insecure-password|rootdn_pw|(?:ro|rw)community6?|snmp-server community|com2sec6? \S{1,60} \S{1,60})[ \t]{1,8})(?<bare>[^\s"']{4,})/gi,
  },
  {
    label: 'password',
    pattern: /(?<before>\b(?:login|user|account)[ \t]{1,8}\S{1,100}[ \t]{1,8}password[ \t]{1,8})(?<bare>[^\s"']{4,})/gi,
  },
  {
    label: 'password',
    pattern: /(?<before>\b(?:password|secret|key|community)[ \t]{1,8}[0-9][ \t]{1,8})(?<bare>[^\s"']{4,})/gi,
  },
  {
    label: 'password',
    pattern:
      /(?<before>^[ \t]{0,40}[\w.-]{0,40}(?:password|passphrase|secret|token)[ \t]{1,40})(?=[^\s]{0,100}\d)(?<bare>[^\s"'=:;]{4,200})(?=;?$)/gim,
    strict: true,
  },
  {
    label: 'password',
    pattern:
      /(?<before><(?:[\w.:-]{0,40}(?:password|passphrase|secret|token|api-?key))>)(?<bare>[^<\n]{4,400})(?=<\/)/gi,
    strict: true,
  },
  {
    label: 'password',
    pattern:
      /(?<before>["'][\w.:-]{0,40}(?:password|passphrase|secret|token|api-?key)["'][ \t]{1,4}value=["'])(?<bare>[^"'\n]{4,400})/gi,
  },
  // A line of ~/.pgpass, and one of Postfix's sasl_passwd.
  {
    label: 'password',
    pattern:
      /(?<before>^[\w.*-]{1,253}:(?:\d{2,5}|\*):[^:\s\d][^:\s]{0,62}:[^:\s\d][^:\s]{0,62}:)(?<bare>[^:\s]{4,200})$/gm,
  },
  {
    label: 'password',
    pattern: /(?<before>^\[[\w.-]{1,253}\](?::\w{1,20})?[ \t]{1,20}[^\s:]{1,100}:)(?<bare>[^\s:]{4,200})$/gm,
  },
];

const MYSQL = '\\b(?:mysql|mariadb)\\w{0,20}';
const commands: readonly RedactRule[] = [
  { label: 'password', pattern: option(OPTION) },
  {
    label: 'password',
    pattern: new RegExp(
      `(?<before>${MYSQL}\\b[^\\n|;]{0,300}?[ \\t]-p)(?:'(?<single>[^'\\n]+)'|(?<bare>[^\\s"'-][^\\s"']{2,}))`,
      'g',
    ),
  },
  {
    label: 'password',
    pattern: new RegExp(
      `(?<before>a0="[^"\\n]{0,60}(?:mysql|mariadb)[^"\\n]{0,30}"[^\\n]{0,400}?="-p)(?<bare>[^"\\s]{3,})`,
      'g',
    ),
  },
  {
    label: 'password',
    pattern:
      /(?<before>\b(?:curl|wget|http)\b[^\n|;]{0,300}?[ \t](?:-u|--user|--proxy-user|-U)[ \t=]{0,4}["']?[^\s:"']{1,100}:)(?<bare>[^\s"']+)/g,
  },
  {
    label: 'password',
    pattern:
      /(?<before>\b(?:sshpass|docker|podman|helm|redis-cli|ldap\w{1,10}|ipmitool|mongo\w{0,8}|snmp\w{1,10}|cqlsh|influx)\b[^\n|;]{0,300}?[ \t](?:-a|-w|-p|-P|-A|-X|-c)[ \t]{1,4}["']?)(?=[^\s"']{0,100}[A-Za-z])(?<bare>(?!\/)[^\s"'-][^\s"']{3,})/g,
    strict: true,
  },
  {
    label: 'secret',
    pattern: /(?<before>\baws configure set [\w.]{0,60}(?:secret_access_key|session_token) )(?<bare>[^\s"']{4,})/g,
  },
  { label: 'password', pattern: /(?<before>\bstats auth [^\s:]{1,60}:)(?<bare>[^\s"']{4,})/g },
  { label: 'password', pattern: /(?<before>[ \t]-U[ \t]{0,4}["']?[^\s"'%]{1,100}%)(?<bare>[^\s"']+)/g },
  { label: 'password', pattern: /(?<before>(?<![\w-])pass:)(?<bare>[^\s"']{4,})/g },
  {
    label: 'password',
    pattern:
      /(?<before>\becho[ \t]{1,4}(?:-n[ \t])?["']?[^\s:"'|]{1,64}:)(?<bare>[^\s"'|]{4,200})(?=["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo )?chpasswd)/g,
  },
  {
    label: 'password',
    pattern:
      /(?<before>\becho[ \t]{1,4}(?:-n[ \t])?["']?)(?<bare>[^\s"'|]{4,200})(?=["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo -S|passwd|docker login|cryptsetup|kinit|gpg|su\b))/g,
  },
  {
    label: 'password',
    pattern:
      /(?<before>\b(?:kinit|passwd|sudo|cryptsetup|gpg|su)\b[^\n]{0,200}?<<<[ \t]{0,4}["']?)(?<bare>[^\s"']{4,})/g,
  },
  {
    label: 'password',
    pattern:
      /(?<before>\bidentified[ \t](?:with[ \t]\S{1,60}[ \t])?(?:by|as)[ \t](?:password[ \t])?)'(?<single>[^'\n]+)/gi,
  },
  {
    label: 'password',
    pattern: /(?<before>\bpassword[ \t]{0,4}\(?[ \t]{0,4})(?:'(?<single>[^'\n]+)|(?<=\()"(?<double>[^"\n]+))/gi,
  },
  {
    label: 'password',
    pattern: /(?<before>\.auth\([ \t]?["'][^"'\n]{1,100}["'],[ \t]{0,4})(?:'(?<single>[^'\n]+)|"(?<double>[^"\n]+))/g,
  },
];

/** Tokens in links first: an address cut at its "&" by a later rule would no longer be known as one. */
export const redactRules: readonly RedactRule[] = [...urls, ...headers, ...settings, ...commands];
