import type { FastifyInstance } from 'fastify';
import type { App } from '../app.ts';
import type { Routes } from '../http.ts';
import { addApi } from './api.ts';
import { guard } from './guard.ts';
import { addPage } from './page.ts';

/** The page and its JSON interface, behind one guard. */
export function consoleRoutes(app: App, token: string | undefined): Routes {
  return async (server: FastifyInstance) => {
    guard(server, token);
    addPage(server, app);
    addApi(server, app);
  };
}
