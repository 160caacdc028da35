import type { Related } from '../../src/domain/related.ts';
import type { Report } from '../../src/domain/report.ts';
import { type Text, text } from './adf.ts';
import { IssueKey } from './names.ts';

type Earlier = Pick<Report, 'related'>;

/** Gives earlier tickets of Jira their address, `browseUrl` being where people open tickets. */
export function withAddresses(report: Report, browseUrl: string): Report {
  if (report.related === undefined) return report;
  const base = browseUrl.replace(/\/+$/, '');
  const related = report.related.map((one): Related => {
    const isOurs = one.ticket.system === 'jira' && IssueKey.safeParse(one.label).success;
    return isOurs ? { ...one, url: `${base}/browse/${one.label}` } : one;
  });
  return { ...report, related };
}

/** The words, with each name of an earlier ticket as a link; Jira makes none by itself out of a document's text. */
export function linked(words: string, { related = [] }: Earlier): readonly Text[] {
  const addresses = new Map(related.flatMap(({ label, url }) => (url === undefined ? [] : [[label, url] as const])));
  if (addresses.size === 0) return [text(words)];
  return words.split(/([A-Z][A-Z0-9_]+-\d+)/).map((piece): Text => {
    const href = addresses.get(piece);
    return href === undefined ? text(piece) : { ...text(piece), marks: [{ type: 'link', attrs: { href } }] };
  });
}
