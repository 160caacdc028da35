import { PLACEHOLDERS } from './redact-marks.ts';

/** Values that stand where a secret could stand and are none. */
const WORDS =
  /^(?:null|none|nil|undefined|true|false|yes|no|on|off|never|empty|unset|required|optional|expired|invalid|incorrect|missing|wrong|changed|updated|unknown|disabled|enabled|prompt|ask|hidden|masked|redacted|set|default|failed|ok|denied|rejected|accepted|present|absent|basic|bearer)$/i;
const MASKED = /^(?:\*+|x{3,}|\.{3,}|•+|#+|-+|_+|\?+)$/i;
const REFERENCE =
  /^(?:\$\{|\$\(|\$[A-Za-z_]\w*$|\{\{|%\(|%\w+%$|%[sdv]$|<[^>]*>?$|\(|!vault|!secret|@+\w+@+$|__\w+__$|#\{|\[%|:\w+$|id=|(?:os\.environ|process\.env|getenv|env|var|vars|data|local|module|secrets|params|self|this|settings|config|conf|request|args|lookup)[.([])/i;
const ENCRYPTED =
  /^(?:ENC\[|\$ANSIBLE_VAULT|\{cipher\}|vault:|op:\/\/|arn:|secret:\/\/|file:|env:|ssm:|kms:|projects\/|ref\+|Ag[A-D][A-Za-z0-9+/]{60}|age1|ssh-(?:rsa|ed25519)|-----BEGIN (?:CERT|PUBLIC))/;
const PATH =
  /^(?:~\/|\.{1,2}\/|\/(?:etc|run|var|home|root|opt|usr|srv|mnt|tmp|vault|proc|dev|app|data|secrets?)(?:\/|$))/;

/** False for masks, references, encrypted values, paths and plain words; these help a diagnosis and give nothing away. */
export function isSecret(value: string): boolean {
  const bare = value.replace(/[).,:;\]]+$/, '');
  return (
    value.length > 3 &&
    !WORDS.test(bare) &&
    ![MASKED, REFERENCE, ENCRYPTED, PATH, PLACEHOLDERS].some((one) => one.test(value))
  );
}

/** True for "expired", "4096" or "orders-db-credentials": what follows `token:` in prose and settings, and is no token. */
export function isOrdinary(value: string): boolean {
  if (value.length < 20) return /^(?:[a-z]+(?:[-_ ][a-z]+)*|\d+)$/i.test(value);
  return value.length < 64 && /^[a-z]{1,14}(?:[-_. ][a-z]{1,14})+$/.test(value);
}

/** "getenv" of `getenv('DB_PASSWORD')`: what a program asks for, not what it gets. */
export function isCall(value: string, next: string | undefined): boolean {
  return next === '(' && /^[A-Za-z_$][\w$.]*$/.test(value);
}
