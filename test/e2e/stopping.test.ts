import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorld } from './world.ts';

describe('a service', () => {
  it('ends when it is told to, in order', { timeout: 60_000 }, async () => {
    const world = await openWorld();
    const { process: service } = await world.serve('start');

    expect(await service.kill('SIGTERM')).toBe(0);
  });

  it('ends when it is told to although its Redis was never there', { timeout: 60_000 }, async () => {
    const world = await openWorld();
    const { process: service, url } = await world.serve('start', { REDIS_URL: 'redis://127.0.0.1:1' });
    const ready = await fetch(`${url}/readyz`);

    expect(ready.status).toBe(503);
    expect(await service.kill('SIGTERM')).toBe(0);
  });

  it('does not start on a port that is taken, and says so', { timeout: 60_000 }, async () => {
    const world = await openWorld();
    const { url } = await world.serve('start');
    const { port } = new URL(url);

    const second = world.tai(['start'], { TAI_SERVER_PORT: port });

    expect(await second.ended).toBe(2);
    expect(second.output()).toContain(`server.port: ${port} on 127.0.0.1 is in use`);
  });

  it('does not share the data of an own Redis with a second one', { timeout: 60_000 }, async () => {
    const world = await openWorld();
    const alone = { REDIS_URL: '', TAI_DATA_DIR: join(world.folder, 'data') };
    const { process: first } = await world.serve('start', alone);
    const isOwn = first.output().includes('own Redis');

    const second = world.tai(['start'], alone);
    const line = await second.line(isOwn ? /another tai process/ : /tai is ready/);

    expect(line).toMatch(isOwn ? /REDIS_URL/ : /url/);
  });
});
