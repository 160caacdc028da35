import { type IssueWords, words } from './issue-words.ts';

export const servicesWords: readonly IssueWords[] = [
  words(
    'service_down',
    4,
    /(?:services?|daemon|unit|dienst|process|server|app\w*|website|site|portal|api|agent|worker|queue|vpn|database|db|shop|node|broker|cluster|proxy|mail)\b.{0,40}\b(?:down|dead|fail(?:s|ed|ing|ure)?|crash\w*|stopp?(?:s|ed)|not running|inactive|gone|won'?t start|does(?: not|n'?t) start|not started|unavailable|broken|startet nicht|läuft nicht|abgestürzt|ausgefallen|gestoppt|tot)\b|(?:won'?t|will not) (?:\w+ )?(?:start|come up|reload)|(?:can ?not|can'?t|does not|doesn'?t|failed to|did not|didn'?t) (?:be )?(?:start|come up|come back up)|not (?:running|start(?:ed|ing))|start(?:et)? nicht|läuft nicht|\b50[0234]\b|bad gateway|service unavailable|internal server error|restarts? (?:by itself|every|constantly|in a loop|again and again|all the time)|restarting all|crash(?:es|ed|ing|loop)|keeps? (?:restarting|crashing|dying|failing)|systemctl (?:start|restart|status)|job for \S+ failed|active ?: failed|exited, |main process exited|status=\d|en panne|hors service|(?:est|sont) (?:tombée?s?|arrêtée?s?|plantée?s?)\b|(?:service|servicio|serveur|servidor)\b.{0,30}(?:tombé|planté|parado|detenido)|(?:redémarrage|démarrage|inicio|arranque) (?:échoue|falla)|caíd[oa]|no arranca|ne démarre (?:pas|plus)/i,
  ),
  words(
    'service_down',
    8,
    /inactive \(dead\)|start request repeated|start-limit-hit|failed at step|address already in use|dependency job for|203\/exec|job for \S+\.service failed/i,
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
    'service_down',
    4,
    /(?:exits?|quits?|terminates?|dies|died|aborts?) (?:right|immediately|at once|directly|with|after|again|during|on start)|refuses to (?:start|reload|come)|start(?: request repeated|-limit|[- ]limit)|auto-?restart|failed at step|state failed|failed state|will not (?:join|start|come)|does(?: not|n'?t) come (?:up|back)|won'?t (?:stay|come)|s'(?:est )?arrêtée?|s'arrête|(?:ist|wurde) (?:gestoppt|beendet|abgestürzt)|lässt sich nicht (?:mehr )?starten|se (?:para|cae|detiene|ha caído)|fails? to (?:start|load|reload)|unknown (?:directive|keyword|variable|option)|syntax error|parsing \[|invalid (?:parameter|configuration|option)|backend fetch|health ?check fail\w*|white page|weiße seite/i,
  ),
  words(
    'service_down',
    2,
    /nobody (?:can )?(?:prints?|works?)|druckt .{0,20}niemand|no (?:data|mails?|cdrs?|events?|metrics|messages) (?:arrive|are sent|come|any ?more|since)|\[?down\]?\b|job failed|\bdead\b|planté|uptime kuma|blackbox|probe failed/i,
  ),
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
    'auth_access',
    8,
    /permission denied \(publickey|failed password|invalid user|not in the sudoers|avc: ?denied|avc denied|user unknown to|account (?:has )?expired|not listed in allowusers|(?:thousands|hundreds|many|\d{3,}) (?:of )?(?:failed|fehlgeschlagene) ?log ?ins?|authentication fail\w*|login incorrect|incorrect (?:or invalid )?(?:username|password)|konto\b.{0,20}gesperrt|locked out|password (?:has )?expired|faillock|pam_?tally|domain (?:accounts|users)\b.{0,40}(?:cannot|can ?not|refused|fail|sign|log)/i,
  ),
  words(
    'auth_access',
    4,
    /\b403\b|(?:can ?not|can'?t|cannot) get (?:into|in\b|on(?:to)?\b)|unlock|(?:komme|kommt) nicht (?:mehr )?(?:auf|rein|drauf)|(?:se connecter|connexion|connecter en ssh)\b|impossible de se connecter|iniciar sesión|credenciales|anmelden|sign in\b/i,
  ),
  words(
    'scheduled_job',
    4,
    /\bcron\w*\b|cron ?jobs?\b.{0,20}(?:läuft nicht|nicht (?:mehr )?gelaufen)|(?:nächtlich\w*|täglich\w*)\b.{0,60}\bnicht\b|scheduled (?:job|task)|systemd timer|\btimers?\b.{0,20}(?:not|inactive|missing|dead|fail)|\.timer\b|(?:nightly|daily|weekly|hourly|nächtlich\w*)\b.{0,40}\b(?:missing|not (?:run|start|generated|sent|there|produced)|did(?: not|n'?t)|fehl\w+|never)|(?:jobs?|reports?|tasks?|batch|backups?|dumps?|exports?|rotation)\b.{0,30}\b(?:missing|did(?: not|n'?t) run|do(?:es)?(?: not|n'?t) run|not run|never (?:run|start)s?|skipp?ed|nicht gelaufen|not there|fehlt)|logrotate (?:does|did) not|tâche (?:planifiée|cron)|tarea programada|anacron|\bat 0\d:\d\d via/i,
  ),
  words('scheduled_job', 2, /\bnightly\b|\bbatch\b|\btimers?\b|every night|jede nacht|nachtlauf|schedul\w+/i),
  words(
    'scheduled_job',
    4,
    /dead ?man|last (?:successful )?(?:ping|run|backup|execution|success)\b.{0,40}\b(?:ago|old|days?|hours?|yesterday)|\b\d+ days? old|backup age|overdue|missed (?:run|schedule)|lock ?file\b|previous run|(?:runs?|executed|started) twice|cron ?tab|crond|(?:has|have) not (?:run|rotated|been (?:run|rotated|executed))|list-timers|next: ?n\/a|trigger: ?n\/a|started by hand|by hand (?:it )?(?:works|ok|goes|runs)|à la main|von hand|a mano|n'est pas parti\w*|did not fire|never fires?|geplante\w* (?:aufgabe|job)|tâches? planifiées?|(?:daily|nightly|weekly|täglich\w*|wöchentlich\w*|nächtlich\w*|quotidien\w*|hebdomadaire|diari[oa]|semanal)\b.{0,30}\b(?:report|backup|job|export|import|load|sync|cleanup|rapport|sauvegarde|sicherung|copia|informe|mail)/i,
  ),
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
  words(
    'package_update',
    8,
    /unable to correct problems|unable to select packages|no ?pubkey|gpg error|(?:following )?signatures couldn|unable to locate package|metadata (?:not found|for repo)|repositor(?:y|ies)\b.{0,60}(?:invalid|fail|error|unreachable|404)|lock-frontend|could not get lock|\bdpkg\b|none of the providers|requires lib|undefined symbol|version `?\w+'? not found|held (?:back|broken)|paquets? (?:cassés|brisés)|mise à jour (?:bloquée|échoue)|(?:zypper|dnf|yum|apt|apk)\b.{0,20}\b(?:refresh|upgrade|update|install)\b.{0,40}(?:fail|error|broken)/i,
  ),
  words(
    'package_update',
    4,
    /(?:after|since|nach|seit|depuis|tras|desde)\b.{0,30}\b(?:apt|dnf|yum|zypper|apk|patch ?day|patch window|upgrade (?:to|from)|update (?:von|auf|to|from))\b|which pulled|security updates|pinned version|\d+ packages/i,
  ),
  words('other', 3, /\baudit\b|inventory|which (?:os|version|kernel)|licen[cs]e/i),
  words(
    'other',
    4,
    /^\W*(?:hi\W+|hello\W+|hallo\W+)?(?:please|bitte|pls|kindly|could you|can you|kann jemand|s'il vous plaît|por favor)\W+(?:\w+ ){0,2}(?:add|create|resize|take|send|order|install|shut ?down|remove|schedule|extend|grant|set ?up|provide|move|rename|anlegen|einrichten|erstellen)|decommission\w*|please create an account|new (?:user|employee|colleague|hire)|neue[rn]? (?:benutzer|kollege|kollegin|mitarbeiter)|\bcmdb\b|firmware (?:version|inventory)|(?:which|what) .{0,20}versions?|quick question|snapshot before|downtime|umzug|\bmigrat(?:e|ion) (?:plan|request)|umlaut\w*|encoding|calendar|auditor|feature request|no longer needed|\bspecs\b/i,
  ),
];
