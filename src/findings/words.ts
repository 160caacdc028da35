/** "24.5 GiB" */
export function describeSize(kiB: number): string {
  const units = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
  let size = kiB;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size >= 100 || Number.isInteger(size) ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/** A name somebody else chose, fit for a sentence: no markup, no blanks, at most 64 characters. */
export function plainName(name: string): string {
  return name.replace(/[^\w.:/@+-]/g, '_').slice(0, 64);
}

/** "2025-12-01 05:24:12 UTC" */
export function describeTime(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}
