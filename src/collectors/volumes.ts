import { z } from 'zod';
import type { Line } from '../domain/evidence.ts';
import { defineCollector } from './collector.ts';
import { findThinPool, ThinPool } from './thin-pool-status.ts';

const Volume = z.object({
  name: z.string(),
  group: z.string(),
  /** lvs(8): ten letters; the first says what it is, the fifth whether it is active. */
  attributes: z.string(),
  pool: z.string().exactOptional(),
  dataPercent: z.number().exactOptional(),
  metadataPercent: z.number().exactOptional(),
  line: z.int(),
});
export type Volume = z.infer<typeof Volume>;
const Group = z.object({ name: z.string(), freeIsZero: z.boolean(), missing: z.boolean(), line: z.int() });
const Facts = z.object({ volumes: z.array(Volume), groups: z.array(Group), pools: z.array(ThinPool) });

const ATTRIBUTES =
  /^[-CmMoOrRsSpvVitTedDIlgw][-wrR][-acilntuACILNTU][-mM][-adhsvISMXcC][-on][-CmrsvtuTd][-z][-pmrwXFDRMEnsa]?[-kK]?$/;
const SIZE = /^[<>]?\d+(?:[.,]\d+)?[bBsSkKmMgGtTpP]?$/;
const PERCENT = /^\d{1,3}[.,]\d{2}$/;
const GROUP_ATTRIBUTES = /^[wr][-z][-x][-p][-cnal][-cs]$/;

/** lvs(8), and vgs(8) where people ran it beside. Locks are left alone: they would be files on the host. */
export const volumes = defineCollector({
  name: 'volumes',
  about: 'LVM volumes and thin pools, how full and whether active',
  hides: 'full thin pools and inactive volumes',
  trust: 'system',
  when: ['disk_space', 'disk_health'],
  root: 'LVM, which only root may ask',
  facts: Facts,
  slow: true,
  commands: [
    [
      'lvs',
      '--nolocking',
      '--config=devices/hints=none', // Otherwise it writes /run/lvm/hints.
      '--all',
      '--options=lv_name,vg_name,lv_attr,lv_size,pool_lv,data_percent,metadata_percent',
    ],
  ],
  recognises: [/^(?:lvm\s+)?(?:lvs|vgs|pvs|lvdisplay)\b/, /^dmsetup\s+status\b/],
  parse(lines) {
    const found = lines.flatMap((line) => findVolume(line) ?? []);
    const groups = lines.flatMap((line) => findGroup(line) ?? []);
    const pools = lines.flatMap((line) => findThinPool(line) ?? []);
    if (found.length + groups.length + pools.length === 0 && lines.length > 0) throw new Error('no volume in it');
    return { volumes: found, groups, pools };
  },
  keep: (facts) => [...facts.volumes, ...facts.groups, ...facts.pools].map(({ line }) => line),
});

function findVolume({ number, text }: Line): Volume | undefined {
  const words = text.trim().split(/\s+/);
  const index = words.findIndex((word, at) => at > 0 && word.length >= 9 && ATTRIBUTES.test(word));
  const attributes = words[index];
  if (attributes === undefined) return undefined;
  const [name = '', group = ''] = words;
  const rest = words.slice(index + 1).filter((word, at) => at > 0 || !SIZE.test(word));
  const [data, metadata] = rest.filter((word) => PERCENT.test(word)).map((word) => Number(word.replace(',', '.')));
  const pool = rest.find((word) => !PERCENT.test(word) && /[a-z]/i.test(word) && !SIZE.test(word));
  return {
    name: name.replace(/^\[|\]$/g, ''),
    group,
    attributes,
    ...(pool !== undefined && { pool }),
    ...(data !== undefined && { dataPercent: data }),
    ...(metadata !== undefined && { metadataPercent: metadata }),
    line: number,
  };
}

function findGroup({ number, text }: Line): z.infer<typeof Group> | undefined {
  const words = text.trim().split(/\s+/);
  const attributes = words.find((word) => GROUP_ATTRIBUTES.test(word));
  const [name] = words;
  if (attributes === undefined || name === undefined || words.length < 5) return undefined;
  const free = words.at(-1) ?? '';
  return { name, freeIsZero: /^0[a-zA-Z]?$/.test(free), missing: attributes[3] === 'p', line: number };
}
