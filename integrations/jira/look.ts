import type { Report } from '../../src/domain/report.ts';
import type { Body } from './client.ts';

/** How a line begins that says a run is under way. */
export const PROGRESS = 'tai is looking';

/** How what we say looks in one kind of Jira: documents in Cloud, wiki markup in Data Center. */
export interface Look {
  rich(report: Report): Body;
  /** For a Jira that refused the rich one; without proof when something on the way took the quoted lines for an attack. */
  plain(report: Report, proof: 'with proof' | 'without proof'): Body;
  /** A few lines, each a paragraph; nothing in them is markup. */
  note(lines: readonly string[]): Body;
  /** An answer of ours as it stands, with a line above it that begins with PROGRESS; one put there before is taken away. */
  under(line: string, body: unknown): Body;
}
