/** Values that help a diagnosis and hold no secret: numbers, switches, absolute paths, locales. */
const PLAIN =
  /^(?:\d{1,9}|true|false|yes|no|on|off|\/[\w./-]{0,200}|[a-z]{2}_[A-Z]{2}(?:\.[\w-]{1,10})?|C(?:\.UTF-8)?)$/;
const ENVIRONMENT = /^(\s*(?:Environment|SetCredential(?:Encrypted)?)=)(.*)$/gm;
const VARIABLE = /("?)([A-Za-z_][A-Za-z0-9_.]*)([=:])("[^"\n]*"?|'[^'\n]*'?|[^\s"']*)/g;

/** A unit file sets whatever its application calls a secret, so a variable keeps its value only when that is plain. */
export function redactConfig(text: string): string {
  return text.replace(ENVIRONMENT, (_line, key: string, values: string) => key + redactVariables(values));
}

function redactVariables(values: string): string {
  const wholeInQuotes = /^(["'])([A-Za-z_][A-Za-z0-9_.]*=)(.*)\1\s*$/.exec(values);
  if (wholeInQuotes && !wholeInQuotes[3]?.includes(wholeInQuotes[1] ?? '')) {
    const [, quote = '', name = '', value = ''] = wholeInQuotes;
    return PLAIN.test(value) ? values : `${quote}${name}[redacted value]${quote}`;
  }
  return values.replace(VARIABLE, (whole, quote: string, name: string, sign: string, value: string) =>
    PLAIN.test(value.replace(/^["']|["']$/g, '')) ? whole : `${quote}${name}${sign}[redacted value]`,
  );
}
