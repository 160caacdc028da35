/** What people saw beside messages, oldest first. */
export interface Seen {
  /** For one person's eyes, in a channel or as the reply to a command, shortcut or button. */
  readonly whispers: { readonly user?: string; readonly channel?: string; readonly text: string }[];
  readonly modals: { readonly trigger: string; readonly view: View }[];
  /** By user: the latest. */
  readonly homes: Map<string, View>;
  readonly files: {
    readonly title: string;
    readonly channel: string;
    readonly threadTs: string;
    readonly text: string;
  }[];
  /** Uploaded and not yet completed, by file id. */
  readonly uploads: Map<string, { readonly length: number; text?: string }>;
}

export interface View {
  readonly type: string;
  readonly blocks: readonly object[];
  readonly callback_id?: string | undefined;
  readonly private_metadata?: string | undefined;
}

export function nothingSeen(): Seen {
  return { whispers: [], modals: [], homes: new Map(), files: [], uploads: new Map() };
}
