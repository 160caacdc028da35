import { type IssueWords, words } from './issue-words.ts';

export const networkWords: readonly IssueWords[] = [
  words(
    'network',
    8,
    /packet ?loss|paketverlust|perte de paquets|pérdida de paquetes|no route to host|nf ?conntrack|conntrack|link (?:is )?(?:flap\w*|down)|(?:link|port|interface|nic|bond\d*|carrier)\b.{0,20}\bflap\w*|duplicate (?:ip|address)|doppelte ip|ip[- ]?(?:conflict|konflikt)|two mac|syn flood/i,
  ),
  words(
    'network',
    4,
    /(?:network|netz(?:werk)?|réseau|red)\b.{0,25}\b(?:problem\w*|issue|down|slow|error|ausfall|störung)|\bloss\b|(?:connect(?:ion|s)?|tcp|syn|read)\b.{0,15}\btime(?:s|d)?[- ]?outs?|connection (?:reset|refused|lost|drop\w*|abort\w*|closed)|(?:refus|reset|drop)\w* (?:the )?connections|drops? (?:packets|syns?)|\bmac[- ]?ad+ress\w*|vom netz\b|deadline exceeded|can(?: ?not|'?t) (?:scrape|connect|be reached)|(?:not reachable|unreachable|times? out|timeouts?) (?:from|on|to)\b|(?:goes|went|gone|drops?|away|offline|weg)\b.{0,30}\b(?:for (?:a|one|some|ten|\d+) (?:minutes?|seconds?)|several times|again and again)|drops out|unreachable|verbindungs?(?:abbr\w+|verlust|fehler)|abbrüche|verlier\w+.{0,60}verbindung|los(?:es|ing|t) .{0,15}(?:connection|packets)|\bnic\b|\bmtu\b|\bvlan\b|\bbond\d*\b|wireguard|\btunnel\b|firewall(?:d)?\b|iptables|nftables|retransmi|sin conexión|conexión|several times.{0,20}unreachable/i,
  ),
  words(
    'network',
    2,
    /time(?:s|d)?[ -]?outs?\b|can(?: ?not|'?t) (?:be )?reach|not reachable|nicht erreichbar|\bswitch(?:es)?\b|\bping\b|bandwidth|throughput|\bport \d+|traceroute|\bmtr\b|(?<!bad |api )gateway|handshake|\bstalls?\b|large (?:packets|downloads|files)|\bcurl\b.{0,20}(?:hang|time)|\bapt-get\b.{0,20}hang|host-key|intermittent|sporadi\w+|connect (?:timeouts?|times)|lost connections?|new (?:sessions|connections)|comes and goes|now and then/i,
  ),
  words(
    'network',
    1,
    /\bhangs?\b|\bconnections?\b|verbindung|\bnetwork\b|netzwerk|interface|router|\bproxy\b|load ?balancer|ipv[46]\b/i,
  ),
  words(
    'network',
    8,
    /receive err\w*|transmit err\w*|network(?:receive|transmit)|carrier (?:lost|down)|link is (?:up|down)|(?:different|two|both|another) mac|arping|(?:somebody|someone) else'?s (?:box|machine|server|host)|(?:wrong|other|different) (?:box|machine|kiste) (?:answers|depending)|host key (?:warning|changed|mismatch)|host identification has changed|listen (?:queue|drops|overflow)|times the listen queue|path mtu|need(?:ed|s)? to frag|fragmentation|black ?hole/i,
  ),
  words(
    'network',
    4,
    /\bnc -\w+\b|telnet \S+ \d+|\bmtr\b.{0,20}%|one[- ]way audio|sockets? dropped|dial tcp|(?:tcp|read|lookup|dial)\b.{0,40}i\/o timeout|no longer reachable|not reachable (?:from|any)|port \d+\b.{0,30}(?:unreachable|closed|filtered|blocked|not reachable|nicht erreichbar|zu\b)|security group|(?:firewall|packet filter|ufw|rules?)\b.{0,30}(?:chang|tid|clean|reload|migrat)\w*|paquets? perdus?|coupures?|cortes? (?:de )?(?:red|conexión)|(?:down|up)\b.{0,25}\b(?:down|up)\b.{0,25}(?:down|up)\b|verschwindet|every few (?:minutes|seconds)|times out intermittently|\barp\b/i,
  ),
  words(
    'dns',
    8,
    /could not resolve|can(?: ?not|'?t) resolve|temporary failure in name|name or service not known|unknown ?host|SERVFAIL|NXDOMAIN|EAI ?AGAIN|getaddrinfo|namensauflösung|name ?resolution|résolution de noms?|resolución de nombres|names? .{0,25}auflösen|resolves? nothing|nothing resolves/i,
  ),
  words(
    'dns',
    4,
    /\bdns(?:sec)?\b|resolv(?:e|ed|er|es|ing|ectl|\.conf)\b|systemd-resolved|name ?server|nameserver|\bdig\b|nslookup|(?:nom|nombre)s?\b.{0,25}(?:se résou\w*|résolus?|se resuelven?)|ne (?:résout|trouve) plus/i,
  ),
  words(
    'dns',
    2,
    /lookups?\b|\bzones?\b|\bdomains?\b.{0,20}(?:fail|resolv)|(?:host ?|internal |external )names?\b|by (?:name|ip)\b/i,
  ),
  words(
    'dns',
    8,
    /(?:failed|unable|fails?|impossible|failure) (?:to|de|in) (?:resolve|look ?up|résoudre|name)|name service error|host or domain name not found|no such host|host not found|name has no|domain\b.{0,30}was not found by|plus de résolution|résolution (?:dns|de nom)|no resuelve|löst .{0,30}nicht (?:mehr )?auf|nicht auflös\w*|getent hosts|\bdns critical|query refused/i,
  ),
  words(
    'dns',
    4,
    /\bunbound\b|\bbind9?\b(?!:)|\bdnsmasq\b|\bnamed\b(?! by| in | after)|a records?\b|(?:mx|srv|ptr|cname|soa) records?|serial\b.{0,20}(?:differ|old|zone)|stale (?:zone|record)|search domain|domain controllers?\b.{0,30}(?:not found|find)/i,
  ),
  words(
    'tls_cert',
    8,
    /certificates? (?:(?:has|is|was) )?(?:expired|verify|not trusted)|expired cert\w*|cert(?:ificate)?\b.{0,50}\b(?:expire[sd]?|expiry|expiring)|zertifikat\w*.{0,60}(?:abgelaufen|ungültig|läuft ab)|certificat (?:a )?(?:est )?expiré|certificado (?:ha )?(?:caducado|expirado)|x509|pkix|unable to (?:verify the first|get local issuer)|verify the first certificate|ERR ?CERT|self[- ]signed/i,
  ),
  words(
    'tls_cert',
    4,
    /certificat\w*|zertifikat\w*|certificado|\bcerts?\b|\bssl\b|\btls\b|let'?s ?encrypt|\bacme\b|certbot|not (?:secure|trusted|private)|handshake ?(?:fail\w*|exception)|chain (?:incomplete|of trust)/i,
  ),
  words(
    'tls_cert',
    8,
    /trust anchor|peer cert|sec error|certificate (?:path|chain|is not|not yet|signed by)|(?:certificate|cert)\b.{0,20}(?:fail\w*|invalid|untrusted|revoked|error|warning|problem)|sslhandshakeexception|zertifikat\w*\b.{0,40}(?:warnung|fehler|ungültig|erneuer\w*)|certificat\b.{0,40}(?:expir\w*|invalide|périmé)|renouveler le certificat|ssl cert\w*|probe ssl|intermediate (?:cert|ca)|ca (?:rollover|bundle)|unknown (?:ca|authority)/i,
  ),
];
