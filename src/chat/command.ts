import type { Run } from '../domain/run.ts';
import type { Io } from '../terminal/io.ts';
import type { OnEvent, Session } from './session.ts';

/** What a command has to say; whoever shows the conversation gives it its look. */
export type Reply =
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  | { readonly kind: 'report'; readonly run: Run }
  | { readonly kind: 'clear' }
  | { readonly kind: 'quit' };

/** What a command may use beside the conversation. */
export interface CommandParts {
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
  readonly io: Io;
}

/** What its argument can be completed with. */
export type Completes = 'host' | 'collector' | 'show' | 'file';

export interface SlashCommand {
  readonly name: string;
  /** As help writes it: "[name…]", "<hostname>". */
  readonly argument?: string;
  readonly about: string;
  readonly completes?: Completes;
  readonly run: (session: Session, argument: string, parts: CommandParts) => Promise<Reply> | Reply;
}

export function lines(...all: readonly string[]): Reply {
  return { kind: 'lines', lines: all };
}
