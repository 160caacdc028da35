import type { IssueType } from '../domain/issue-type.ts';

interface IssueWords {
  readonly type: IssueType;
  /** 4 names the trouble itself, 2 speaks of the matter, 1 goes with it now and then. */
  readonly weight: 1 | 2 | 3 | 4;
  readonly pattern: RegExp;
}

/** General vocabulary of tickets in English and German, with the commonest words of French and Spanish. */
export const ISSUE_WORDS: readonly IssueWords[] = [
  words(
    'disk_space',
    4,
    /disk ?(?:is )?(?:almost |nearly )?full|(?:file ?system|partition|volume|root|disk|drive|platte|festplatte|laufwerk)\b.{0,30}\b(?:full|voll|vollgelaufen|9\d ?%|100 ?%)|no space left|out of (?:disk )?space|disk ?usage|disk ?space|ENOSPC|inodes?\b|quota exceeded|speicherplatz|disque plein|espace disque|disco lleno|espacio en disco/i,
  ),
  words(
    'disk_space',
    3,
    /\b(?:df|du)\b.{0,40}(?:disagree|shows?|says|moved|%)|\bfs\b.{0,10}\b\d\d ?%|mount=\/|running low on space|fills? up|log(?:s|files?) (?:grow|fill)|läuft voll/i,
  ),
  words('disk_space', 1, /\b\d+ ?(?:GB|G|TB)\b.{0,20}\bfree|old (?:app )?logs|logrotate/i),

  words(
    'disk_health',
    4,
    /degraded|raid\b|mdadm|\bmd\d+\b|smart(?:ctl|d)?\b|bad (?:sector|block)s?|failing (?:disk|drive)|(?:disk|drive|ssd|nvme|hdd|platte|festplatte).{0,25}(?:fail|defekt|broken|replac|error|dying|kaputt|tausch)|i\/o[- ]?error|input\/output error|read[- ]only|readonly|file ?system (?:error|corrupt)|thin ?pool|\blvm\b|defekte platte|disque (?:défaillant|en panne)|disco dañado/i,
  ),
  words(
    'disk_health',
    2,
    /backups?\b.{0,30}(?:slow|forever|long|hours|langsam)|copying\b.{0,60}\b(?:slow|MB\/s)|MB\/s|clicking|storage (?:latency|slow)|paused/i,
  ),
  words('disk_health', 1, /\bdisks?\b|\bdrives?\b|\bstorage\b|datastore|data is at risk/i),

  words(
    'memory',
    4,
    /out of memory|\boom(?:[- ]?kill\w*)?\b|memory (?:alarm|alert|leak|usage|pressure|full|exhaust\w*|shortage)|(?:free|low on|no more|high|not enough) memory|swap(?:ping|pt| (?:100|full|usage|exhaust\w*|space))|speicher (?:voll|knapp|leck)|arbeitsspeicher|mémoire|memoria|more ram\b|\bram\b.{0,20}(?:full|voll|9\d ?%)/i,
  ),
  words('memory', 2, /\bswap\b|\bheap\b|OutOfMemory|\bram\b|\bmemory\b|resident/i),
  words('memory', 1, /crashes? (?:every|by itself)|killed/i),

  words(
    'cpu_load',
    4,
    /high (?:cpu|load)|cpu (?:load|usage|steal|spike|throttl\w*)|load average|(?:system|server)?last (?:zu )?hoch|hohe (?:last|cpu)|auslastung|(?:load|last) (?:is|of|ist|\()? ?\(?\d\d|\bcpu\b.{0,20}(?:9\d|100) ?%|charge (?:cpu|élevée)|carga alta|steal/i,
  ),
  words(
    'cpu_load',
    3,
    /(?:extremely|very|super|terribly|too|so) slow|\bslow(?:er|ness|down)?\b|sluggish|langsam|träge|latenc(?:y|ies)|p9\d\b|response times?|hangs? for seconds|choppy|stutter|jitter(?:y)?|\blag(?:gy|s)?\b|lent(?:eur)?\b|\blento\b|freez(?:e|es|ing)|performance/i,
  ),
  words(
    'cpu_load',
    2,
    /load\b.{0,12}\b\d\d|\bcpu\b|iowait|system time|\bload\b(?!er|ed|ing| ?balanc)|takes (?:more than )?(?:a |several |\d+ )?(?:minutes?|forever)/i,
  ),

  words(
    'service_down',
    4,
    /(?:service|daemon|unit|dienst|process|server|app\w*|website|site|portal|api|worker|vpn|database|db|shop)\b.{0,40}\b(?:down|dead|fail(?:s|ed|ing)?|crash\w*|stopp?ed|not running|inactive|won'?t start|does(?: not|n'?t) start|not started|unavailable|broken|startet nicht|läuft nicht|abgestürzt|ausgefallen|gestoppt|tot)\b|won'?t start|(?:can ?not|can'?t|does not|doesn'?t|failed to) (?:be )?start|not running|start(?:et)? nicht|\b50[0234]\b|bad gateway|service unavailable|internal server error|restarts? (?:by itself|every|constantly|in a loop)|crash(?:es|ed|ing|loop)|keeps? (?:restarting|crashing|dying)|systemctl (?:start|restart|status)|job for \S+\.service failed|en panne|caído|no arranca|ne démarre pas/i,
  ),
  words(
    'service_down',
    3,
    /dropp?ed out of|left the cluster|connections? drop|drops all connections|outage|ausfall|stör(?:t|ung)|not (?:respond|answer|reachable|available|work)\w*|antwortet nicht|nicht erreichbar|error rate|\bis down\b|\bdown since|\bcan'?t connect|login broken/i,
  ),
  words(
    'service_down',
    1,
    /\.service\b|\bservice\b|dienst\b|restart|redeploy|\b(?:mysql|postgres\w*|nginx|apache|httpd|redis|elasticsearch|kafka|tomcat|java)\b/i,
  ),

  words(
    'network',
    4,
    /packet ?loss|paketverlust|(?:network|netz(?:werk)?|réseau|red)\b.{0,25}\b(?:problem|issue|down|slow|error|ausfall|störung)|link (?:flap\w*|down)|\bflapping|no route to host|(?:connect(?:ion)?|tcp|syn|read)\b.{0,15}\btime(?:s|d)?[- ]?outs?|connection (?:reset|refused|lost|drop\w*|abort\w*)|(?:refus|reset|drop)\w* connections|unreachable|verbindungs?(?:abbr\w+|verlust|fehler)|abbrüche|verlier\w+.{0,60}verbindung|\bnic\b|\bmtu\b|duplicate (?:ip|address)|doppelte ip|ip[- ]?(?:conflict|konflikt)|\bvlan\b|\bbond\d*\b|wireguard|firewall(?:d)?\b|iptables|nftables|conntrack|syn flood|retransmi|perte de paquets|sin conexión|conexión/i,
  ),
  words(
    'network',
    2,
    /time(?:s|d)?[ -]?outs?\b|can(?:no|')?t reach|switch\b|\bping\b|bandwidth|throughput|\bport \d+|traceroute|\bmtr\b|gateway|handshake|\bhangs?\b|\bcurl\b|\bapt-get\b.{0,20}hang|host-key|intermittent|sporadi\w+|connect timeouts?|lost connections?/i,
  ),
  words('network', 1, /\bconnections?\b|verbindung|\bnetwork\b|netzwerk|interface|router|proxy|load ?balancer/i),

  words(
    'dns',
    4,
    /\bdns(?:sec)?\b|resolv(?:e|ed|er|es|ing|ectl|\.conf)|name ?(?:resolution|server)|nameserver|namensauflösung|SERVFAIL|NXDOMAIN|could not resolve|can(?:no|')?t resolve|unknown host|name or service not known|\bdig\b|nslookup|résolution de noms?|resolución de nombres/i,
  ),
  words('dns', 2, /lookups?\b|\bzone\b|\bdomains?\b.{0,20}(?:fail|resolv)/i),

  words(
    'tls_cert',
    4,
    /certificat\w*|zertifikat\w*|certificado|\bcert(?:s)?\b|\bssl\b|\btls\b|x509|verify the first|let'?s ?encrypt|\bacme\b|not (?:secure|trusted)|handshake fail\w*|chain (?:incomplete|of trust)|expired cert|self[- ]signed/i,
  ),

  words(
    'time_sync',
    4,
    /clock(?:s)?\b.{0,20}\b(?:skew|drift|wrong|off|ahead|behind|jump)|clock skew|\bntp\w*\b|\bchron(?:y|yd|yc)\b|timesync\w*|time (?:sync\w*|drift|is wrong|is off|difference)|wrong (?:time|clock)|uhr(?:zeit)?\b.{0,25}(?:falsch|weicht|geht|ab)|zeit(?:abweichung|synchron\w*|versatz)|in the future|minutes (?:ahead|behind|fast|slow)|heure (?:fausse|incorrecte)|hora incorrecta/i,
  ),

  words(
    'auth_access',
    4,
    /(?:can ?not|can'?t|cannot|unable to|not able to|nicht mehr?|kann (?:mich )?nicht).{0,15}\b(?:log ?in|login|ssh|sign in|anmelden|einloggen)|(?:failed|fail(?:s)?|denied|refused|broken).{0,12}\blog ?ins?|log ?ins?\b.{0,15}\b(?:fail\w*|den\w+|broken|refused|rejected)|permission denied|access denied|zugriff verweigert|publickey|brute[- ]?force|authenticat\w+ (?:fail\w*|error)|\blocked out|account (?:locked|expired|disabled)|gesperrt|passwor[dt]|passwort|anmeldung|kerberos|\bldap\b|\bsssd\b|sudo (?:fail|not)|\bpam\b|kex_exchange|\bsiem\b|selinux|apparmor|connexion refusée|no puede (?:entrar|acceder)/i,
  ),
  words(
    'auth_access',
    2,
    /\bssh\b(?!.{0,25}(?:works|is fine|takes|login takes))|\blog ?in\b|\blogins?\b|authoriz\w+|credentials|\bkeys?\b.{0,10}(?:refused|rejected)|intrusion|security/i,
  ),

  words(
    'mount_nfs',
    4,
    /\bnfs\w*\b|\bcifs\b|\bsmb\b|stale file handle|(?:mounts?|mount ?points?|share|freigabe)\b.{0,25}\b(?:fail\w*|hang\w*|stuck|missing|gone|lost|empty|not mounted|hängt)|not mounted|fstab|nicht (?:ein)?gemountet|\bautofs\b|remount|is empty\b|montage|montaje/i,
  ),
  words('mount_nfs', 1, /\bmount(?:ed|s)?\b|\bshare\b|\bexports?\b|\/srv\/|\/mnt\//i),

  words(
    'boot_kernel',
    4,
    /(?:does not|doesn'?t|won'?t|fails? to|failed to|can ?not|can'?t) boot|boot(?:s|ed|ing)? (?:into|loop|fail\w*|problem\w*|error\w*)|emergency (?:mode|shell)|rescue (?:mode|shell)|kernel (?:panic|oops|crash|bug)|soft ?lockup|\bgrub\b|initramfs|initrd|unexpected(?:ly)? reboot|rebooted (?:by itself|unexpectedly)|during boot|bootet nicht|startet nicht mehr hoch|neustart(?:et)? (?:von selbst|unerwartet)|after (?:its|the|a) reboot|ne démarre plus|no arranca el servidor/i,
  ),
  words('boot_kernel', 2, /\bkernel\b|\breboot(?:ed|s)?\b|\bboot\b|neustart|console showed|dmesg|hochfahren|redémarr/i),

  words(
    'resource_limits',
    4,
    /too many open files|open files?\b.{0,15}limit|\bulimit|nofile|EMFILE|file descriptors?|\bfds?\b|max(?:imum)? (?:number of )?(?:processes|threads|connections|user processes)|\bnproc\b|pid(?:s)? (?:limit|exhaust\w*|max)|cannot fork|fork(?:ing)?:? .{0,10}(?:fail|resource|retry)|resource temporarily unavailable|can(?:no|')?t (?:create|start) (?:new |native )*threads?|worker_connections|limit (?:reached|exceeded|hit)|inotify|conntrack.{0,15}full|zu viele offene/i,
  ),
  words(
    'resource_limits',
    2,
    /\blimits?\b|cgroup|quota\b|during the campaign|under (?:heavy )?load|traffic (?:peak|spike)/i,
  ),

  words(
    'scheduled_job',
    4,
    /\bcron\w*\b|scheduled (?:job|task)|systemd timer|\.timer\b|(?:nightly|daily|weekly|hourly|nächtlich\w*)\b.{0,40}\b(?:missing|not (?:run|start|generated|sent)|did(?: not|n'?t)|fehl\w+|never)|(?:job|report|task|batch)s?\b.{0,30}\b(?:missing|did(?: not|n'?t) run|not run|skipp?ed|nicht gelaufen)|logrotate (?:does|did) not|tâche planifiée|tarea programada|anacron|\bat 0\d:\d\d via/i,
  ),
  words('scheduled_job', 2, /\bnightly\b|\bbatch\b|\btimers?\b|every night|jede nacht|nachtlauf|schedul\w+/i),

  words(
    'package_update',
    4,
    /(?:after|since|nach|seit|depuis|después de).{0,20}\b(?:upgrade|update|patch(?:ing)?|aktualisierung|mise à jour|actualización)\b|\b(?:apt(?:-get)?|dnf|yum|zypper|dpkg|rpm)\b.{0,30}\b(?:fail\w*|error|broken|lock\w*|conflict|hängt)|unattended[- ]upgrades?|dependency (?:conflict|hell)|held packages|broken packages?|post[- ]patch|package (?:manager|conflict|update|upgrade)|paket(?:e|verwaltung|update)|downgrade|library (?:missing|version|not found)|symbol lookup/i,
  ),
  words(
    'package_update',
    2,
    /\bpatch(?:es|ed|ing)?\b|\bupgraded?\b|\bupdates?\b|shared (?:library|object)|self-built|repository|\brepo\b|nobody changed anything|no change was/i,
  ),
];

function words(type: IssueType, weight: IssueWords['weight'], pattern: RegExp): IssueWords {
  return { type, weight, pattern };
}
