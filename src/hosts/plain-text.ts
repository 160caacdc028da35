/**
 * Markup of wikis, chats and terminals turned into plain words that say the same: struck out becomes "not", quoted and
 * printed text gets the mail's "> ", a link becomes "link", a shell prompt "from". Later parts then read plain text only.
 */
export function toPlainText(text: string): string {
  return quoteBlocks(narrow(text.normalize('NFC').replace(/\r\n?/g, '\n')))
    .split('\n')
    .map((line) => rewrite(line, /^\s*>/.test(line) ? [...screen, ...inline] : [...screen, ...markup, ...inline]))
    .join('\n');
}

/** Full-width punctuation of East Asian texts. */
function narrow(text: string): string {
  return text
    .replaceAll('（', ' (')
    .replaceAll('）', ') ')
    .replaceAll('：', ': ')
    .replace(/[，、]/g, ', ');
}

type Rewrite = readonly [pattern: RegExp, by: string];

function rewrite(line: string, rewrites: readonly Rewrite[]): string {
  return rewrites.reduce((rest, [pattern, by]) => rest.replace(pattern, by), line);
}

const PRINTED = /\{(code|noformat|quote)(?::[^}\n]{0,80})?\}([\s\S]{0,20000}?)\{\1\}|```([\s\S]{0,20000}?)```/g;

function quoteBlocks(text: string): string {
  return text.replace(PRINTED, (_, _name, wiki: string | undefined, fence: string | undefined) => {
    const body = (wiki ?? fence ?? '').trim();
    return `\n${body.replace(/^[\s>]*/gm, '> ')}\n`;
  });
}

const TIME = String.raw`(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[\d.,:+Z-]*|[A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d)`;

/** What a terminal or a log shows: the machine it ran on, and the rest quoted. */
const screen: readonly Rewrite[] = [
  [new RegExp(String.raw`^([\s>]*)${TIME} ([\w.-]+) ([\w./()-]{1,60}(?:\[\d{1,10}\])?: .*)$`), '$1host $2:\n> $3'],
  [/\[[\w.-]{1,40}@([\w.-]{1,253})[ :][^\]\n]{0,80}\][#$%]/g, ' (from $1) '],
  [/(?<![\w.@-])[\w.-]{1,40}@([\w-][\w.-]{0,252}):[~/][^\s#$]{0,80}[#$%](?=\s|$)/g, ' (from $1) '],
  [/\\\\([\w.-]{1,253})\\[^\s]*/g, ' Windows $1 '],
];

const markup: readonly Rewrite[] = [
  [/<(?:mailto|tel):[^>\n]{0,500}>/gi, ' '],
  [/<[@!#][^>\n]{0,200}>/g, ' '],
  [/<(https?:\/\/[^|>\s]{1,2000})\|([^>\n]{0,500})>/gi, ' $2 $1 '],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&amp;/g, '&'],
  [/\[(?:~|\^)[^\]\n]{0,200}\]/g, ' '],
  [/\[([^|\]\n]{1,500})\|([^\]\n]{1,2000})\]/g, ' $1 $2 '],
  [/!(?:https?:)?[^\s!|]{1,300}\.(?:png|jpe?g|gif|svg|bmp|webp)(?:\|[^!\n]{0,100})?!/gi, ' '],
  [/\{(?:color|panel|status|expand|info|warning|tip|note|section|column)(?:[:=][^}\n]{0,100})?\}/gi, ' '],
  [/\{\{([^}\n]{1,300})\}\}/g, ' $1 '],
  [/^\s*(?:h[1-6]\.|bq\.|#{1,6} |[*#-]{1,6} )/, ''],
  [/:[a-z][a-z0-9_+-]{1,40}:(?!\d)/g, ' '],
  [/~{1,2}([^\s~][^~\n]{0,120}?)~{1,2}(?![/\w])/g, ' (not $1) '],
  [/(?<=^|\s)-([a-z0-9][\w.-]{0,100}[a-z0-9])-(?=[\s:,.;)]|$)/gi, ' (not $1) '],
  [/\*(?!\.)/g, ' '],
  [/(?<![\w])_([^\s_][^_\n]{0,120}?)_(?!\w)/g, ' $1 '],
  [/[`„“”«»‹›「」『』]/g, ' '],
];

const URL = String.raw`[a-z][a-z+.-]{1,20}:\/\/(?:[^\s/@|<>"']{0,200}@)?(\[[0-9a-f:.]{2,45}\]|[^\s/:?#|<>"'\])},;]{1,253})`;
const TAIL = String.raw`[^\s|<>"'\])}]{0,400}`;

const inline: readonly Rewrite[] = [
  [
    new RegExp(
      String.raw`${URL}${TAIL}[?&][\w-]{0,20}?(?:host(?:name)?|node|server|instance|machine)=([\w.-]{1,253})${TAIL}`,
      'gi',
    ),
    ' link $1, host $2 ',
  ],
  [
    new RegExp(String.raw`${URL}\/${TAIL}?(?:hosts?|nodes?|servers?|machines?|devices?)\/([\w.-]{1,253})${TAIL}`, 'gi'),
    ' link $1, host $2 ',
  ],
  [new RegExp(String.raw`${URL}[^\s|<>"'\])}]*`, 'gi'), ' link $1 '],
  // A monitoring system's tag.
  [/(?<![\w.-])(host(?:name)?|node|server|instance):(?=[a-z\d][\w.-]*[\w])/gi, '$1: '],
  // Mail addresses; what follows a shell's ssh, scp or rsync, or carries a path, is a login.
  [/(?<=\b(?:ssh|scp|sftp|rsync|mosh|ssh-copy-id)\s[^\n|;]{0,120})(?<![\w.@-])[\w.-]{1,40}@(?=[\w-])/g, ''],
  [/(?<![\w.@-])[\w.-]{1,40}@(?=[\w.-]{1,253}(?::[~/]|::\w)|[\w-]{1,63}(?![\w-]|\.\w))/g, ''],
  [/(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g, ' '],
  [/(?<![\w.])@(?=[A-Za-z])[\w.-]{1,60}/g, ' '],
  // Paths; a colon, an equals sign or a bracket may come before one.
  [/(?<![\w.\-/])(?:~|\.{1,2})?\/[\w@%+=,.~{}-][\w@%+=,.~/{}-]{0,400}/g, ' '],
  // A full stop that ends no sentence.
  [/\b(vgl|bzw|ca|cf|vs|resp|nr|inkl|usw|etc|approx|incl|excl)\.(?=\s)/gi, '$1'],
];
