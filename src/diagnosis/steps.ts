import type { Risk, Step } from '../domain/finding.ts';
import { namesKnownHosts, type Known } from './claims.ts';
import { cleanText } from './filter.ts';
import { toVisible } from './visible.ts';

const SHELL = String.raw`(?:sudo\s+(?:-\S+\s+)*)?(?:\S*\/)?(?:(?:ba|z|da|k|a|c|tc|fi)?sh\b|python[\d.]*|perl|ruby|node|php|lua|osascript|pwsh|xargs)\b`;

/** Words that run what came from somewhere else. */
const FOREIGN_CODE: readonly RegExp[] = [
  // Anything into an interpreter.
  new RegExp(String.raw`\|\s*(?:env\s+\S+\s+)*(?:${SHELL})`, 'i'),
  /\b(?:ba|z|da)?sh\b[^\n]*(?:<\(|\$\(|`)/i,
  /\b(?:eval|exec|source|iex|invoke-expression)\s+["']?\(?(?:\$\(|`|<\(|curl\b|wget\b|iwr\b)|\b(?:iex|invoke-expression|invoke-webrequest)\b/i,
  /\b(?:python[\d.]*|perl|ruby|node|php)\s+-[cer]\b/i,
  /\/dev\/(?:tcp|udp)\/|\b(?:nc|ncat|netcat|socat)\b[^\n]*(?:\s-\w*[ec]\b|\bexec:|\d{2,5}\b)|\bmkfifo\b|\bbase64\s+-{1,2}d|\bxxd\s+-r\b/i,
  /\b(?:curl|wget|aria2c|tftp|scp|rsync|fetch)\b[^\n]*\s(?:-\w*[oOT]\b|--upload-file|--data|-d\s*@|-F\b|\S+:\/\/|\[link removed\])/i,
];

/** Advice that opens a host or runs foreign code. A poisoned log line suggests exactly such remedies. */
const DANGEROUS: readonly RegExp[] = [
  ...FOREIGN_CODE,
  // A download or a decoded text into an interpreter.
  /\b(?:curl|wget|fetch|base64|xxd)\b[^\n]*\|\s*(?:sudo\s+)?(?:\S*\/)?(?:ba|z|da|k)?(?:sh|python\d?|perl|ruby|node|php)\b/i,
  /\b(?:ba|z|da)?sh\b[^\n]*(?:<\(|\$\(|`)\s*(?:curl|wget)/i,
  /\b(?:eval|source)\b[^\n]*\b(?:curl|wget)\b/i,
  /\b(?:curl|wget|download)\b[^\n]*\b(?:run|execute|install|chmod)\b/i,
  // Packages and repositories from somewhere else.
  /\b(?:install|add|upgrade|pull|import)\b[^\n]*(?:(?:https?|ftp):\/\/|\[link removed\])/i,
  /\b(?:install|download|fetch)\b[^\n]*\b(?:from|via)\s+(?:the\s+)?(?:url|link|site|web\s?site|address|internet)\b/i,
  /\badd-apt-repository\b|--(?:extra-)?index-url\b|--nogpgcheck\b|--allow-unauthenticated\b/i,
  /\badd\b[^\n]*\b(?:repository|repo|ppa)\b/i,
  /\b(?:pip3?|npm|gem|cargo|go|snap|docker|podman|helm|kubectl|flatpak)\s+(?:install|get|pull|run|apply|i)\b/i,
  /\b(?:apt|apt-get|yum|dnf|zypper|apk|pacman|dpkg|rpm)\s+(?:-\S+\s+)*(?:install|add|-[iU]\w*|downgrade|remove|erase|purge)\b/i,
  // Firewalls, access control and authentication off; doors opened.
  /\b(?:disable|stop|mask|flush|deactivate|remove|bypass|skip)\w*\b[^\n]*\b(?:firewalls?|firewalld|ufw|iptables|nftables|selinux|apparmor|auditd|fail2ban|authentication|auth|certificate (?:check|validation|verification)|signature check)\b/i,
  /\b(?:turn|switch|set)\w*\b[^\n]*\b(?:firewall|firewalld|ufw|selinux|apparmor|authentication|auth)\b[^\n]*\b(?:off|down|permissive|disabled)\b/i,
  /\b(?:turn|switch)\w*\s+off\b[^\n]*\b(?:firewall|selinux|apparmor|authentication|auth|verification)\b/i,
  /\bufw\s+disable\b|\bsetenforce\s+0\b|\biptables\s+(?:-F|--flush|-P\s+\w+\s+ACCEPT)|\bnft\s+flush\b|\bselinux\s*=\s*(?:0|disabled)/i,
  /\b(?:PermitRootLogin|PasswordAuthentication|PermitEmptyPasswords)\s+yes\b|\bStrictHostKeyChecking[\s=]+no\b|\bNOPASSWD\b/i,
  /\bauthorized_keys\b|\bchmod\s+(?:-R\s+)?(?:0?777|a\+rwx|u\+s)\b|\b(?:useradd|adduser|passwd|visudo)\b/i,
  /\bcrontab\s+(?:-[^l\s]|-$|-\s|\S*\/)|\b(?:chattr|setcap|insmod|modprobe|kexec|usermod|gpasswd|chpasswd|ssh-keygen|ssh-copy-id)\b/i,
  /\b(?:paste|send|post|upload|e-?mail|forward|share|reveal|print|give|type|enter)\w*\b[^\n]*\b(?:password|passphrase|secret|token|credential|private key|api key|cookie)s?\b/i,
  // What can not be taken back.
  /\brm\s+(?:-\w*\s+)*-\w*[rf]\w*\b|\bmkfs\b|\bdd\s+[^\n]*\bof=|\bwipefs\b|\bshred\b/i,
];

const DISRUPTIVE =
  /\b(?:restart|reboot|stop|kill|terminate|delete|remove|truncate|drop|purge|shut ?down|power|fail ?over|fsck|umount|unmount|format|rollback|roll back|downgrade|reinstall)\w*/i;
const CHANGING =
  /\b(?:set|change|edit|raise|increase|lower|extend|resize|grow|enable|disable|install|upgrade|update|move|rename|mount|reload|add|apply|start|renew|rotate|free|clear|clean)\b/i;

const ORDER: readonly Risk[] = ['read-only', 'reversible', 'disruptive'];
const STEP_CHARS = 200;

/** The steps of a model that may be shown, in its order; each with at least the risk its words have. */
export function cleanSteps(steps: readonly Pick<Step, 'text' | 'risk'>[], known: Known): readonly Step[] {
  return steps
    .filter(({ text }) => isHarmless(toVisible(text)))
    .map(({ text, risk }) => ({ text: cleanText(text, STEP_CHARS), risk: atLeast(risk, text) }))
    .filter(({ text }) => isHarmless(text) && /\p{L}{3}/u.test(text) && namesKnownHosts(text, known));
}

/** True for words that hold a command which fetches and runs foreign code or sends something out. */
export function runsForeignCode(text: string): boolean {
  return FOREIGN_CODE.some((pattern) => pattern.test(text));
}

/** False for words that ask for what no reader should be led to do. */
export function isHarmless(text: string): boolean {
  return !DANGEROUS.some((pattern) => pattern.test(text));
}

function atLeast(claimed: Risk, text: string): Risk {
  const least = leastRisk(text);
  return ORDER.indexOf(least) > ORDER.indexOf(claimed) ? least : claimed;
}

/** "Check that …" and its like only look, whatever is looked at. */
function leastRisk(text: string): Risk {
  if (
    /^\s*(?:check|verify|look|read|compare|confirm|inspect|list|review|see|ask|find out|watch)\b(?![^\n]*(?:\b(?:then|and)\b|[;:]))/i.test(
      text,
    )
  )
    return 'read-only';
  if (DISRUPTIVE.test(text)) return 'disruptive';
  return CHANGING.test(text) ? 'reversible' : 'read-only';
}
