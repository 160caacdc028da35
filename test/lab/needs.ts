import { TaiError } from '../../src/domain/errors.ts';
import { findProgram } from '../support/requires.ts';

const PROGRAMS = ['qemu-system-x86_64', 'qemu-img', 'mmdebstrap', 'mke2fs', 'ssh', 'ssh-keygen'];

/** Throws CONFIG_INVALID with what is missing and how to install it. */
export function checkPrograms(): void {
  const missing = PROGRAMS.filter((name) => findProgram([name]) === undefined);
  if (missing.length === 0) return;
  throw new TaiError(
    'CONFIG_INVALID',
    `the lab needs ${missing.join(', ')}, which this machine has not: sudo npm run setup:system -- lab`,
  );
}
