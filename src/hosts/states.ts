/** One alternative a phrase; lines group them by language. */
function phrases(text: string): string {
  return text
    .trim()
    .split(/\s*\n\s*/)
    .join('|');
}

const FINE = phrases(String.raw`
  ok|okay|fine|good|healthy|works?|worked|working|normal|unaffected|recovered|resolved|green|clean
  up again|took over|back (?:already|up|again|online)|(?:came|come) back(?![^,.;]{0,40}\b(?:into|with|without)\b)|(?:finished|completed|succeeded|fixed|rebuilt)
  has no (?:errors|problems?|issues?)|no (?:errors|problems?|issues?|alerts?|complaints)|without (?:errors|problems|issues)
  (?:does|do|did) not(?=\W*$)
  not (?:affected|the problem|involved|impacted)|(?:isn't|aren't|wasn't) (?:affected|impacted|involved)
  in ordnung|läuft(?![^,.;]{0,60}\b(?:nicht|ab|aus|voll|über)\b)(?!\s+(?:nicht|voll|über|heiß|(?:der|die|das|ein|eine)\b))|laufen(?! nicht)|funktionier(?:t|en)(?! nicht)|geht(?![^,.;]{0,40}\b(?:nicht|nach|vor|aus)\b)(?!\s+\d)|gesund|nicht betroffen
  keine (?:fehler|probleme)|unauffällig|wieder da|prima|werkt
  n'a rien|sans souci|tout va bien|sin novedad|bien|funciona(?:n)?|sin (?:problemas|errores)|va bien|fonctionne(?:nt)?|marche(?:nt)?|sans (?:erreur|problème)s?
  sem (?:problemas|erros)|va bene|funziona|działa|w porządku
  в порядке|нормально|работает|работают|не затронут
`);

const BAD = phrases(String.raw`
  not (?:ok|fine|working|responding|reachable|starting|answering|healthy|available|up|running|mount\w*|come back|coming back)
  (?:isn't|doesn't|didn't|don't|won't|can ?not|can't|could not|couldn't|does not|did not|do not|is not|never|no longer) \w+
  down|dead|broken|broke|breaks?|crash\w*|hang(?:s|ing)?|hung|stuck|slow\w*|sluggish|lag\w*|fail\w*|errors?|exception\w*
  full|unreachable|unavailable|unresponsive|offline|refus\w*|denied|denies|timeouts?|time(?:s|d)? out|timing out|drop\w*
  lost|loss|losing|bounc\w*|flap\w*|reboot\w*|restart\w*|panic\w*|oom|killed|swap\w*|leak\w*|corrupt\w*|degraded|critical
  warning|firing|red|yellow|alarm|alert|high|load|latency|overload\w*|exceed\w*|expired|missing|wrong|strange|weird|odd
  affected|impacted|suffer\w*|complain\w*|attack\w*|dies|died|frozen|freez\w*|throws?|returns? \d+|answers \d+|5\d\d|5xx|4xx
  100 ?%|9\d ?%|notready|not ready|mismatch|split|flips|out of|emergency|read-only|drained|choppy|itself|the one
  misbehav\w*|disappear\w*|vanish\w*|left the|bad gateway|spik\w*|pressure|taint|x509|problems?|issues?|trouble|outage
  incident|unstable|weirdly|skew|drift\w*|thrash\w*|at 100|spamming|filling|fills|stops?|stopped|gone|silent
  voll|langsam|lahm|kaputt|defekt|ausgefallen|antwortet nicht|nicht erreichbar|hängt|hängen|fehler\w*|\w+ nicht|tot
  abgestürzt|stürzt|meldet|gestört|störung|spinnt|weg
  caíd[oa]|llen[oa]|lent[oa]|no responde|fall[aó]\w*|inactivo|error(?:es)?|en panne|plein|lente?|ne répond|injoignable
  redémarr\w*|plant[eé]\w*|tomb[eé]\w*|reinici\w*|erreurs?|falhou|falha\w*|chei[oa]|não \w+|fora do ar|erros?|parad[oa]|pieno|non risponde|giù|vol|traag|reageert niet
  nie \w+|pełny|błąd|wolny|pad[łl]\w*
  не \S+|недоступ\S*|закончил\S*|ошибк\S*|упал\S*|тормоз\S*|завис\S*|переполн\S*|сбо[йи]\S*
`);

const fine = new RegExp(
  `(?<![\\p{L}\\d])(?:${FINE})(?![\\p{L}\\d])|正常|問題な|問題ありません|没问题|没有问题|정상`,
  'iu',
);
const bad = new RegExp(
  `(?<![\\p{L}\\d])(?:${BAD})(?![\\p{L}\\d])|(?<!あり)ません|障害|エラー|落ち|停止|遅|満|ダウン|失敗|異常|使用率|重い|无法|失败|宕机|满|慢|错误|异常|不响应|挂|超时|다운|오류|장애|느`,
  'iu',
);

/** What a stretch of text says first about the machine it stands beside. */
export function stateIn(text: string): 'fine' | 'bad' | 'nothing' {
  const good = fine.exec(text);
  const evil = bad.exec(text);
  if (good === null) return evil === null ? 'nothing' : 'bad';
  if (evil === null || good.index < evil.index) return 'fine';
  return good.index === evil.index && good[0].length >= evil[0].length ? 'fine' : 'bad';
}
