import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Text frames, pings and closing after RFC 6455, enough to play Slack's end; fragments and extensions are not needed. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export interface WebSocketPeer {
  send(text: string): void;
  close(): void;
  /** Ends without a goodbye, as a cut line does. */
  cut(): void;
}

export interface WebSocketEvents {
  readonly onText: (text: string) => void;
  readonly onEnd: () => void;
}

export function acceptWebSocket(request: IncomingMessage, socket: Duplex, events: WebSocketEvents): WebSocketPeer {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );

  let unread = Buffer.alloc(0);
  let isClosing = false;
  const send = (opcode: number, payload: Buffer) => {
    if (socket.writable) socket.write(encodeFrame(opcode, payload));
  };
  const close = (payload: Buffer) => {
    if (!isClosing) send(CLOSE, payload);
    isClosing = true;
  };

  socket.on('data', (bytes: Buffer) => {
    unread = Buffer.concat([unread, bytes]);
    for (let frame = decodeFrame(unread); frame; frame = decodeFrame(unread)) {
      unread = unread.subarray(frame.length);
      if (frame.opcode === TEXT) events.onText(frame.payload.toString());
      else if (frame.opcode === PING) send(PONG, frame.payload);
      else if (frame.opcode === CLOSE) {
        close(frame.payload);
        socket.end();
      }
    }
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', events.onEnd);

  return {
    send: (text) => send(TEXT, Buffer.from(text)),
    close: () => close(Buffer.from([0x03, 0xe8])),
    cut: () => socket.destroy(),
  };
}

function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, payload.length])
      : Buffer.alloc(payload.length < 65_536 ? 4 : 10);
  if (head.length > 2) {
    head[0] = 0x80 | opcode;
    head[1] = head.length === 4 ? 126 : 127;
    if (head.length === 4) head.writeUInt16BE(payload.length, 2);
    else head.writeBigUInt64BE(BigInt(payload.length), 2);
  }
  return Buffer.concat([head, payload]);
}

interface Frame {
  readonly opcode: number;
  readonly payload: Buffer;
  /** Bytes of the whole frame. */
  readonly length: number;
}

/** Undefined while bytes are missing. A client's frames are always masked. */
function decodeFrame(bytes: Buffer): Frame | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes.readUInt8(1) & 0x7f;
  const headLength = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < headLength + 4) return undefined;
  const size = headLength === 2 ? short : headLength === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const start = headLength + 4;
  if (bytes.length < start + size) return undefined;
  const mask = bytes.subarray(headLength, start);
  const payload = Buffer.from(bytes.subarray(start, start + size).map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return { opcode: bytes.readUInt8(0) & 0x0f, payload, length: start + size };
}
