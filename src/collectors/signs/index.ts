import { jobs } from './jobs.ts';
import { limits } from './limits.ts';
import { memory } from './memory.ts';
import { network } from './network.ts';
import { packages } from './packages.ts';
import { security } from './security.ts';
import { services } from './services.ts';
import { storage } from './storage.ts';
import { time } from './time.ts';
import type { SignRule } from './rule.ts';

/** In each family the first that fits a line names it; a line may be a sign in several families. */
const FAMILIES = [services, storage, memory, network, limits, security, time, packages, jobs] as const;

export type SignKind = (typeof FAMILIES)[number][number]['kind'];

export const signFamilies: readonly (readonly SignRule[])[] = FAMILIES;
