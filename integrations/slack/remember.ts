const MOST = 2_000;

/** Asks once for each name and remembers the answer for a while; a failure is not remembered. */
export function remember<T>(
  forMs: number,
  load: (name: string, signal: AbortSignal) => Promise<T>,
): (name: string, signal: AbortSignal) => Promise<T> {
  const known = new Map<string, { readonly value: Promise<T>; readonly until: number }>();
  return (name, signal) => {
    const now = performance.now();
    const kept = known.get(name);
    if (kept !== undefined && kept.until > now) return kept.value;
    const value = load(name, signal);
    known.delete(name);
    known.set(name, { value, until: now + forMs });
    value.catch(() => {
      if (known.get(name)?.value === value) known.delete(name);
    });
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return value;
  };
}
