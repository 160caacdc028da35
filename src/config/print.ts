import { stringify } from 'yaml';
import type { Config } from '../config.ts';

const SECRET = /(?:token|secret|apiKey|password)$/i;

/** All keys with the values that count, as YAML or JSON; secrets and passwords in addresses are not shown. */
export function printConfig(config: Config, form: 'yaml' | 'json'): string {
  const { hosts, redaction, ...rest } = config;
  const allow = hosts.allow.map((rule) => ('scopes' in rule ? { hosts: rule.hosts, for: rule.scopes } : rule.hosts[0]));
  const shown = hide({
    ...rest,
    hosts: { ...hosts, allow },
    redaction: { patterns: redaction.patterns.map(({ name }) => ({ name })) },
  });
  return form === 'json' ? `${JSON.stringify(shown, undefined, 2)}\n` : stringify(shown);
}

function hide(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return SECRET.test(key) ? '***' : value.replace(/(:\/\/)[^/@\s]*@/, '$1***@');
  if (Array.isArray(value)) return value.map((one) => hide(one));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, hide(inner, name)]));
}
