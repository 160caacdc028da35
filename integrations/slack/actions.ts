/** What our buttons and forms are called in deliveries. All but "Run again" carry a run's id. */
export const ACTIONS = {
  deeper: 'tai_deeper',
  evidence: 'tai_evidence',
  evidenceFile: 'tai_evidence_file',
  toIssue: 'tai_to_issue',
  good: 'tai_good',
  bad: 'tai_bad',
} as const;

export const DEEPER_FORM = 'tai_deeper_form';
export const EVIDENCE_VIEW = 'tai_evidence_view';
