import type { Closable } from '../src/domain/ports.ts';
import type { Connection } from './connection.ts';

/** `external`: named by the settings. `own`: a program of this machine, started for us. `embedded`: inside this process. */
export interface RedisServer extends Closable {
  readonly kind: 'external' | 'own' | 'embedded';
  readonly connection: Connection;
  /** One line for the start message. */
  readonly about: string;
}
