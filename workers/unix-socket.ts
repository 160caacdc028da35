import { connect } from 'node:net';

/** Whether someone listens there. A file left behind by a killed process refuses, a missing one too. */
export async function accepts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** The first line a server on this socket answers to one line, or undefined when there is no server. */
export async function askLine(path: string, line: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.write(`${line}\r\n`));
    socket.once('data', (data) => {
      resolve(data.toString('latin1').split('\r\n')[0]);
      socket.destroy();
    });
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => resolve(undefined));
  });
}
