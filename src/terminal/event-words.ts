import type { RunEvent } from '../domain/run.ts';

/** What happened in a run, as one line without its end; empty for what nobody needs to read. */
export function describeEvent(event: RunEvent): string {
  switch (event.kind) {
    case 'hosts':
      return `hosts      ${[...event.hosts, ...event.refused.map((host) => `${host} (not allowed)`)].join(', ') || 'none named'}`;
    case 'evidence':
      return `${event.status.padEnd(10)} ${event.host} ${event.collector}${event.detail && `: ${event.detail}`}`;
    case 'thinking':
      return `asking     ${event.model}`;
    case 'cause':
      return `so far     ${event.statement} (${event.confidence}; ${event.lines.join(', ')})`;
    case 'withdrawn':
      return `withdrawn  ${event.statement} (${event.why})`;
    case 'looking':
      return `looking    ${event.looks.join(', ')}`;
    case 'state':
      return '';
    default:
      return event satisfies never;
  }
}
