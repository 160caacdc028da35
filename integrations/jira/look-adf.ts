import { z } from 'zod';
import { doc, panel, paragraph, text } from './adf.ts';
import { isValidDocument } from './adf-valid.ts';
import { adfToText } from './adf-to-text.ts';
import { type Look, PROGRESS } from './look.ts';
import { renderPlain } from './render-plain.ts';
import { renderReport } from './render.ts';

const Shown = z.object({ content: z.array(z.looseObject({ type: z.string() })) });

export const adfLook: Look = {
  rich: (report) => {
    const document = renderReport(report);
    // Our builders make no other, and a comment that Jira takes is worth more than a rich one that it does not.
    return isValidDocument(document) ? document : renderPlain(report, 'with proof');
  },
  plain: renderPlain,
  note: (lines) => doc(lines.map((line) => paragraph(text(line)))),
  under: (line, body) => {
    const shown = Shown.safeParse(body).data?.content ?? [];
    const answer = shown.filter((block) => !adfToText(block).startsWith(PROGRESS));
    return { type: 'doc', version: 1, content: [panel('info', [paragraph(text(line))]), ...answer] };
  },
};
