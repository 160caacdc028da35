import type { Seen } from './seen.ts';
import type { Workspace } from './workspace.ts';

export type Args = Readonly<Record<string, string>>;
export type Outcome =
  | { readonly ok: true; readonly [field: string]: unknown }
  | { readonly ok: false; readonly error: string };

export interface MethodContext {
  readonly workspace: Workspace;
  readonly scopes: ReadonlySet<string>;
  readonly reactions: Set<string>;
  readonly seen: Seen;
}

export interface Method {
  readonly scopes: readonly string[];
  readonly call: (args: Args, context: MethodContext) => Outcome;
}

export function no(error: string): Outcome {
  return { ok: false, error };
}

/** An argument that may be left out. */
export function arg(args: Args, name: string): string {
  return args[name] ?? '';
}
