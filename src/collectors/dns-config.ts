import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';

const Server = z.object({ address: z.string(), line: z.int() });
const Facts = z.object({
  /** False where /etc/resolv.conf is not there or points nowhere. */
  readable: z.boolean(),
  nameservers: z.array(Server),
  /** "files", "dns", "resolve": where host names are looked for, from nsswitch.conf. */
  sources: z.object({ names: z.array(z.string()), line: z.int() }).exactOptional(),
  /** The line that says that the file is not there. */
  missingLine: z.int().exactOptional(),
});

const RESOLV_CONF = '/etc/resolv.conf';

/** resolv.conf(5), nsswitch.conf(5). `head` names each file before its lines. */
export const dnsConfig = defineCollector({
  name: 'dns-config',
  about: 'Which name servers are asked, and where names are looked for',
  hides: 'missing or wrong name servers',
  trust: 'system',
  when: ['dns', 'network'],
  facts: Facts,
  commands: [['head', '-n', '40', RESOLV_CONF, '/etc/nsswitch.conf']],
  okExitCodes: [0, 1], // 1: one of the files is not there.
  recognises: [/^(?:cat|head|tail|grep|less|more)\b.*\/etc\/(?:resolv|nsswitch)\.conf/, /^ls\b.*\/etc\/resolv\.conf/],
  parse(lines, { command }) {
    const nameservers = lines.flatMap(({ number, text }) => {
      const address = /^\s*nameserver\s+(\S+)/.exec(text)?.[1];
      return address === undefined ? [] : [{ address, line: number }];
    });
    const hosts = lines.find(({ text }) => /^\s*hosts:\s/.test(text));
    const missing = lines.find(({ text }) => /resolv\.conf.*No such file/.test(text));
    const shown = isShown(lines, command);
    const isAnything = shown || nameservers.length > 0 || hosts !== undefined || missing !== undefined;
    if (!isAnything && lines.length > 0) throw new Error('nothing about names in it');
    return {
      readable: missing === undefined && (shown || nameservers.length > 0),
      nameservers,
      ...(hosts && { sources: { names: wordsAfterKey(hosts.text), line: hosts.number } }),
      ...(missing && { missingLine: missing.number }),
    };
  },
  keep: ({ nameservers, sources, missingLine }) =>
    [...nameservers, ...(sources ? [sources] : [])].map(({ line }) => line).concat(missingLine ?? []),
});

function wordsAfterKey(text: string): string[] {
  return text.replace(/#.*/, '').trim().split(/\s+/).slice(1);
}

/** Whether the lines are those of resolv.conf, even if it names nobody. */
function isShown(lines: readonly Line[], command: string | undefined): boolean {
  if (lines.some(({ text }) => text === `==> ${RESOLV_CONF} <==`)) return true;
  return command !== undefined && /^(?!ls|grep).*resolv\.conf/.test(command) && lines.length > 0;
}
