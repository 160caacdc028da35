import { connect, createServer, type Socket } from 'node:net';
import { portOf } from '../support/sshd.ts';

/** Stands before a port of 127.0.0.1 and holds all that comes through for a while, each way: two words, the port and milliseconds. */
const [port = 0, holdMs = 0] = process.argv.slice(2).map(Number);

const server = createServer({ noDelay: true, allowHalfOpen: true }, (near) => {
  const far = connect({ host: '127.0.0.1', port, noDelay: true, allowHalfOpen: true });
  pass(near, far);
  pass(far, near);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${portOf(server)}\n`));
/** Ends with whoever started it. */
process.stdin.resume().once('end', () => process.exit());

/** Timers of one length end in the order they were started in, so bytes keep theirs. */
function pass(from: Socket, to: Socket): void {
  from.on('data', (bytes) => void setTimeout(() => to.write(bytes), holdMs));
  from.once('end', () => void setTimeout(() => to.end(), holdMs));
  from.once('error', () => to.destroy());
}
