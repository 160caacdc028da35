const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What the tools call a certificate's last moment: openssl, curl, certbot, keytool, getcert, gnutls-cli, nmap. */
const LABEL =
  /(?:notAfter=|Not ?After\s?:|expire date:|Expiry Date:|until:|\bexpires[:`' ]|Not valid after:|Expiration Date:|Valid until)\s*(.*)$/i;
const BY_MONTH = /([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d)(?: [A-Z]{3,4})? (\d{4})/;
const ISO = /(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)/;

/** When a certificate ends by this line, ISO 8601 in UTC; undefined where the line does not say. */
export function findExpiry(text: string): string | undefined {
  const rest = LABEL.exec(text)?.[1];
  if (rest === undefined) return undefined;
  const [, month, day, clock, year] = BY_MONTH.exec(rest) ?? [];
  if (month !== undefined) {
    const index = MONTHS.indexOf(month);
    return index < 0 ? undefined : toIso(`${year}-${pad(index + 1)}-${pad(Number(day))}T${clock}Z`);
  }
  const [, date, time] = ISO.exec(rest) ?? [];
  return date === undefined ? undefined : toIso(`${date}T${time}Z`);
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function toIso(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
