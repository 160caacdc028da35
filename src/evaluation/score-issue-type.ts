import { rankIssueTypes } from '../diagnosis/issue-type.ts';
import type { Case } from './folder.ts';
import { type Miss, type Scores, share } from './scores.ts';

export interface IssueTypeScores {
  readonly issueType: Scores['issueType'];
  readonly misses: readonly Miss[];
}

type CaseKey = 'id' | 'ticket_title' | 'ticket_text' | 'issue_type_expected' | 'issue_types_acceptable';

export function scoreIssueTypes(cases: readonly Pick<Case, CaseKey>[]): IssueTypeScores {
  const judged = cases.map((one) => {
    const found = rankIssueTypes({ title: one.ticket_title, text: one.ticket_text })[0]?.type ?? 'other';
    const acceptable = one.issue_types_acceptable.includes(found);
    return { id: one.id, found, acceptable, exact: found === one.issue_type_expected, wanted: one.issue_type_expected };
  });
  return {
    issueType: {
      n: judged.length,
      acceptable: share(judged.filter(({ acceptable }) => acceptable).length, judged.length),
      exact: share(judged.filter(({ exact }) => exact).length, judged.length),
    },
    misses: judged
      .filter(({ acceptable }) => !acceptable)
      .map(({ id, found, wanted }) => ({ part: 'issueType', id, what: `${found} instead of ${wanted}` })),
  };
}
