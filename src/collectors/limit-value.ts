const UNITS: Readonly<Record<string, number>> = { B: 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };
/** systemd's spans; a second of processor time per second is one whole processor. */
const SPANS: Readonly<Record<string, number>> = { us: 1e-4, ms: 0.1, s: 100, min: 6000 };
/** Since version 209 systemd shows "no limit" as the largest number there is, or as a word. */
const NO_LIMIT = /^(?:infinity|max|unlimited|\[not set\]|18446744073709551615)$/;

/** "65536", "2.0G", "400%", "1s 500ms", "infinity". Null for no limit, undefined for what is no value. */
export function readLimit(text: string): number | null | undefined {
  if (NO_LIMIT.test(text)) return null;
  const [, number, unit] = /^(\d+(?:\.\d+)?)([BKMGT%])?$/.exec(text) ?? [];
  if (number !== undefined) return Number(number) * (UNITS[unit ?? ''] ?? 1);
  const spans = [...text.matchAll(/(\d+(?:\.\d+)?)(us|ms|s|min)(?=\s|$)/g)];
  if (spans.length === 0) return undefined;
  return spans.reduce((sum, [, amount, span = '']) => sum + Number(amount) * (SPANS[span] ?? 0), 0);
}
