import { type Look, PROGRESS } from './look.ts';
import { plainText } from './render-plain-text.ts';
import { renderWiki } from './render-wiki.ts';
import { wikiText } from './wiki.ts';

export const wikiLook: Look = {
  rich: renderWiki,
  plain: plainText,
  note: (lines) => lines.map(wikiText).join('\n\n'),
  under: (line, body) => {
    const shown = typeof body === 'string' ? body.split('\n\n') : [];
    const [first = '', ...rest] = shown;
    return [wikiText(line), ...(first.startsWith(PROGRESS) ? rest : shown)].join('\n\n');
  },
};
