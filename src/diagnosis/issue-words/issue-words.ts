import type { IssueType } from '../../domain/issue-type.ts';

export interface IssueWords {
  readonly type: IssueType;
  /** 8 is an error text or an alert's name, 4 names the trouble, 3 is a symptom, 2 speaks of the matter, 1 goes with it. */
  readonly weight: 1 | 2 | 3 | 4 | 8;
  readonly pattern: RegExp;
}

export function words(type: IssueType, weight: IssueWords['weight'], pattern: RegExp): IssueWords {
  return { type, weight, pattern };
}
