/** One issue as the stand-in keeps it. `description` is ADF or a wiki string, as a test wants it. */
export interface StoredIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: Record<string, unknown>;
  readonly comments: StoredComment[];
  readonly history: StoredChange[];
  /** How often people watching the issue were sent a mail about a comment. */
  mails: number;
}

export interface StoredComment {
  readonly id: string;
  readonly author: Account;
  body: unknown;
  properties: readonly StoredProperty[];
  readonly created: string;
  updated: string;
  /** Who changed it last, when that was not its author. */
  updateAuthor?: Account;
  visibility?: unknown;
}

export interface StoredChange {
  readonly id: string;
  readonly created: string;
  readonly author: Account;
  readonly items: readonly unknown[];
}

/** Times are those of the clock unless a test says others. */
export type NewComment = Omit<StoredComment, 'id' | 'updated' | 'created'> & { readonly created?: string };

export interface StoredProperty {
  readonly key: string;
  readonly value: unknown;
}

export interface Account {
  readonly accountId: string;
  readonly accountType: 'atlassian' | 'app' | 'customer';
  readonly displayName: string;
}

export interface NewIssue {
  readonly key: string;
  readonly summary: string;
  readonly description?: unknown;
  readonly environment?: unknown;
  readonly projectTypeKey?: 'software' | 'service_desk';
  readonly created?: string;
  readonly labels?: readonly string[];
  /** Custom fields by id. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

export const people = {
  tai: { accountId: '712020:tai', accountType: 'atlassian', displayName: 'tai' },
  mia: { accountId: '5b10a2844c20165700ede21g', accountType: 'atlassian', displayName: 'Mia Krystof' },
  automation: { accountId: '557058:automation', accountType: 'app', displayName: 'Automation for Jira' },
} as const satisfies Record<string, Account>;

export class Store {
  /** What is attached, by "id", and objects of Assets by "workspace/id". */
  readonly files = new Map<string, string>();
  readonly assets = new Map<string, unknown>();
  readonly #issues: StoredIssue[] = [];
  #lastComment = 10_000;
  #lastChange = 230_000;

  addIssue(issue: NewIssue): StoredIssue {
    const project = issue.key.slice(0, issue.key.lastIndexOf('-'));
    const stored: StoredIssue = {
      id: String(10_200 + this.#issues.length),
      key: issue.key,
      fields: {
        summary: issue.summary,
        description: issue.description ?? null,
        environment: issue.environment ?? null,
        created: issue.created ?? '2026-11-20T02:14:07.000+0100',
        updated: issue.created ?? '2026-11-20T02:14:07.000+0100',
        labels: issue.labels ?? [],
        attachment: [],
        project: { id: '10000', key: project, name: project, projectTypeKey: issue.projectTypeKey ?? 'software' },
        ...issue.fields,
      },
      comments: [],
      history: [],
      mails: 0,
    };
    this.#issues.push(stored);
    return stored;
  }

  all(): readonly StoredIssue[] {
    return this.#issues;
  }

  findIssue(idOrKey: string): StoredIssue | undefined {
    return this.#issues.find(({ id, key }) => id === idOrKey || key === idOrKey);
  }

  addComment(issue: StoredIssue, comment: NewComment): StoredComment {
    this.#lastComment += 1;
    const now = new Date().toISOString();
    const stored = { created: now, ...comment, id: String(this.#lastComment), updated: now };
    issue.comments.push(stored);
    issue.fields['updated'] = now;
    return stored;
  }

  /** As a person does: the change has an id that history and webhook both show. */
  setLabels(issue: StoredIssue, labels: readonly string[], author: Account): StoredChange {
    this.#lastChange += 1;
    const before = Array.isArray(issue.fields['labels']) ? issue.fields['labels'].join(' ') : '';
    const items = [{ field: 'labels', fieldId: 'labels', fromString: before, toString: labels.join(' ') }];
    const change = { id: String(this.#lastChange), created: new Date().toISOString(), author, items };
    issue.fields['labels'] = [...labels];
    issue.fields['updated'] = change.created;
    issue.history.push(change);
    return change;
  }
}
