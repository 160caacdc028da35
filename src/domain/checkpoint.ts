import type { ErrorCode } from './errors.ts';

/** One thing that must be so before a host can be read, as `tai doctor` found it. */
export interface Checkpoint {
  /** The host, the jump host on the way to it, or `tai` for this machine. */
  readonly where: string;
  /** One or two words: "port", "host key". */
  readonly step: string;
  /** `unchecked`: it was not come to, or there is nothing to check. */
  readonly mark: 'ok' | 'no' | 'unchecked';
  readonly detail: string;
  /** True when nothing can be read as long as it is so; false for what only shows less. */
  readonly stops: boolean;
  /** What to run or write down to put it right. */
  readonly fix?: string;
  readonly code?: ErrorCode;
}

export type Tell = (checkpoint: Checkpoint) => void;
