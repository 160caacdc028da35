import { type IssueWords, words } from './issue-words.ts';

export const storageWords: readonly IssueWords[] = [
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
    'disk_space',
    8,
    /node filesystem|filesystem (?:space|almost out|is filling)|host out of disk|out of inodes|disk in use|\bfs \/\S*|(?:volume|partition|disk|filesystem|mount(?: ?point)?|platte|partición)\b.{0,20}\bat (?:8|9)\d\b|no space on|espace insuffisant|espacio insuficiente|sin espacio|nicht genügend (?:speicher)?platz|\bEDQUOT\b|disk quota|quota (?:is )?(?:reached|full)|free space/i,
  ),
  words(
    'disk_space',
    3,
    /\b(?:space|platz|espacio|place)\b.{0,40}\b(?:released|freed|returned|rendue|libérée?|freigegeben|liberad[oa])|(?:growth|grows?|growing|wächst|trend)\b.{0,40}\b[GMT]i?B|used: ?[89]\d|build cache|old (?:kernels|backups|logs) (?:cleaned|removed|deleted)/i,
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
    'disk_health',
    8,
    /failed command: \w|\bblk update request|buffer i\/o|sense key|reallocated|pending sectors?|predictive failure|(?:virtual|physical|logical) (?:disk|drive)\b.{0,60}\b(?:fail|degrad|offline|missing)\w*|journal (?:has )?abort\w*|aborted journal|checksum errors?|csum fail\w*|resilver|percentage used|media wearout|\bzpool status|(?:flipped|went|gone|switched|remounted|turned) (?:to )?(?:ro\b|r\/o|read)|remount\w*.{0,15}\bro\b|nur (?:noch )?lesbar|metadata (?:is )?(?:full|at \d)/i,
  ),
  words(
    'disk_health',
    4,
    /hot ?spare|clicking|\bclicks\b|rebuild\w*|(?:orange|amber|red|gelb\w*|rote?s?|yellow) (?:led|light|lampe|lamp)|\bled\b.{0,25}(?:orange|amber|red|gelb|rot)\b|(?:orange|gelb|rot)\b.{0,20}\b(?:platte|disk)|(?:disk|drive|disco|platte|disque)\b.{0,25}(?:stirbt|muriendo|mourant|meurt|dies)|\bdata ?store\b.{0,25}(?:error|offline)|guests?\b.{0,25}paused/i,
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
    'mount_nfs',
    8,
    /mount error|mount\.(?:nfs|cifs)\d?\b|\brpc (?:wait|mountd|statd)|rpc\.?(?:mountd|statd)|not a mountpoint|automount\w*|transport endpoint|\bsshfs\b|\biscsi\w*|showmount|mount\w*\b.{0,40}(?:fail\w*|échoue|falla|schlägt fehl)|server \S+ not responding/i,
  ),
  words(
    'mount_nfs',
    4,
    /(?:mount(?:ed|s)?|monte|montado|montée?|gemountet|eingehängt)\b.{0,20}(?:\bnot\b|\bno\b|\bnicht\b|plus|no longer|missing|weg)|(?:not|nicht|no longer|no está|n'est (?:pas|plus)|ne) (?:mehr )?(?:mounted|monte|montado|montée?|gemountet|eingehängt)|\blun\b|netzlaufwerk|partage|exported by|home ?dirs?\b|homes from|\b(?:df|ls)\b.{0,10}(?:hangs?|hängt|bloque|se cuelga)|everything that touches/i,
  ),
];
