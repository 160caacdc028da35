/** Words round a name that say what its part in the ticket is. Written for what stands directly before or after it. */

const NOUNS =
  'hosts?|hostname|host ?names?|servers?|machines?|maschinen?|rechner|vms?|virtual machine|nodes?|box|boxes|instances?|nodename|hypervisor|appliance|systems?|systeme?n?|backend(?: host)?|bare[- ]metal|affected|betroffen|address|serveur|machine|servidor(?:es)?|máquina|nodo|nó|nodos|serwer|serwerze|host-?system|knoten|сервер[еауы]?|хост[еа]?|узел|サーバー?|ホスト|服务器|主机|서버|호스트|ci|cmdb';

export const cues = {
  /** "server X", "host: X", "instance=X". */
  label: new RegExp(
    `(?<![\\p{L}\\d_])(?:${NOUNS})(?:["']?\\s*[:=]\\s*|\\s+(?:is|ist|called|named|namens|laut cmdb|è|es|est)[: ]+|[ "'„(\\[]+)["'\\[(]?\\s*$`,
    'iu',
  ),
  /** Only these make a machine of a word without a number: someone filled in a form. */
  form: /(?<![\p{L}\d_])(?:host ?name|nodename|affected (?:host|server|machine|system|node)|betroffener? (?:host|server|rechner|system))["']?\s*[:=]\s*["']?\s*$/iu,
  /** "ssh X", "logged in to X". */
  login: /(?:\bssh|\blog(?:ged)? ?(?:in|on)(?:to| to| on)?|\breboot(?:ed|s)?|\brunning on|\bläuft auf)\s*$/iu,
  request:
    /(?:^|[^\p{L}])(?:check|look (?:at|into)|have a look|looking at|please|pls|plz|prüfen|bitte|schau|anschauen|investigate|revisar|revisen|verificar|verifier|vérifier|controllare|confirm|проверьте|посмотрите|確認|检查|查看|확인|both|beide|ambos|alarm|alert|incident|problem|issue|ticket)(?![\p{L}])/iu,
  confirm:
    /(?:^|[^\p{L}])(?:confirm|check|verify|whether|if|ob|prüfen|bestätigen|confirmar|vérifier|please|bitte)(?![\p{L}])/iu,
  address: /^[\s"']*\(address\)/,
  not: /(?:^|[^\p{L}])(?:not|nicht|kein(?:e|er|en)?|non|pas|unlike|statt|anstatt|instead of|rather than|ohne|without|ignore|не|不是|而不是)(?:\s+(?:on|from|the|for|auf|bei|von|via|host|server|em|en|na|sur|в|на)){0,2}[\s"':(]*$/iu,
  /** "All but X": out of the trouble, or the only one in it; what comes before says which. */
  except:
    /(?:^|[^\p{L}])(?:except(?: for| from)?|außer|ausser|bis auf|excluding|excl|besides|apart from|other than|but|sauf|excepto|exceto|menos|salvo|кроме|除了)[\s"':(]*$/iu,
  notAfter:
    /^["')\s]*(?:ではなく|じゃなく|以外|아니라|を除く|excluded|excepted|ausgenommen|nicht betroffen|(?:is|was) not affected|isn't affected|not affected|unaffected)/iu,
  formerly:
    /(?:^|[^\p{L}])(?:\(?was:|formerly|früher|previously|ex|old (?:host ?)?name|alte[rn]?|used to be|predecessor|decommissioned|retired|replaced|replacing|replaces|ersetzt|anstelle von|antes|antiguo|ancien|старый)[\s"':(=]*$/iu,
  formerlyAfter:
    /^["')\s]*(?:\S+ ){0,2}?(?:was|is|has been|were|wurde|ist|got) (?:already |schon |inzwischen )?(?:replaced|decommissioned|retired|shut down for good|abgelöst|ersetzt|abgebaut|abgeschaltet|stillgelegt)/iu,
  /** "not X but Y", "he means Y". */
  rather:
    /(?:^|[^\p{L}])(?:means|meant|meint|meinte|stattdessen|rather|but|sondern|sino|а|而是)(?: really| actually)?[\s"':]*$/iu,
  /** "The same vendors work on X". */
  worksOn:
    /(?<!(?:not|n't|no|nothing|never|nobody|nicht|kein\w*|nichts|pas|rien|plus|no longer|nada)\s(?:\S+\s){0,2})(?:^|\s)(?:(?:works?|funktionier(?:t|en)|fonctionnent?|marchent?)(?: fine| well| there| gut| bien)?|(?:everything|all) (?:is )?(?:fine|ok|okay|good|green|normal)|alles (?:ist )?(?:ok|gut|in ordnung))\s+(?:on|auf|bei|sur|en)\s+$/iu,
  /** Where a machine stands that nothing else tells from a thing. */
  place: /(?:^|[\s(])(?:on|auf|sur|en|router|gateway|host|server)\s+$|\($/iu,
  /** "rhel-9: …" is no machine, nor is what is counted. */
  release:
    /^(?:rhel|debian|ubuntu|sles|suse|centos|fedora|alpine|rocky|almalinux|ol|windows|exit|error|err|status|code|page|line|step|task|job|build|release|version|rc|chapter|phase|part|level|priority|prio|sev|round|test|case|bug|issue|ticket|option|question|note|cve|rfc|iso|utf|sha|md|layer|tier|php|python|java|openjdk|kernel|linux)-/,
  /** "X was renamed to Y": Y is meant, and what was named before it is gone. */
  successor:
    /(?:(?:it|that)(?: is|'s| was) (?:in fact|actually|really)|old (?:host ?)?name (?:of|for)|renamed (?:to|into)|now (?:called|named|runs on)|heißt jetzt|umbenannt in|(?:replaced|superseded) (?:by|with)|(?:ersetzt|abgelöst) durch)[\s"':]*$/iu,
  /** The machine someone looks from, compares with or passes through. */
  aside:
    /(?:^|[^\p{L}])(?:same as|like|as|wie|compared? (?:with|to)|vs|versus|vgl|cf|verglichen mit|im gegensatz zu|similar to|gegenüber|yesterday'?s?(?: \S+){0,3}|gestern|last (?:week|month|time|year)(?:'s)?(?: \S+){0,3}|letzte woche|via|through|over|über|durch|a través de|par|-j|proxyjump|jump ?host|bastion(?: host)?|gateway|behind|hinter|peer|partner|twin|sister|neighbou?r|replica of|copy of|clone of|moved (?:\S+ ){0,3}?(?:off|from)|migrated (?:\S+ ){0,3}?from|maintenance of|nameserver|resolver|dns server|client|member|link|tested from|(?:sent|run|ran|ping(?:ed)?|tested|tried|checked|mtr|traceroute|seen|called|executed|queried|measured|scan) (?:\S+ ){0,2}?(?:from|via))[\s"':(@]*(?:(?:on|auf|the|our|der|die|das|dem|den|le|la|el) )*$|(?:resolv\w*|lookup|look up|translate|auflösen)\s+(?:the )?(?:host ?(?:name)?\s+)?["'`]?$/iu,
  /** "mon-1 reports that …": who says it, and of whom comes after. */
  reporter:
    /^["')\s]*(?:reports?|says|marks|sees|claims|shows|logs|notes|meldet|sagt|signale|dice|informa)(?: that|,? dass| que)\s|^["')\s]*marks\s/iu,
  /** Releases of a language that read like machines: "node20" among images and packages. */
  runtime: /\b(?:npm|yarn|image|images|runtime|python[\d.]*|java|lts|alpine|sdk)\b/iu,
  /** Machines that watch others. */
  watcher: /^(?:prometheus|nagios|zabbix|icinga|checkmk|cmk|alertmanager|grafana|mon|monitor|monitoring|sensu|thruk)\b/,
  from: /(?:^|[^\p{L}])(?:from|von|aus|depuis|desde|da|из|с|从)\s+(?:the |our |host |server )?["'(]?\s*$/iu,
  reportFrom:
    /(?:errors?|alarms?|alerts?|traps?|messages?|mails?|response|responses|\d{3}|metrics|complain\w*|reports?|logs?|meldung(?:en)?|fehler)\s+(?:from|von|de|из)\s+["'(]?\s*$/iu,
  /** Nouns after which a word with a number is something else. */
  otherThing:
    /(?:^|[^\p{L}\d_])(?:user|username|users|account|login|benutzer|nutzer|user-?id|usuario|utilisateur|role|group|gruppe|pods?|container|deployment|statefulset|namespace|branch|tag|image|package|paket|module|plugin|unit|service|dienst|job|pipeline|ticket|issue|vorgang|version|release|build|commit|bucket|topic|queue|table|tabelle|index|schema|volume|vol|disk|device|interface|nic|port|vlan|rack|raum|room|cluster|channel|chart|repo|repository|profile|rule|metric|dashboard|domain|zone|realm|key|model|firmware|kernel|driver|chapter|step|phase|sprint|project|team|file|script|datei|skript|playbook|workflow|cve|(?<!(?:please|pls|bitte|to|you|we|they|must|should)\s)(?:patch|update)|tenant|alertname|database)["']?\s*[:=]?\s*["'(]?\s*$/iu,
  version:
    /(?:version|release|build|agent|firmware|driver|v|ver|upgraded to|update(?:d)? to|rollback to|netmask|mask|subnet)(?:\s+(?!(?:on|at|auf|from|of|for)\s)[^\s\d]+){0,2}?\s*(?:is|ist|to|=|:)?\s*$/iu,
  windows: /\bwindows(?:[- ]?(?:server|host|box|vm|machine|pc|client|node|dc))?(?: \d{2,4}(?: r2)?)?["'\s:(]*$/iu,
  change: /^\s*(?:please )?(?:block|allow|open|whitelist|add|deny|permit|blockier\w*|sperr\w*)\b/iu,
} as const;
