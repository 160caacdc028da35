export { type Here, readHere } from './here.ts';
export type { HostConfig } from './host-config.ts';
export { unsupported } from './refuse.ts';
export { resolveSshConfig } from './resolve.ts';
export type { Given } from './collect.ts';
