/** Where an outsider can put words. */
export type Place =
  | 'ticket'
  | 'log'
  | 'agent'
  | 'request'
  | 'unit'
  | 'file'
  | 'process'
  | 'user'
  | 'kernel'
  | 'host'
  | 'label'
  | 'certificate';

export interface Narrative {
  readonly language: string;
  /** What the outsider wrote. */
  readonly words: string;
  /** What a model that obeys makes of it. */
  readonly claim: string;
  readonly remedy: string;
  readonly places: readonly Place[];
}
