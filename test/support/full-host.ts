import { createFakeShell, type FakeShell, type Replies } from './fake-shell.ts';

const FULL = `Filesystem     Type 1024-blocks     Used Available Capacity Mounted on
/dev/vda3      ext4    41152812 41152812         0     100% /var
`;

/** Whatever a look at its disks asks for, /var is full; other programs are not installed. */
const replies = new Proxy<Replies>(
  {},
  { get: (_target, command) => (/^df (?!.*inode)/.test(String(command)) ? FULL : undefined) },
);

/** Hosts whose /var is full. */
export function createFullHosts(names: readonly string[]): FakeShell {
  return createFakeShell(Object.fromEntries(names.map((name) => [name, replies])));
}
