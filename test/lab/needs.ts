import { findProgram } from '../support/requires.ts';
import { notHere } from './not-here.ts';

const PROGRAMS = ['qemu-system-x86_64', 'qemu-img', 'mmdebstrap', 'mke2fs', 'ssh', 'ssh-keygen'];

/** Throws with what is missing and how to install it. */
export function checkPrograms(): void {
  const missing = PROGRAMS.filter((name) => findProgram([name]) === undefined);
  if (missing.length === 0) return;
  throw notHere(`the lab needs ${missing.join(', ')}, which this machine has not: sudo npm run setup:system -- lab`);
}
