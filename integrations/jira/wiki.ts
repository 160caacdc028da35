/**
 * Wiki markup of Data Center in which what others wrote stays words. What a backslash takes the meaning of is listed in
 * Jira's renderer (com.atlassian.renderer.v2.components.BackslashEscapeRendererComponent); for the rest it keeps entities.
 */
const BACKSLASHED = /[![\]^~+?%{}()*_|@-]/g;

/** Controls, and what turns the direction of text or takes no room. */
const unseen = /[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/gu;

/** One line of text; nothing in it is a link, a mention, an image, a macro, a list or a smiley. */
export function wikiText(value: string): string {
  return value
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(unseen, '')
    .toWellFormed()
    .replaceAll('&', '&#38;')
    .replace(/\\|#(?!38;)|<|>|:(?=[^\s\d])|^(?:h[1-6]|bq)(?=\.)/g, entities)
    .replace(BACKSLASHED, '\\$&');
}

function entities(characters: string): string {
  return characters.replace(/./gu, (character) => `&#${character.codePointAt(0)};`);
}

/** Lines as they are, in a block in which only its own end has a meaning. */
export function wikiLines(lines: readonly string[]): string {
  const shown = lines.map((line) =>
    line
      .replace(/[\r\n\u2028\u2029]+/g, ' ')
      .replaceAll('\t', '    ')
      .replace(unseen, '')
      .toWellFormed()
      .replace(/\{(?=\s*noformat)/gi, '{ '),
  );
  return `{noformat}\n${shown.join('\n')}\n{noformat}`;
}
