import { fileCollectors, folderCollector } from '../collectors/index.ts';
import { type Look, lookAtPath } from '../collectors/look.ts';
import type { Ticket } from '../domain/ticket.ts';

export const MAX_FILES = 4;
export const MAX_FOLDERS = 4;

/** Not the path of a web address, nor the end of a relative one. */
const PATH = /(?<![\w.:/~\\-])\/[\w.@+:,/-]+/g;
/** "see /var/log/app.log:120." means the file. */
const AFTER = /(?::\d+)*[.,:/-]*$/;

/**
 * Looks at files that the ticket's text names, four at most, in its order; and at folders that were named apart from it. The text only
 * names a path: what is not of a grammar is left out here, and the host decides whether the rest may be read.
 */
export function lookAtPaths({ title, text, folders = [] }: Ticket): readonly Look[] {
  const named = [...new Set(`${title}\n${text}`.match(PATH)?.map((path) => path.replace(AFTER, '')))];
  const files = named.flatMap((path) => {
    const collector = fileCollectors.find(({ parameter }) => parameter.accepts(path));
    return collector === undefined ? [] : [lookAtPath(collector, path)];
  });
  const listed = [...new Set(folders)].filter((path) => folderCollector.parameter.accepts(path));
  return [
    ...files.slice(0, MAX_FILES),
    ...listed.slice(0, MAX_FOLDERS).map((path) => lookAtPath(folderCollector, path)),
  ];
}
