/** What one look showed: the output of the collector's first command. */
export interface Seen {
  readonly collector: string;
  readonly unit?: string;
  readonly output: string;
}

export interface Fires {
  readonly why: string;
  readonly seen: readonly Seen[];
  readonly severity: 'critical' | 'warning';
  readonly statement: string;
  /** Lines that are cited, in order. */
  readonly quotes: readonly string[];
}

export interface Silent {
  readonly why: string;
  readonly seen: readonly Seen[];
}

/** What stands beside each rule, for its tests. */
export interface FindingSamples {
  readonly fires: readonly [Fires, ...Fires[]];
  readonly silent: readonly [Silent, ...Silent[]];
}
