import type { StoredBlock } from './blocks.ts';

export const TEAM = 'T0STANDIN';
export const CHANNEL = 'C0OPS';
export const BOT = { user: 'U0TAI', id: 'B0TAI' } as const;
export const PERSON = 'U0PERSON';

export interface StoredMessage {
  readonly ts: string;
  readonly threadTs?: string;
  readonly user?: string;
  readonly botId?: string;
  readonly text: string;
  readonly blocks: readonly StoredBlock[];
  readonly metadata?: unknown;
  readonly attachments?: readonly { readonly fallback?: string; readonly text?: string }[];
  readonly edits: number;
  /** Until stopped; what the tasks of the stream say, by id. */
  readonly streaming?: boolean;
  readonly tasks?: Readonly<Record<string, object>>;
}

export type NewMessage = Partial<Omit<StoredMessage, 'ts'>> & { readonly ts?: string };

/** One Slack workspace with its messages, in the order of their timestamps. */
export class Workspace {
  readonly #messages = new Map<string, Map<string, StoredMessage>>([[CHANNEL, new Map()]]);
  readonly #archived = new Set<string>();
  readonly #people = new Map<string, object>();
  readonly #groups = new Map<string, readonly string[]>();
  readonly #about = new Map<string, { readonly is_member?: boolean; readonly is_ext_shared?: boolean }>();
  #clock = 1_790_000_000_000_000;

  addChannel(channel: string): void {
    this.#messages.set(channel, new Map());
  }

  archive(channel: string): void {
    this.#archived.add(channel);
  }

  isArchived(channel: string): boolean {
    return this.#archived.has(channel);
  }

  has(channel: string): boolean {
    return this.#messages.has(channel);
  }

  /** What users.info says of someone beside the ordinary. */
  describePerson(user: string, info: object): void {
    this.#people.set(user, info);
  }

  findPerson(user: string): object {
    return { id: user, team_id: TEAM, deleted: false, is_restricted: false, ...this.#people.get(user) };
  }

  setGroup(group: string, users: readonly string[]): void {
    this.#groups.set(group, users);
  }

  findGroup(group: string): readonly string[] | undefined {
    return this.#groups.get(group);
  }

  /** What conversations.info says of a channel beside the ordinary. */
  describeChannel(channel: string, about: { readonly is_member?: boolean; readonly is_ext_shared?: boolean }): void {
    this.#about.set(channel, about);
  }

  aboutChannel(channel: string): object {
    return {
      id: channel,
      name: channel.toLowerCase(),
      is_member: true,
      is_ext_shared: false,
      ...this.#about.get(channel),
    };
  }

  isMember(channel: string): boolean {
    return this.#about.get(channel)?.is_member !== false;
  }

  /** Never the same twice, always later. */
  nextTs(): string {
    this.#clock += 1_000_117;
    return `${Math.floor(this.#clock / 1_000_000)}.${String(this.#clock % 1_000_000).padStart(6, '0')}`;
  }

  add(channel: string, message: NewMessage): StoredMessage {
    const stored = { text: '', blocks: [], edits: 0, ts: this.nextTs(), ...message };
    this.#messages.get(channel)?.set(stored.ts, stored);
    return stored;
  }

  /** Someone writes in a channel; answers with the message's timestamp. */
  say(text: string, where: { readonly channel?: string; readonly threadTs?: string } = {}): string {
    const { channel = CHANNEL, ...thread } = where;
    return this.add(channel, { text, user: PERSON, ...thread }).ts;
  }

  find(channel: string, ts: string): StoredMessage | undefined {
    return this.#messages.get(channel)?.get(ts);
  }

  replace(channel: string, message: StoredMessage): void {
    this.#messages.get(channel)?.set(message.ts, message);
  }

  remove(channel: string, ts: string): void {
    this.#messages.get(channel)?.delete(ts);
  }

  messages(channel: string = CHANNEL): readonly StoredMessage[] {
    return [...(this.#messages.get(channel)?.values() ?? [])].toSorted((one, other) => (one.ts < other.ts ? -1 : 1));
  }

  /** What tai has written, oldest first. */
  answers(channel: string = CHANNEL): readonly StoredMessage[] {
    return this.messages(channel).filter(({ botId }) => botId === BOT.id);
  }
}
