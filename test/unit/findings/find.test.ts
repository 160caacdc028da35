import { describe, expect, it } from 'vitest';
import { runFindings } from '../../../src/findings/find.ts';
import { see } from './see.ts';

const FULL = {
  collector: 'disk',
  output: `Filesystem Type 1024-blocks Used Available Capacity Mounted on
/dev/vda2 ext4 51343840 49343840 2000000 96% /
/dev/vda3 ext4 41251136 41234752 0 100% /var
`,
};
const FAILED = { collector: 'failed-units', output: 'billing.service loaded failed failed Billing\n' };
const HEALTHY = [
  {
    collector: 'disk',
    output: 'Filesystem Type 1024-blocks Used Available Capacity Mounted on\n/dev/vda1 ext4 100 50 50 50% /\n',
  },
  { collector: 'failed-units', output: '' },
  { collector: 'memory', output: 'MemTotal: 24684084 kB\nMemFree: 188000 kB\nMemAvailable: 9786780 kB\n' },
];

describe('runFindings', () => {
  it('puts the cause before the symptom, and the more severe first', async () => {
    const evidence = await see([FAILED, FULL]);

    const findings = runFindings(evidence);

    expect(findings.map(({ class: name, severity }) => `${name} ${severity}`)).toEqual([
      'disk_full critical',
      'disk_full warning',
      'service_failed warning',
    ]);
  });

  it('keeps the hosts apart', async () => {
    const evidence = [...(await see([FULL], 'web-1')), ...(await see(HEALTHY, 'web-2'))];

    const findings = runFindings(evidence);

    expect(new Set(findings.map(({ host }) => host))).toEqual(new Set(['web-1']));
  });

  it('says nothing of a healthy host', async () => {
    const evidence = await see(HEALTHY);

    const findings = runFindings(evidence);

    expect(findings).toEqual([]);
  });

  it('says nothing where nothing was collected, or facts have another shape', async () => {
    const [piece] = await see([FULL]);
    const strange = piece?.status === 'collected' ? [{ ...piece, facts: { filesystems: 'many' } }] : [];

    const findings = [...runFindings([]), ...runFindings(strange)];

    expect(strange).toHaveLength(1);
    expect(findings).toEqual([]);
  });

  it('drops what it can not cite', async () => {
    const [piece] = await see([FULL]);
    const withoutLines = piece?.status === 'collected' ? [{ ...piece, lines: [] }] : [];

    const findings = runFindings(withoutLines);

    expect(findings).toEqual([]);
  });
});
