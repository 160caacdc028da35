import { after, option, OPTION, type RedactRule } from './redact-rule.ts';

const OPTION_HINT =
  'pass|kennwort|contrase|senha|mot.de|authtok|rootpw|secret|token|api-?key|auth-?key|пароль|wachtwoord|hasło';
const TOOLS =
  'sshpass|az |kadmin|mosquitto|zip|docker|podman|helm|redis-cli|ldap|ipmitool|mongo|snmp|cqlsh|influx|sqlcmd|tsql|bcp |cypher-shell|racadm|fence_';
const MYSQL = '\\b(?:mysql|mariadb)\\w{0,20}';
export const commandRules: readonly RedactRule[] = [
  { label: 'password', hint: OPTION_HINT, pattern: option(OPTION) },
  {
    label: 'password',
    hint: 'mysql|mariadb',
    pattern: new RegExp(
      `(?<before>${MYSQL}\\b[^\\n|;]{0,300}?[ \\t]-p)(?:'(?<single>[^'\\n]+)'|(?<bare>[^\\s"'-][^\\s"']{2,}))`,
      'g',
    ),
  },
  {
    label: 'password',
    hint: 'a0=',
    pattern: new RegExp(
      `(?<before>a0="[^"\\n]{0,60}(?:mysql|mariadb)[^"\\n]{0,30}"[^\\n]{0,400}?="-p)(?<bare>[^"\\s]{3,})`,
      'g',
    ),
  },
  {
    label: 'password',
    hint: '\\b(?:curl|wget|http) ',
    pattern:
      /(?<before>\b(?:curl|wget|http)\b[^\n|;]{0,300}?[ \t](?:-u|-a|--auth|--user|--proxy-user|-U)[ \t=]{0,4}["']?[^\s:"']{1,100}:)(?<bare>[^\s"']+)/g,
  },
  {
    label: 'password',
    hint: TOOLS,
    pattern:
      /(?<before>\b(?:sshpass|az|kadmin|mosquitto_\w{2,8}|zip|unzip|docker|podman|helm|redis-cli|ldap\w{1,10}|ipmitool|mongo\w{0,8}|snmp\w{1,10}|cqlsh|influx|sqlcmd|tsql|bcp|cypher-shell|racadm|fence_\w{2,20})\b[^\n|;]{0,300}?[ \t](?:-a|-w|-p|-P|-A|-X|-c)[ \t]{1,4}["']?)(?=[^\s"']{0,100}[A-Za-z])(?<bare>(?!\/)[^\s"'-][^\s"']{3,})/g,
    strict: true,
  },
  {
    label: 'secret',
    hint: 'aws configure',
    pattern: /(?<before>\baws configure set [\w.]{0,60}(?:secret_access_key|session_token) )(?<bare>[^\s"']{4,})/g,
  },
  { label: 'password', hint: 'stats auth', pattern: /(?<before>\bstats auth [^\s:]{1,60}:)(?<bare>[^\s"']{4,})/g },
  { label: 'password', hint: ' -u', pattern: /(?<before>[ \t]-U[ \t]{0,4}["']?[^\s"'%]{1,100}%)(?<bare>[^\s"']+)/g },
  { label: 'password', hint: 'pass:', pattern: /(?<before>(?<![\w-])pass:)(?<bare>[^\s"']{4,})/g },
  {
    label: 'password',
    hint: 'chpasswd',
    pattern:
      /(?<before>\becho[ \t]{1,4}(?:-n[ \t])?["']?[^\s:"'|]{1,64}:)(?<bare>[^\s"'|]{4,200})(?=["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo )?chpasswd)/g,
  },
  {
    label: 'password',
    hint: '\\becho ',
    pattern:
      /(?<before>\becho[ \t]{1,4}(?:-n[ \t])?["']?)(?<bare>[^\s"'|]{4,200})(?=["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo -S|passwd|docker login|cryptsetup|kinit|gpg|su\b))/g,
  },
  {
    label: 'password',
    hint: '<<<',
    pattern:
      /(?<before>\b(?:kinit|passwd|sudo|cryptsetup|gpg|su)\b[^\n]{0,200}?<<<[ \t]{0,4}["']?)(?<bare>[^\s"']{4,})/g,
  },
  {
    label: 'password',
    hint: 'identified',
    pattern:
      /(?<before>\bidentified[ \t](?:with[ \t]\S{1,60}[ \t])?(?:by|as)[ \t](?:password[ \t])?)'(?<single>[^'\n]+)/gi,
  },
  {
    label: 'password',
    hint: 'password',
    pattern: /(?<before>\bpassword[ \t]{0,4}\(?[ \t]{0,4})(?:'(?<single>[^'\n]+)|(?<=\()"(?<double>[^"\n]+))/gi,
  },
  {
    label: 'password',
    hint: 'auth\\(',
    pattern: /(?<before>\.auth\([ \t]?["'][^"'\n]{1,100}["'],[ \t]{0,4})(?:'(?<single>[^'\n]+)|"(?<double>[^"\n]+))/g,
  },
  // The password is the second word of rabbitmqctl, the last of htpasswd and of net use, and part of a word for 7z and lftp.
  {
    label: 'password',
    hint: 'rabbitmqctl|htpasswd|net use|7z|lftp|plink|pscp|wpa_passphrase|freerdp|sqlplus|rman|(?:imp|exp)dp',
    pattern: after(
      '\\b(?:rabbitmqctl[ \\t][^\\n|;]{0,100}?(?:add_user|change_password)[ \\t]\\S{1,60}[ \\t]{1,4}|htpasswd[ \\t]{1,4}-\\w{0,5}b\\w{0,5}[ \\t](?:\\S{1,200}[ \\t]{1,4}){2}|net use[ \\t][^\\n]{0,200}/user:\\S{1,100}[ \\t]{1,4}|7z\\w?[ \\t][^\\n|;]{0,200}?-p|(?:plink|pscp)[ \\t][^\\n|;]{0,200}?-pw[ \\t]|wpa_passphrase[ \\t]\\S{1,60}[ \\t]{1,4}|\\w{0,3}freerdp[ \\t][^\\n|;]{0,200}?/p:|(?:sqlplus|rman|impdp|expdp)[ \\t][^\\n|;/]{0,60}?\\w{1,40}/|lftp[ \\t][^\\n|;]{0,100}?-u[ \\t]{1,4}[^\\s,]{1,60},)["\']?',
      '(?<bare>[^\\s"\']{4,200})',
    ),
  },
];
