import { createHash } from 'node:crypto';
import { RunId } from '../src/domain/run.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The same delivery key always names the same run. 80 bits of a hash: no ":" and never a plain number, which BullMQ refuses. */
export function runIdOf(key: string): RunId {
  const bits = BigInt(`0x${createHash('sha256').update(key).digest('hex').slice(0, 20)}`);
  const digits = bits.toString(32).padStart(16, '0');
  return RunId.parse(`r${digits.replace(/./g, (digit) => BASE32.charAt(Number.parseInt(digit, 32)))}`);
}
