import { once } from 'node:events';
import { pino } from 'pino';
import { type App, openApp } from '../app.ts';
import type { Config } from '../config.ts';
import { isLoopback } from '../config/sections.ts';
import { consoleRoutes } from '../console/routes.ts';
import type { Log } from '../domain/log.ts';
import type { Closable } from '../domain/ports.ts';
import { openHttp } from '../http.ts';
import { EXIT, type Io } from './io.ts';

interface Role {
  readonly intake: boolean;
  readonly workers: boolean;
}

/** Until a signal comes; then what is under way is handed back to the queue. Answers with the exit code. */
export async function runService(config: Config, role: Role, io: Io): Promise<number> {
  const log = pino({ level: config.log.level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, io.stdout);
  const local = role.intake && role.workers && isLoopback(config.server.host);
  const app = await openApp(config, { ...role, local }, log);
  const open: Closable[] = [app];

  try {
    for (const { name, on, about } of app.status) log.info({ part: name, on, about }, 'part');
    if (role.intake) open.push(...(await openDoors(app, config, log)));
    if (role.workers) log.info({}, 'workers ready');
    if (!io.signal.aborted) await once(io.signal, 'abort');
    log.info({}, 'ending');
  } finally {
    for (const part of open.toReversed()) await part.close();
  }
  return EXIT.answered;
}

async function openDoors(app: App, config: Config, log: Log): Promise<Closable[]> {
  const http = await openHttp(app, config.server, consoleRoutes(app, config.server.token), log);
  const sockets: Closable[] = [];
  for (const door of app.doors) if (door.kind === 'socket') sockets.push(await door.open());
  log.info({ url: http.url }, 'tai is ready');
  return [http, ...sockets];
}
