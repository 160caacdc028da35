/** Who may direct tai in Jira. Whoever fits one of these may; with none of them, whoever the ticket can be assigned to. */
export interface AgentRule {
  /** Roles of the ticket's project, by name. tai's account needs Administer projects to read them. */
  readonly roles?: readonly string[] | undefined;
  /** By name or id. */
  readonly groups?: readonly string[] | undefined;
  /** Account ids. */
  readonly accounts?: readonly string[] | undefined;
  /** Whoever has a licence of Jira Service Management. */
  readonly licensed?: boolean | undefined;
}

/** Runs an hour. */
export interface HourlyQuotas {
  /** Asked for by one person, and of the tickets of one customer. */
  readonly perPerson?: number | undefined;
  readonly perTicket?: number | undefined;
  readonly all?: number | undefined;
}

/** How Jira is reached beside its API, and who may ask for what. */
export interface AccessSettings {
  /** Where people read tickets, when `baseUrl` is the gateway. */
  readonly browseUrl?: string | undefined;
  /** The token's last day, "2027-03-01": Jira does not say it. */
  readonly tokenExpires?: string | undefined;
  readonly agents?: AgentRule | undefined;
  readonly quotas?: HourlyQuotas | undefined;
}
