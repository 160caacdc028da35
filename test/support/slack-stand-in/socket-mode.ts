import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { acceptWebSocket, type WebSocketPeer } from './websocket.ts';

/** Slack's end of Socket Mode: greets, delivers to one connection, waits for the acknowledgement. */
export class SocketMode {
  readonly #peers = new Set<WebSocketPeer>();
  readonly #tickets = new Set<string>();
  readonly #acknowledged = new Map<string, () => void>();
  readonly #arrivals: (() => void)[] = [];
  /** False: connections are taken and nothing is ever said on them. */
  greets = true;
  /** Connections opened so far. */
  opened = 0;

  /** One address, good for one connection, as apps.connections.open gives it. */
  issue(host: string): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `ws://${host}/link?ticket=${ticket}`;
  }

  accept(request: IncomingMessage, socket: Duplex): void {
    const ticket = new URL(request.url ?? '/', 'http://stand-in').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      return;
    }
    const peer = acceptWebSocket(request, socket, {
      onText: (text) => this.#acknowledged.get(envelopeOf(text))?.(),
      onEnd: () => this.#peers.delete(peer),
    });
    this.#peers.add(peer);
    this.opened += 1;
    if (!this.greets) return;
    peer.send(
      JSON.stringify({ type: 'hello', num_connections: this.#peers.size, connection_info: { app_id: 'A0TAI' } }),
    );
    for (const arrived of this.#arrivals.splice(0)) arrived();
  }

  /** True when the delivery was acknowledged in time. Slack's own limit is 3,000 ms. */
  async deliver(type: 'events_api' | 'interactive', payload: object, withinMs = 3_000): Promise<boolean> {
    const peer = [...this.#peers].at(-1);
    if (!peer) throw new Error('nobody is connected over Socket Mode');
    const envelope = randomUUID();
    const acknowledged = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), withinMs).unref();
      this.#acknowledged.set(envelope, () => resolve(true));
    });
    peer.send(
      JSON.stringify({ type, envelope_id: envelope, payload, accepts_response_payload: type === 'interactive' }),
    );
    return acknowledged.finally(() => {
      this.#acknowledged.delete(envelope);
    });
  }

  /** Asks every connection to go and come again, and resolves when one has. */
  async recycle(reason: 'warning' | 'refresh_requested' = 'refresh_requested'): Promise<void> {
    const arrived = this.arrival();
    for (const peer of this.#peers) peer.send(JSON.stringify({ type: 'disconnect', reason, debug_info: {} }));
    await arrived;
  }

  /** Cuts every line, and resolves when someone has connected again. */
  async cut(): Promise<void> {
    const arrived = this.arrival();
    for (const peer of this.#peers) peer.cut();
    await arrived;
  }

  /** The next connection. */
  arrival(): Promise<void> {
    return new Promise((resolve) => this.#arrivals.push(resolve));
  }

  get connected(): number {
    return this.#peers.size;
  }

  close(): void {
    for (const peer of this.#peers) peer.cut();
  }
}

function envelopeOf(text: string): string {
  const message: unknown = JSON.parse(text);
  return typeof message === 'object' && message !== null && 'envelope_id' in message ? String(message.envelope_id) : '';
}
