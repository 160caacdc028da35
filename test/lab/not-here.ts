const known = new WeakSet<object>();

/** Programs, rights or packages that this machine has not: nothing was run, and nothing is wrong with the lab or with tai. */
export function notHere(message: string, cause?: unknown): Error {
  const error = new Error(message, { cause });
  known.add(error);
  return error;
}

export function isNotHere(error: unknown): error is Error {
  return error instanceof Error && known.has(error);
}
