import { pino } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config.ts';
import type { Log } from '../domain/log.ts';
import type { Io } from './io.ts';

/** JSON lines for programs; for a person at a terminal the same in words. */
export function createLog({ level }: Config['log'], { stdout }: Pick<Io, 'stdout'>): Log {
  if (!stdout.isTTY) return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stdout);
  const words = pretty({
    destination: stdout,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: 'pid,hostname',
  });
  return pino({ level, base: null }, words);
}
