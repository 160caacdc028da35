import type { IssueType } from '../domain/issue-type.ts';

interface IssueWords {
  readonly type: IssueType;
  /** 8 is an error text or an alert's name, 4 names the trouble, 3 is a symptom, 2 speaks of the matter, 1 goes with it. */
  readonly weight: 1 | 2 | 3 | 4 | 8;
  readonly pattern: RegExp;
}

/** Vocabulary of tickets in English and German, with the commonest words of French and Spanish. Matched by `ticketClauses`. */
export const ISSUE_WORDS: readonly IssueWords[] = [
  words(
    'disk_space',
    8,
    /no space left|insufficient (?:system |disk )?(?:storage|space)|\bENOSPC\b|out of (?:disk )?space|quota exceeded|disk ?(?:usage|space|use)\b|disk (?:is )?(?:critical|will fill|.{0,20}free space)|kein (?:freier )?(?:speicher)?platz|plus d'espace|espace disque|no queda espacio|espacio en disco|\binodes\b|\binode (?:usage|use|table|limit|exhaust\w*|full|graph)/i,
  ),
  words(
    'disk_space',
    4,
    /disk ?(?:is )?(?:almost |nearly )?full|(?:file ?systems?|partition|volume|root|disks?|drive|platte|festplatte|laufwerk|disque|disco|mount ?point)\b.{0,30}\b(?:full|voll|vollgelaufen|pleine?|llen[oa]|[89]\d ?%|100 ?%)|\bdf\b.{0,30}\b(?:full|voll|9\d|100)\b|(?:^|\s)\/[a-z][\w/.-]*.{0,25}(?:\bfull|voll\b|pleine?\b|llen[oa]\b|\b9\d(?: ?%|\b)|100 ?%|\b[0-9] ?% (?:left|free|frei))|speicherplatz|disk low|\b\d+(?:[.,]\d+)? ?[KMGT]i?B (?:left|remaining|to go|frei|übrig|libres?|restants?)|(?:volume|disk|space|partition)\b.{0,30}\b(?:nearly|almost|all) (?:gone|used up)|(?:disque|partition)\b.{0,60}(?:se remplit|saturée?|9\d ?%|100 ?%)|se (?:está llenando|llena)|speicher auf \/|\b\d ?% (?:left|free|frei|libre)|(?:eats?|ate|frisst|fills) .{0,20}(?:partition|disk|volume|platte|filesystem)|(?:disk|volume|partition|platte)\b.{0,25}(?:filling up|fills up|füllt sich)|cannot create files/i,
  ),
  words(
    'disk_space',
    3,
    /\b(?:df|du)\b.{0,40}(?:disagree|shows?|says|moved?|%)|\bfs\b.{0,10}\b\d\d ?%|mount=\/|running low on space|log(?:s|files?) (?:grow|fill)|(?:läuft|laufen).{0,20}\bvoll|cleanup.{0,20}(?:no|not).{0,10}(?:help|free)|(?:deleted|removed|gelöscht).{0,60}(?:space|\bGB?\b|logs?\b|\bfrei)/i,
  ),
  words(
    'disk_space',
    1,
    /\b\d+ ?(?:GB|G|TB)\b.{0,20}\bfree|old (?:app )?logs|logrotate|can(?: ?not|'t) (?:write|save|store|upload)/i,
  ),

  words(
    'disk_health',
    8,
    /i\/o[- ]?error|\bEROFS\b|(?:ext[34]|xfs|btrfs)\b.{0,15}(?:error|corrupt\w*|shut)|input\/output error|read[- ]only file|smart error|unreadable (?:\(pending\) )?sector|bad (?:sector|block)s?|degraded ?array|fail ?spare|uncorrectable|medium error|eingabe-?\/?ausgabefehler|erreur d'entrée/i,
  ),
  words(
    'disk_health',
    4,
    /degraded|\braid\d*\b|mdadm|\bmd\d+\b|smart(?:ctl|d)?\b|failing (?:disk|drive)|\b(?:disk|drive|ssd|nvme|hdd|platte|festplatte|disque|disco)s?\b.{0,25}(?:\bfail|defekt|broken|replac|\berrors?\b|dying|kaputt|tausch|swap|défaillant|en panne|dañado)|read[- ]only|readonly|schreibgeschützt|lecture seule|solo lectura|file ?system (?:error|corrupt)|thin ?pool|\blvm\b|defekte platte|\bz?pool\b.{0,30}(?:degraded|unavail|suspended|alert|full)|amber|sectores? (?:defectuosos?|dañados?)|secteurs? (?:défectueux|défaillants?)|defekte sektoren|errores de lectura|erreurs? de lecture|lesefehler|\b(?:ssd|nvme\d*)\b.{0,30}\b(?:wear|worn|used|verschlissen)|\b(?:disk|drive|ssd|nvme|smart|storage|raid)\b.{0,15}(?:alarm|alert|warning|failure|check)|(?:read|write) errors?|(?:raid|array|hba|lsi|storage) controller/i,
  ),
  words(
    'disk_health',
    2,
    /backups?\b.{0,30}(?:slow|forever|long|hours|langsam)|copying\b.{0,60}\b(?:slow|MB\/s)|MB\/s|clicking|beep|\bwear(?:out)?\b|\b1\d\d ?% (?:used|verbraucht)|storage (?:latency|slow)|slow storage|\bpaused?\b|hardware (?:alarm|error|fault)/i,
  ),
  words('disk_health', 1, /\bdisks?\b|\bdrives?\b|\bstorage\b|datastore|data is at risk|redundan|\bmultipath/i),

  words(
    'memory',
    8,
    /out ?of ?memory|\boom(?:[- ]?kill\w*)?\b|OOMKilled|\b(?:exit|code|status)\b.{0,12}\b137\b|memory (?:alarm|alert|leak|util\w+|usage|pressure|full|exhaust\w*|shortage|critical)|swap (?:is |almost )?(?:fill\w*|100|full|usage|used|exhaust\w*|space|critical|\d+ ?%)/i,
  ),
  words(
    'memory',
    4,
    /(?:free|low on|no more|high|not enough|available|low) memory|memory\b.{0,20}(?:\b9\d ?%|limit|full|high)|swapping|swapt|speicher (?:voll|knapp|leck)|arbeitsspeicher|hauptspeicher|mémoire|memoria|more ram\b|\bram\b.{0,20}(?:full|voll|9\d ?(?:%|prozent))|cannot allocate memory|\bsignal 9\b|\bSIGKILL\b|\bRSS\b|(?:free|available)\b.{0,10}\bshows? (?:almost |nearly )?(?:nothing|0)\b/i,
  ),
  words('memory', 2, /\bswap\b|\bheap\b|\bram\b|\bmemory\b|resident/i),
  words('memory', 1, /crashes? (?:every|by itself)|\bkilled\b/i),

  words(
    'cpu_load',
    4,
    /high (?:cpu|load)|cpu (?:load|usage|util\w+|steal|spike|throttl\w*)|load (?:average|avg)|(?:system|server)?last (?:zu )?hoch|hohe (?:last|cpu)|auslastung|(?:load|last|load1) (?:is|of|ist|at|\()? ?\(?\d\d|\bcpu\b.{0,20}(?:9\d|100) ?%|charge (?:cpu|élevée)|carga (?:alta|elevada)|\bsteal|\b\d+(?:[.,]\d+)? ?%? ?st\b|noisy neighbou?r|throttl|gedrosselt|drosselung|(?:cores?|cpus?|kerne|processors?|vcpus?|cœurs?|núcleos?)\b.{0,40}(?:9\d|100) ?%|pinned at (?:9\d|100)|(?:crypto ?)?min(?:er|ing)\b|run ?queue|\bio ?(?:wait|pressure)/i,
  ),
  words(
    'cpu_load',
    3,
    /(?:extremely|very|super|terribly|painfully|too|so) slow|\bslow(?:er|ness|down|ly)?\b|sluggish|\bcrawl|langsam|\blahm|träge|latenc(?:y|ies)|\bp9\d\b|response times?|antwortzeit|hangs? for seconds|choppy|stutter|jitter(?:y)?|\blag(?:gy|s)?\b|\blent(?:e|s|eur)?\b|\blent[oa]\b|freez(?:e|es|ing)|\bfroze|(?:host|server|machine|vm|system|box)\b.{0,15}\b(?:hangs?|stalls?|freezes?)|performance|twice as long|takes ages|unresponsive/i,
  ),
  words(
    'cpu_load',
    2,
    /load\b.{0,12}\b\d\d|\bcpu\b|system time|\bload\b(?!er|ed|ing| ?balanc)|takes (?:more than )?(?:a |several |\d+ )?(?:minutes?|forever)/i,
  ),

  words(
    'service_down',
    4,
    /(?:services?|daemon|unit|dienst|process|server|app\w*|website|site|portal|api|agent|worker|queue|vpn|database|db|shop|node|broker|cluster|proxy|mail)\b.{0,40}\b(?:down|dead|fail(?:s|ed|ing|ure)?|crash\w*|stopp?(?:s|ed)|not running|inactive|gone|won'?t start|does(?: not|n'?t) start|not started|unavailable|broken|startet nicht|läuft nicht|abgestürzt|ausgefallen|gestoppt|tot)\b|(?:won'?t|will not) (?:\w+ )?(?:start|come up|reload)|(?:can ?not|can'?t|does not|doesn'?t|failed to|did not|didn'?t) (?:be )?(?:start|come up|come back up)|not (?:running|start(?:ed|ing))|start(?:et)? nicht|läuft nicht|\b50[0234]\b|bad gateway|service unavailable|internal server error|restarts? (?:by itself|every|constantly|in a loop|again and again|all the time)|restarting all|crash(?:es|ed|ing|loop)|keeps? (?:restarting|crashing|dying|failing)|systemctl (?:start|restart|status)|job for \S+ failed|active ?: failed|exited, |main process exited|status=\d|en panne|hors service|(?:est|sont) (?:tombée?s?|arrêtée?s?|plantée?s?)\b|(?:service|servicio|serveur|servidor)\b.{0,30}(?:tombé|planté|parado|detenido)|(?:redémarrage|démarrage|inicio|arranque) (?:échoue|falla)|caíd[oa]|no arranca|ne démarre (?:pas|plus)/i,
  ),
  words(
    'service_down',
    8,
    /inactive \(dead\)|address already in use|dependency job for|203\/exec|job for \S+\.service failed/i,
  ),
  words(
    'service_down',
    3,
    /dropp?ed out of|left the cluster|connections? drop|drops all connections|went away|vanish\w*|not accept\w*|outage|ausfall|stör(?:t|ung)|not (?:respond|answer|reachable|available|work)\w*|antwortet nicht|nicht erreichbar|error rate|\bis (?:down|dead|gone)\b|\bdown (?:since|after)|\bcan'?t connect|login broken|logins? (?:to|into) the (?:\w+ )?(?:shop|portal|site|app)|ne répond (?:pas|plus)|no responde|inaccessible|geht nicht\b|funktioniert nicht|(?:backend|site|pages?|mails?|jobs?|uploads?|deploys?|requests?|containers?)\b.{0,25}\b(?:fail\w*|die|dead|dies|errors?|not sent)\b/i,
  ),
  words(
    'service_down',
    1,
    /\.service\b|\bservice\b|dienst\b|restart|redeploy|\b(?:mysql|postgres\w*|nginx|apache|httpd|redis|elasticsearch|kafka|tomcat|java|haproxy|docker|podman|cups|rabbitmq)\b/i,
  ),

  words(
    'network',
    8,
    /packet ?loss|paketverlust|perte de paquets|pérdida de paquetes|no route to host|nf ?conntrack|conntrack|link (?:is )?(?:flap\w*|down)|\bflapping|duplicate (?:ip|address)|doppelte ip|ip[- ]?(?:conflict|konflikt)|two mac|syn flood/i,
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
    'time_sync',
    8,
    /clock ?skew|too skewed|\bntp\b.{0,15}offset|(?:seconds?|minutes?|hours?|secs|min|minuten|sekunden|stunden?)\b.{0,12}\b(?:ahead|behind|fast\b|slow\b|in the (?:future|past)|in der (?:zukunft|vergangenheit)|zu (?:schnell|langsam)|vor\b|nach\b$)|clocks?\b.{0,20}\b(?:skew|drift\w*|wrong|off|ahead|behind|jump\w*)|(?:system)?uhr(?:zeit)?\b.{0,40}(?:falsch|weicht|geht|ab\b)|falsche (?:uhr)?zeit|heure (?:fausse|incorrecte)|hora incorrecta/i,
  ),
  words(
    'time_sync',
    4,
    /\bntp\w*\b|\bchron(?:y|yd|yc)\b|timesync\w*|(?:is |the )?time (?:right|correct|ok)\b|time (?:check|sync\w*|drift|is wrong|is off|difference)|wrong (?:time|clock)|\bclocks?\b|zeit(?:abweichung|synchron\w*|versatz)|in the future|horloge|reloj|timestamps?\b.{0,25}(?:wrong|off|future)/i,
  ),
  words('time_sync', 3, /not yet valid|\btotp\b|, time\?|one-time|uhrzeit/i),

  words(
    'auth_access',
    4,
    /(?:can ?not|can'?t|cannot|unable to|not able to|nobody can|nicht mehr?|kann (?:mich )?nicht).{0,15}\b(?:log ?in|login|ssh|sign in|anmelden|einloggen)\b(?! (?:to|into|on) the (?:\w+ )?(?:shop|portal|site|app))|(?:failed|fail(?:s)?|denied|refused).{0,12}\blog ?ins?|log ?ins?\b.{0,15}\b(?:fail\w*|den\w+|refused|rejected)|permission denied|access ?denied|zugriff verweigert|publickey|brute[- ]?force|authenticat\w+ (?:fail\w*|error)|\blocked\b|account\b.{0,20}\b(?:locked|expired|disabled|not available)|can(?: ?not|'?t) access\b|not allowed to|gesperrt|passwor[dt]|passwort|mot de passe|contraseña|anmeld\w+|kerberos|\bldap\b|\bsssd\b|\bsudo\b|sudoers|\bpam\b|kex ?exchange|\bsiem\b|selinux|apparmor|connexion refusée|accès refusé|acceso denegado|(?:compte|cuenta)\b.{0,15}(?:bloqué|verrouillé|bloquead[oa])|no puede (?:entrar|acceder)|fail2ban|fehlgeschlagene logins?|\bforbidden\b/i,
  ),
  words(
    'auth_access',
    2,
    /\bssh\b(?!.{0,25}(?:works|is fine|takes|login takes))|\blog ?in\b|\blogins?\b|authoriz\w+|credentials|tokens?\b.{0,15}(?:refused|rejected|invalid)|\bkeys?\b.{0,10}(?:refused|rejected)|intrusion|security alert|attack|\bauth(?:\.| |entication )log\b|logging in\b/i,
  ),

  words(
    'mount_nfs',
    8,
    /stale (?:nfs )?file handle|(?:\bnfs\w*|\bcifs|\bsmb)\b.{0,40}(?:hang\w*|hängt|fail\w*|not respond\w*|timed? ?out|stuck)|nicht (?:ein)?gemountet|nicht eingehängt|not mounted|server not responding/i,
  ),
  words(
    'mount_nfs',
    4,
    /\bnfs\w*\b|\bcifs\b|\bsmb\b|\bfiler\b|(?:mounts?|mount ?points?|shares?|freigabe|laufwerk|home ?dir\w+)\b.{0,25}\b(?:fail\w*|hang\w*|stuck|missing|gone|lost|empty|hängt)|fstab|\bautofs\b|remount|(?:director(?:y|ies)|folders?|mounts?|shares?|home|verzeichnis|ordner|\/[\w./-]+)\b.{0,30}(?:is empty|ist leer)\b|montage|montaje|(?:^|\s)`?(?:df|ls|cd|find)\b.{0,25}\b(?:hang|never returns?|blocks?)|can ?not be killed|unkillable|\bD[- ]state/i,
  ),
  words('mount_nfs', 1, /\bmount(?:ed|s)?\b|\bshare\b|\bexports?\b|\/srv\/|\/mnt\//i),

  words(
    'boot_kernel',
    8,
    /emergency (?:mode|shell)|rescue (?:mode|shell)|maintenance mode|password for maintenance|kernel (?:panic|oops|crash|bug)|soft ?lockup|hard lockup|stuck for \d+s|initramfs|dracut|\bgrub\b|(?:restart|reboot)(?:s|ed)? (?:on its own|by itself|unexpectedly|spontaneous\w*)|(?:unexpected|spontaneous)(?:ly)? (?:reboot|restart)\w*/i,
  ),
  words(
    'boot_kernel',
    4,
    /(?:does not|doesn'?t|won'?t|fails? to|failed to|can ?not|can'?t|did not|didn'?t) (?:boot|come (?:back|up) (?:properly|after))|(?:after|since) .{0,15}reboot.{0,15}(?:no ssh|not back)|boot(?:s|ed|ing)? (?:into|loop|fail\w*|problem\w*|error\w*)|initrd|during boot|bootet nicht|startet nicht mehr hoch|neustart(?:et)? (?:von selbst|unerwartet)|(?:host|server|machine|vm|system|box)\b.{0,15}\b(?:hangs?|stalls?|freezes?)|redémarre (?:tout seul|sans raison)|kernel messages?|\bhung\b.{0,20}reset/i,
  ),
  words(
    'boot_kernel',
    2,
    /\bkernel\b|\breboot(?:ed|s)?\b|\bboot\b|neustart|\bconsole\b|konsole|dmesg|hochfahren|redémarr|arranque/i,
  ),

  words(
    'resource_limits',
    8,
    /too many open files|zu viele offene|\bEMFILE\b|\bENFILE\b|fork(?:ing)?:? .{0,15}(?:fail|resource|retry|rejected)|can(?: ?not|'?t) fork|resource temporarily unavailable|(?:can(?: ?not|'?t)|unable to) (?:create|start) (?:new |native )*threads?|out of (?:threads|pids|file descriptors|processes)|file watch\w*|inotify|no child processes/i,
  ),
  words(
    'resource_limits',
    4,
    /open files?\b.{0,15}limit|\bulimit|nofile|file ?descriptors?|\bfds?\b|max(?:imum)? (?:number of )?(?:processes|threads|connections|user processes)|\bnproc\b|\bpids?\b.{0,10}(?:limit|exhaust\w*|max|cgroup)|worker ?connections|limits? (?:reached|exceeded|hit)|(?:resource|process|task|thread)s? limits?|tasks ?max/i,
  ),
  words(
    'resource_limits',
    2,
    /\blimits?\b|cgroup|gedrosselt|throttled|quota\b|during the campaign|under (?:heavy )?load|traffic (?:peak|spike)/i,
  ),

  words(
    'scheduled_job',
    4,
    /\bcron\w*\b|cron ?jobs?\b.{0,20}(?:läuft nicht|nicht (?:mehr )?gelaufen)|(?:nächtlich\w*|täglich\w*)\b.{0,60}\bnicht\b|scheduled (?:job|task)|systemd timer|\btimers?\b.{0,20}(?:not|inactive|missing|dead|fail)|\.timer\b|(?:nightly|daily|weekly|hourly|nächtlich\w*)\b.{0,40}\b(?:missing|not (?:run|start|generated|sent|there|produced)|did(?: not|n'?t)|fehl\w+|never)|(?:jobs?|reports?|tasks?|batch|backups?|dumps?|exports?|rotation)\b.{0,30}\b(?:missing|did(?: not|n'?t) run|do(?:es)?(?: not|n'?t) run|not run|never (?:run|start)s?|skipp?ed|nicht gelaufen|not there|fehlt)|logrotate (?:does|did) not|tâche (?:planifiée|cron)|tarea programada|anacron|\bat 0\d:\d\d via/i,
  ),
  words('scheduled_job', 2, /\bnightly\b|\bbatch\b|\btimers?\b|every night|jede nacht|nachtlauf|schedul\w+/i),

  words(
    'package_update',
    8,
    /dpkg was interrupted|unmet dependenc|nothing provides|dependency (?:conflict|hell)|held packages|broken packages?|symbol lookup|package conflicts?|\b(?:apt(?:-get)?|dnf|yum|zypper|dpkg|rpm|apk)\b.{0,30}\b(?:fail\w*|broke\w*|lock\w*|conflict\w*|hängt|refuses|interrupted)/i,
  ),
  words(
    'package_update',
    3,
    /(?:after|since|nach|seit|depuis|después de).{0,20}\b(?:upgrade|update|patch(?:ing)?|aktualisierung|mise à jour|actualización)\b|unattended[- ]upgrades?|post[- ]patch|patch (?:night|day|run)|package (?:manager|update|upgrade)|paket(?:e|verwaltung|update)\b|downgrade|library (?:missing|version|not found)/i,
  ),
  words(
    'package_update',
    2,
    /\bpatch(?:es|ed|ing)?\b|\bupgraded?\b|\bupdates?\b|shared (?:library|object)|self-built|\brepo(?:sitory)?\b|nobody changed anything|no change was|zypper|\bdnf\b/i,
  ),

  words('other', 3, /\baudit\b|inventory|which (?:os|version|kernel)|licen[cs]e/i),
  words(
    'other',
    2,
    /health ?check|good shape|(?:please |can you )?(?:have a|take a) look|feels? (?:weird|strange|odd)|(?:please )?(?:confirm|check|review).{0,60}\b(?:fine|ok|healthy|good|all right)\b|all (?:good|fine|right)\?/i,
  ),
];

function words(type: IssueType, weight: IssueWords['weight'], pattern: RegExp): IssueWords {
  return { type, weight, pattern };
}
