import type { Ask, Received } from '../../src/domain/ports.ts';
import { projectOf } from './names.ts';

export function rejected(status: 400 | 401, reason: string): Received {
  return { kind: 'rejected', status, reason };
}

export function ignored(reason: string): Received {
  return { kind: 'ignored', reason };
}

/** An issue known only by its id is let through: its project is checked when it is read. */
export function askWithin(projects: readonly string[] | undefined, ask: Ask): Received {
  const project = projectOf(ask.ticket.id);
  if (projects !== undefined && project !== undefined && !projects.includes(project)) {
    return ignored(`project ${project} is not one of ours`);
  }
  return { kind: 'ask', ask };
}

/** Undefined for what is not JSON; JSON itself knows no undefined. */
export function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
