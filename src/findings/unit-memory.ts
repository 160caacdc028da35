import type { UnitFacts } from '../collectors/unit.ts';

/** MemoryMax is "infinity", or the limit in bytes. */
export function isLimited({ MemoryMax }: UnitFacts['properties']): boolean {
  return MemoryMax !== undefined && /^\d+$/.test(MemoryMax.value);
}

export function limitKiB({ MemoryMax }: UnitFacts['properties']): number {
  return Number(MemoryMax?.value) / 1024;
}
