/** systemd's "Tue 2026-02-24 06:58:03 UTC" in milliseconds; undefined in a zone that has no number. */
export function parseSince(text: string | undefined): number | undefined {
  const [, date, clock] = /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) (?:UTC|GMT)\b/.exec(text ?? '') ?? [];
  return date === undefined ? undefined : Date.parse(`${date}T${clock}Z`);
}
