export interface Clause {
  readonly words: string;
  /** What somebody pasted: only an error text in it tells what the ticket is about. */
  readonly kind: 'written' | 'pasted';
}

/** Mail addresses, links, mentions and machines' names say where, not what: `dns-3` may have a full disk. */
const NAMES =
  /(?<!\S)\S+@\S+|<?https?:\/\/\S+|<[@!#]\S+>|\b(?!tls|ssl|nfs|smb|cifs|md\d|ext\d|ipv\d|raid\d|mount\.)(?=[a-z\d.-]*\d)[a-z][a-z\d]*(?:[-.][a-z\d]+)+\b(?!\.(?:service|timer|socket|mount))|\b[a-z\d-]+(?:\.[a-z\d-]+)+\.(?!service|timer|conf|log)[a-z]{2,}\b/gi;
/** Lines of an alert that are there in every alert of the tool. */
const ALERT_FORM =
  /^\W*(?:notification type|host(?:name)?(?: name)?|address|date\/time|state|severity|original problem id|event|problem started\b.*|dns domain|the following warning)\W*:.*$|\bservice alert\b|^\W*(?:notification type|nagios)\W*$/gim;
const ALERT_LABEL =
  /^\W*(?:service|problem name|alert(?:name)?|details|summary|additional info|operational data)\s*:/gim;
const PASTED = /\{(noformat|code)(?::[^}]*)?\}([\s\S]*?)(?:\{\1\}|$)|```([\s\S]*?)(?:```|$)/g;

/** "so it is not that", "disk is fine", "CPU at 15 %": what is ruled out in the same clause says little. */
const FINE =
  /\b(?:fine|ok(?:ay)?|normal|healthy|(?:is|was|are) (?:off|unchanged)|no (?:errors?|change|anomal\w+|problems?)|not? (?:the )?(?:problem|issue)|nowhere near|unauffällig|in ordnung|checked by|works?|(?:only|just|is|at|uses) (?:~|about |at )?[1-3]?\d ?%|\d ?(?:%|[GT]B?) free)\b/i;

/** The clauses of a ticket's title or text, in which names of machines and the frame of an alert do not speak. */
export function ticketClauses(text: string): readonly Clause[] {
  const pasted: string[] = [];
  const written = text.replaceAll(PASTED, (_all, _kind: string, block?: string, fence?: string) => {
    pasted.push(block ?? fence ?? '');
    return '\n';
  });
  return [...split(written, 'written'), ...split(pasted.join('\n'), 'pasted')];
}

/** Whether the clause says what it is not. */
export function isRuledOut(words: string): boolean {
  return FINE.test(words);
}

function split(text: string, kind: Clause['kind']): readonly Clause[] {
  return plain(text)
    .split(/(?<=[?!;])|[.](?=\s|$)|\n|, (?=but|so|and|aber)|\s(?=but |aber )|[—–]/u)
    .filter((words) => words.trim() !== '')
    .map((words) => ({ words, kind }));
}

/** `DiskUsageHigh` and `nf_conntrack` become words. */
function plain(text: string): string {
  return text
    .replaceAll(ALERT_FORM, ' ')
    .replaceAll(ALERT_LABEL, ' ')
    .replaceAll(NAMES, ' _ ')
    .replaceAll(/([a-z])(?=[A-Z])/g, '$1 ')
    .replaceAll('_', ' ');
}
