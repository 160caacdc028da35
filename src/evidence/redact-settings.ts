import {
  after,
  assigned,
  BARE,
  exported,
  mapped,
  PASSWORD,
  PASSWORD_HINT,
  QUOTED,
  type RedactRule,
  SECRET,
  SECRET_HINT,
  SHORT,
} from './redact-rule.ts';

const pairs: readonly RedactRule[] = [
  { label: 'password', hint: PASSWORD_HINT, pattern: exported('PASS|PASSWORD|PASSWD|PWD|PW') },
  {
    label: 'secret',
    hint: SECRET_HINT,
    pattern: exported('SECRET|TOKEN|SECRET_KEY|API_KEY|ACCESS_KEY'),
    strict: true,
  },
  {
    label: 'password',
    hint: 'pwd=\\{|password=\\{',
    pattern: /(?<before>(?:pwd|password)=\{)(?<bare>[^}\n]{1,200})/gi,
  },
  { label: 'password', hint: PASSWORD_HINT, pattern: assigned(`${PASSWORD}|${SHORT}`, `(?:${QUOTED}|${BARE})`) },
  { label: 'secret', hint: SECRET_HINT, pattern: assigned(SECRET, `(?:${QUOTED}|${BARE})`), strict: true },
  { label: 'password', hint: PASSWORD_HINT, pattern: mapped(`${PASSWORD}|(?<=[_.-])pass|(?<![a-z])(?:pwd|psk|pw)`) },
  {
    label: 'password',
    hint: 'pass:',
    pattern: /(?<before>^[ \t-]{0,40}[\w.-]{0,30}pass:[ \t]{1,8})(?<bare>[^\s"'(]{4,100})(?=[ \t]{0,40}$)/gm,
    strict: true,
  },
  {
    label: 'password',
    hint: 'pass["\']|pw["\']',
    pattern: new RegExp(`(?<before>["'](?:pass|pw)["'][ \\t]?:[ \\t]?)${QUOTED}`, 'gi'),
  },
  { label: 'secret', hint: SECRET_HINT, pattern: mapped(SECRET), strict: true },
  {
    label: 'secret',
    hint: '"(?:auth|encrypt|key)"',
    pattern: /(?<before>"(?:auth|encrypt|key)"[ \t]?:[ \t]?")(?<bare>[A-Za-z0-9+/]{16,400}={0,2})(?=")/g,
    strict: true,
  },
  // The private members of a JSON web key.
  {
    label: 'private key',
    hint: '"kty"',
    pattern: /(?<before>"(?:d|p|q|dp|dq|qi|k)"[ \t]?:[ \t]?")(?<bare>[\w-]{20,1000})(?=")/g,
  },
  // define('DB_PASSWORD', '…') and .put("password", "…")
  {
    label: 'password',
    hint: 'pass|secret|token|key',
    pattern: after(
      `["'][\\w.-]{0,40}(?:${PASSWORD}|pass|secret|token|api_?key|\\w{0,20}_key|salt)["'][ \\t]{0,4},[ \\t]{0,40}`,
      QUOTED,
    ),
    strict: true,
  },
];

const words: readonly RedactRule[] = [
  {
    label: 'password',
    hint: '(?:secret|pass\\w*|psk|xauth|eap|sha\\d*|md5|aes\\d*|des|bindpw|rootpw|credentials)[ \\t]+"',
    pattern: after(
      '\\b(?:secret|password|passphrase|passwd|psk|xauth|eap|sha\\d{0,3}|md5|aes\\d{0,3}|des|bindpw|rootpw|credentials)[ \\t]{1,8}',
      '"(?<double>[^"\\n]{4,200})"(?! (?:not|in|is|does|was|has|already|for|of|created|updated|deleted)\\b)',
    ),
  },
  {
    label: 'password',
    hint: 'requirepass|masterauth|bindpw|rootpw|insecure-password|rootdn_pw|community|com2sec|auth_pass|ha_password|primaryauth|masteruser',
    pattern:
      /(?<before>\b(?:requirepass|masterauth|primaryauth|bindpw|rootpw|insecure-password|rootdn_pw|auth_pass|ha_password|(?:ro|rw)community6?|snmp-server community|com2sec6? \S{1,60} \S{1,60})[ \t]{1,8})(?<bare>[^\s"']{4,})/gi,
  },
  {
    label: 'password',
    hint: 'password',
    pattern: /(?<before>\b(?:login|user|account)[ \t]{1,8}\S{1,100}[ \t]{1,8}password[ \t]{1,8})(?<bare>[^\s"']{4,})/gi,
  },
  {
    label: 'password',
    hint: '(?:password|secret|key|community)[ \\t]+\\d ',
    pattern: /(?<before>\b(?:password|secret|key|community)[ \t]{1,8}[0-9][ \t]{1,8})(?<bare>[^\s"']{4,})/gi,
  },
  {
    label: 'password',
    hint: 'password|passphrase|secret|token',
    pattern:
      /(?<before>^[ \t]{0,40}(?:(?:env|arg|export|set|setenv|fastcgi_param)[ \t]{1,8})?[\w.-]{0,40}(?:password|passphrase|secret|token|api_key)[ \t]{1,40})(?=[^\s]{0,100}\d)(?<bare>[^\s"'=:;]{4,200})(?=;?$)/gim,
    strict: true,
  },
  // "The root password is …", "password for bob: …"
  {
    label: 'password',
    hint: 'pass|kennwort|contrase|senha|пароль|pw',
    pattern: after(
      `(?<![\\w-])(?:${PASSWORD}|pw)(?:[ \\t](?:for|of|on|für|von|auf|de|del|do)[ \\t][\\w.@-]{1,60}){0,2}[ \\t](?:is|was|are|lautet|ist|es|est|é|è|now)(?:[ \\t]now)?:?[ \\t]{1,4}["'\`]?(?=[^\\s]{0,40}[\\d!#%&+=*])`,
      '(?<bare>[^\\s"\'`,]{6,100})',
    ),
    strict: true,
  },
  {
    label: 'secret',
    hint: 'psk',
    pattern: /(?<before>:[ \t]{0,8}PSK[ \t]{1,8})(?<bare>[^\s"']{8,200})/g,
    strict: true,
  },
  // Lines of chrony.keys and ntp.keys, and an ACL of Redis.
  {
    label: 'secret',
    hint: '^[ \\t]*\\d+[ \\t]+(?:sha|md5|aes|m )',
    pattern:
      /(?<before>^[ \t]{0,8}\d{1,5}[ \t]{1,8}(?:SHA\d{0,3}|MD5|M|AES\d{0,3})[ \t]{1,8})(?<bare>\S{8,200})(?=[ \t]{0,8}$)/gim,
  },
  {
    label: 'password',
    hint: 'user \\S+ o(?:n|ff) ',
    pattern: /(?<before>\buser[ \t]\S{1,60}[ \t](?:on|off)\b[^\n>]{0,100}[ \t]>)(?<bare>\S{4,200})/gi,
  },
  // A setting of nmcli, an inline map of Postfix, an attribute in camel case, a key of TSIG.
  {
    label: 'password',
    hint: '\\.(?:psk|password|leap-password|pin|wep-key\\d)[ \\t]',
    pattern:
      /(?<before>[\w-]\.(?:psk|password|leap-password|pin|wep-key\d)[ \t]{1,8}["']?)(?=[^\s]{0,100}[\d!#%&+=*])(?<bare>[^\s"':=]{6,200})/g,
  },
  {
    label: 'password',
    hint: '\\[[\\w.-]+\\](?::\\w+)?=',
    pattern: /(?<before>\[[\w.-]{1,253}\](?::\w{1,20})?=[^\s:]{1,100}:)(?<bare>[^\s:]{4,200})/g,
  },
  { label: 'password', hint: 'pass=', pattern: /(?<before>[a-z]Pass=)"(?<double>[^"\n]{4,200})/g },
  {
    label: 'secret',
    hint: 'hmac-',
    pattern: /(?<before>\bhmac-(?:md5|sha\d{1,3}):[\w.-]{1,253}:)(?<bare>[\w+/=]{16,200})/gi,
  },
  { label: 'password', hint: 'login=', pattern: /(?<before>\blogin=[^\s:=]{1,60}:)(?<bare>[^\s"']{4,200})/gi },
];

const files: readonly RedactRule[] = [
  {
    label: 'password',
    hint: '(?:password|passphrase|secret|token|api-?key)>',
    pattern:
      /(?<before><(?:[\w.:-]{0,40}(?:password|passphrase|secret|token|api-?key))>)(?<bare>[^<\n]{4,400})(?=<\/)/gi,
    strict: true,
  },
  {
    label: 'password',
    hint: '<(?:entry|property|param|add|setting|init-param)',
    pattern:
      /(?<before><\w[\w-]{0,20}[ \t][^<>\n]{0,100}=["'][\w.:-]{0,60}(?:password|passwd|passphrase|secret|token|api-?key)["'][^<>\n]{0,60}>)(?<bare>[^<\n]{4,400})(?=<\/)/gi,
    strict: true,
  },
  {
    label: 'password',
    hint: 'value=',
    pattern:
      /(?<before>["'][\w.:-]{0,40}(?:password|passphrase|secret|token|api-?key)["'][ \t]{1,4}value=["'])(?<bare>[^"'\n]{4,400})/gi,
  },
  // A line of ~/.pgpass, and one of Postfix's sasl_passwd.
  {
    label: 'password',
    hint: '^[\\w.*-]+:(?:\\d{2,5}|\\*):',
    pattern:
      /(?<before>^[\w.*-]{1,253}:(?:\d{2,5}|\*):[^:\s\d][^:\s]{0,62}:[^:\s\d][^:\s]{0,62}:)(?<bare>[^:\s]{4,200})$/gm,
  },
  {
    label: 'password',
    hint: '^\\[[\\w.-]+\\]',
    pattern: /(?<before>^\[[\w.-]{1,253}\](?::\w{1,20})?[ \t]{1,20}[^\s:]{1,100}:)(?<bare>[^\s:]{4,200})$/gm,
  },
];

export const settingRules: readonly RedactRule[] = [...pairs, ...words, ...files];
