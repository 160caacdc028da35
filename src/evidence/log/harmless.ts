/** Who writes, and what, all day long on a healthy host. It is shown last, unless the ticket speaks of it. */
const CHATTER: readonly (readonly [tag: RegExp, message: RegExp])[] = [
  [
    /^systemd(?:-logind)?$/,
    /^(?:Start(?:ing|ed)|Finish(?:ed|ing)|Reload(?:ing|ed)\.?$|Created slice|Removed slice|Reached target|Listening on|New session|Removed session|Session \S+ logged out)|Deactivated successfully|Succeeded\.$|Consumed [\d.a-z ]+ CPU time/,
  ],
  [/^cron|^anacron|^crond|^atd/i, /\bCMD\b|session (?:opened|closed)|job .*(?:started|terminated)|\bLIST\b/i],
  [
    /^sshd|^login|^su$|^sudo$|^gdm|^vsftpd|^ftpd|^rpc|^xinetd|^systemd-user/,
    /session (?:opened|closed)|accepted (?:publickey|password)|received disconnect|disconnected from|connection (?:closed|reset) by|invalid user|failed password|check pass|authentication failure|possible break-in|reverse mapping|connection from|kex_exchange|did not receive identification|bad protocol version|TTY=|subsystem request/i,
  ],
  [
    /^kernel$|^$/,
    /\[UFW (?:BLOCK|AUDIT)|apparmor="(?:STATUS|ALLOWED)"|entered (?:blocking|forwarding|disabled|promiscuous|learning|listening)|left promiscuous|renamed from|link becomes ready|perf: interrupt took too long|supports timestamps until|usb \d|scheduled for removal|falling back to xino|scheduler registered/i,
  ],
  [/dhc|networkmanager|systemd-networkd|avahi/i, /DHCP(?:REQUEST|ACK|DISCOVER|OFFER)|new lease|renewal in|bound to/i],
  [
    /docker|containerd|podman|kubelet/,
    /ignoring event|starting signal loop|cleanup warnings|shim disconnected|cleaning up dead shim/,
  ],
  [
    /^postfix|^dovecot|^sendmail|^exim/,
    /connect from|disconnect from|: removed$|lost connection after|does not resolve|stat(?:us)?=sent|queue active|message-id=/i,
  ],
  [
    /^snapd|^fwupd|^packagekit|^multipathd|^rsyslogd?|^ntpd|^chronyd|^qemu-ga|^puppet|^zabbix|^node_exporter|^auditd|^dbus/i,
    /no (?:updates|releases)|add missing path|failed to get udev uid|HUPed|selected source|synchronized to|guest-ping|applied catalog|allowed hosts|collector failed|successfully activated|activating (?:via|service)/i,
  ],
];
/** A request that was answered as it should be. */
const REQUEST =
  /"(?:GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH) \S+(?: HTTP\/[\d.]+)?" [123]\d\d\b|status[=:] ?[123]\d\d\b/;

export function isHarmless(tag: string, message: string): boolean {
  if (CHATTER.some(([by, what]) => by.test(tag) && what.test(message))) return true;
  return REQUEST.test(message);
}
