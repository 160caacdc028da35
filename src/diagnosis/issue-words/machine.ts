import { type IssueWords, words } from './issue-words.ts';

export const machineWords: readonly IssueWords[] = [
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
    'memory',
    8,
    /killed process \d+|total-?vm|anon-?rss|java heap|gc overhead|heap space|memory (?:cgroup|max|high|is filling)|memory ?max|oom ?score|\bENOMEM\b|errno 12\b|arbeitsspeicher.{0,30}(?:voll|knapp)|\bram\b.{0,30}(?:leak|leck|usage|verbrauch|auslastung|full|voll|saturée?)|speicher(?:leck|verbrauch)|fuite (?:de )?mémoire|fuga de memoria|mémoire (?:saturée|pleine)|memoria (?:agotada|llena)|percent memory|physical memory/i,
  ),
  words(
    'memory',
    4,
    /overcommit|\bxmx\b|\b\d+ ?(?:g|gb|gig) (?:of )?(?:ram|heap|memory)|eats? (?:up )?(?:all )?(?:the )?(?:ram|memory)|mem(?:ory)? (?:grows|growth|creeps|climbs|climbing|rises)|\bmem\b.{0,12}\b(?:9\d|100)|kswapd|page cache/i,
  ),
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
    'cpu_load',
    4,
    /\b\d\d(?:[.,]\d)? ?%? ?wa\b|iostat|\bawait\b|(?:load|last|charge|carga)\b.{0,20}\b\d{2,3}\b|\b(?:mhz|turbo|governor)\b|°c|temperature|overheat|cpu ?quota|nr throttled|(?:all|every) cores?|at 100 ?%|cpu hog|spinning|busy loop/i,
  ),
  words(
    'cpu_load',
    3,
    /\blent(?:e|es|s|eurs?)?\b|ralenti\w*|despacio|\blent[oa]s?\b|zäh\b|quälend|reagiert (?:kaum|sehr)|twice as slow|\bslow queries|takes \d+ (?:s|sec|seconds|min)\b|\d+ (?:sec|seconds) per (?:page|request)/i,
  ),
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
    'boot_kernel',
    8,
    /fsck (?:failed|manual)|(?:black|blank) screen|pantalla negra|schwarzer bildschirm|écran noir|manual (?:repair|fsck)|unexpected inconsistency|rcu\w*\b.{0,40}stall|stall on cpu|hung ?task|blocked for more than \d+|watchdog: bug|machine check|\bvmcore\b|\bkdump\b|call trace|not syncing|notfallmodus|mode (?:de secours|d'urgence)|modo de emergencia|(?:kernel )?module\b.{0,30}not found|start job is running|nobody rebooted|niemand.{0,20}neu ?gestartet/i,
  ),
  words(
    'boot_kernel',
    4,
    /(?:after|nach|since|seit|tras|après)\b.{0,25}\b(?:reboot|neustart|restart|kernel ?update|reinicio|redémarrage|power (?:cut|outage|loss)|stromausfall|corte de luz|coupure)\b.{0,60}\b(?:not|nicht|no|ne|hangs?|stuck|hängt|black)\b|stuck (?:at|in|on) (?:boot|grub|dracut)|hängt beim booten|bleibt .{0,30}hängen/i,
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
    'resource_limits',
    8,
    /\bsem(?:get|lock|aphores?)\b|\bipcs\b|\bshm(?:max|mni|get)\b|errno 24\b|\(24: |max map count|too many (?:clients|connections|processes|users|tasks)|connection slots|ora-2730\d|limitnofile|tasks ?max\b|file descriptors? (?:limit|exhaust)|\bpid ?max\b|(?:directory|file) watch|out of watches|user (?:watches|instances)|trop de fichiers|demasiados (?:archivos|ficheros)|cannot fork|no child processes|fork: retry|cannot set user id/i,
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
    'time_sync',
    8,
    /from the future|ntp critical|offset unknown|not synchroni[sz]ed|synchroni[sz]ed: no|out of sync by|\botp\b.{0,40}(?:refused|rejected|fail|wrong|invalid)|(?:otp|totp|2fa|mfa) codes?|stamps?\b.{0,40}(?:minutes?|seconds?|hours?) (?:later|earlier|ahead|behind|early|late)|timestamps? outside|(?:adelantad|atrasad)[oa]|(?:minutes?|secondes?|heures?) (?:de retard|d'avance|en avance|en retard)|clock (?:is|was) (?:out|set)/i,
  ),
  words(
    'time_sync',
    3,
    /uhrzeit|zeitumstellung|\b(?:min|minuten|stunden?|sekunden|sek)\b.{0,20}(?:versatz|abweichung|differenz)|\bstratum\b|\breach 0\b|drifts?\b|wall clock|out of order|falsche[rn]? zeit|hwclock|\brtc\b|\d+ ?s(?:ec(?:onds)?)? (?:before|earlier than) (?:the )?others?/i,
  ),
];
