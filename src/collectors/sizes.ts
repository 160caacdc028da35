const SUFFIX_KIB: Readonly<Record<string, number>> = {
  B: 1 / 1024,
  K: 1,
  M: 1024,
  G: 1024 ** 2,
  T: 1024 ** 3,
  P: 1024 ** 4,
};

/** "1.6G" and "1,6G" in KiB; a bare number counts in `unitKiB`. Undefined when it is no size. */
export function findSizeKiB(text: string | undefined, unitKiB: number): number | undefined {
  const [, digits, suffix] = /^(\d+(?:[.,]\d+)?)([BKMGTP])?(?:i?B)?$/i.exec(text ?? '') ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits.replace(',', '.'));
  return Math.round(number * (suffix === undefined ? unitKiB : (SUFFIX_KIB[suffix.toUpperCase()] ?? unitKiB)));
}
