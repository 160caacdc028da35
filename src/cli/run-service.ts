import { once } from 'node:events';
import { type App, openApp } from '../app.ts';
import type { Config } from '../config.ts';
import { isLoopback } from '../config/sections.ts';
import { consoleRoutes } from '../console/routes.ts';
import type { Log } from '../domain/log.ts';
import type { Closable } from '../domain/ports.ts';
import { openHttp } from '../http.ts';
import { EXIT, type Io } from './io.ts';
import { createLog } from './log.ts';
import { openPatiently } from './open-doors.ts';

interface Role {
  readonly intake: boolean;
  readonly workers: boolean;
}

/** Until a signal comes; then what is under way is handed back to the queue. Answers with the exit code. */
export async function runService(config: Config, role: Role, io: Io): Promise<number> {
  const log = createLog(config.log, io);
  const local = role.intake && role.workers && isLoopback(config.server.host);
  const app = await openApp(config, { ...role, local, environment: io.environment }, log);
  const open: Closable[] = [app];

  try {
    for (const { name, on, about } of app.status) log.info({ part: name, on, about }, 'part');
    if (role.intake) for await (const door of openDoors(app, config, log)) open.push(door);
    if (role.workers) log.info({}, 'workers ready');
    if (!io.signal.aborted) await once(io.signal, 'abort');
    log.info({}, 'ending');
  } finally {
    for (const part of open.toReversed()) await part.close();
  }
  return EXIT.answered;
}

/** One after the other, so that what is open already is closed when the next one fails. */
async function* openDoors(app: App, config: Config, log: Log): AsyncGenerator<Closable> {
  const http = await openHttp(app, config.server, consoleRoutes(app, config.server.token), log);
  yield http;
  for (const door of app.doors) if (door.kind === 'socket') yield await openPatiently(door, log);
  log.info({ url: http.url }, 'tai is ready');
}
