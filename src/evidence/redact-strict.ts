/** Values that help a diagnosis and hold no secret: numbers with units, switches, addresses, paths, plain words, references. */
const PLAIN =
  /^(?:[\d.,:/]{1,43}(?:%|[kmgt]i?b?|ms|s|min|h|d)?|true|false|yes|no|on|off|null|none|~?\.{0,2}\/[\w./*@+-]{0,200}|[a-z][a-z-]{0,30}|[A-Z][a-z]{0,20}|[a-z]{2}_[A-Z]{2}(?:\.[\w-]{1,10})?|[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}(?::\d{1,5})?|\$\{?\w+\}?|\{\{.*|[|>[{]-?|\[redacted [a-z #\d-]+\])$/;
const PAIR =
  /^([ \t]{0,40}(?:-[ \t]{1,4}|export[ \t]{1,4}|set[ \t]{1,4})?["']?[\w.@/:-]{1,100}?["']?[ \t]{0,40}(?:=>|[=:])[ \t]{0,40})("[^"\n]*"|'[^'\n]*'|[^\s#][^\n#]*?)([ \t]*[,;]?[ \t]*(?:#[^\n]*)?)$/gm;
const SENSITIVE_KEY =
  /(?:pass|pwd|pw|secret|token|key|auth|cred|private|salt|seed|pin|cert|sign|hash|dsn|conn|url|uri|user|login|account|cookie|session|license|communit|psk|hook|api)/i;
/** What no word of a configuration looks like: long, and letters, digits and case in a mix. */
const RANDOM = /^(?=[^\s]*\d)(?=[^\s]*[a-z])(?=[^\s]*[A-Z])[\w+/=.~-]{16,}$|^(?=[^\s]*\d)[0-9a-f]{32,}$/;

/**
 * For configuration files, where a value under an unknown name may be a secret and few are needed to judge: under a name that
 * sounds like one only plain values stay, and nowhere one that looks drawn at random. Takes text that was redacted before.
 */
export function redactStrictly(text: string): string {
  return text.replace(PAIR, (whole, before: string, value: string, after: string) => {
    const quote = /^["']/.exec(value)?.[0] ?? '';
    const bare = quote === '' ? value : value.slice(1, -1);
    const kept = PLAIN.test(bare) || bare === '' || bare.includes('[redacted ');
    const suspicious = RANDOM.test(bare) || (SENSITIVE_KEY.test(before) && !kept);
    return suspicious ? `${before}${quote}[redacted value]${quote}${after}` : whole;
  });
}
