/** Where a finding is sent: an account id (Data Center: a user name), and the name of a component. */
export interface RouteTo {
  readonly assignee?: string | undefined;
  readonly component?: string | undefined;
}

/** What is done to a ticket beside the answer; all of it is off unless told. It needs Edit issues, and what each names. */
export interface ExtraSettings {
  readonly outcome?:
    | {
        /** `tai:cause`, `tai:healthy` and so on, one at a time. */
        readonly labels?: boolean | undefined;
        /** A text or select field that takes the outcome's word: "customfield_10060". */
        readonly field?: string | undefined;
        /** The issue property `tai`, an object, for dashboards and apps. */
        readonly property?: boolean | undefined;
      }
    | undefined;
  /** The name of the type of link to earlier tickets: "Relates". Needs Link issues. */
  readonly linkRelated?: string | undefined;
  /** By the class of a proved cause; never against an assignee. Needs Assign issues for an assignee. */
  readonly route?: Readonly<Record<string, RouteTo>> | undefined;
  /** Hears of what could not be done beside an answer; the answer stands. */
  readonly onLeftOut?: ((what: string, code: string) => void) | undefined;
}
