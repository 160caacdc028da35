const INSTEAD: Readonly<Record<string, string>> = {
  '·': '-',
  '→': '->',
  '…': '...',
  '–': '-',
  '—': '-',
  '‹': '<',
  '›': '>',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '×': 'x',
  '│': '|',
  '└': '`',
  '├': '|',
  '─': '-',
  '●': '*',
  ß: 'ss',
};

/** For terminals that show nothing else: known signs are written out, accents dropped, the rest becomes a question mark. */
export function toAscii(text: string): string {
  return text
    .replaceAll(/[^\n -~]/g, (sign) => INSTEAD[sign] ?? sign)
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\n -~]/gu, '?');
}
