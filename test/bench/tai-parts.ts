import { built } from './built.ts';

/** tai's own, from `dist`: what is measured is what is shipped. */
export async function taiParts() {
  const ssh: typeof import('../../integrations/ssh/index.ts') = await import(built('integrations/ssh/index.js').href);
  const line: typeof import('../../src/remote-line/line.ts') = await import(built('src/remote-line/line.js').href);
  const tools: typeof import('../../src/remote-line/tools.ts') = await import(built('src/remote-line/tools.js').href);
  return { openSsh: ssh.openSsh, toRemoteCommand: line.toRemoteCommand, ALL_TOOLS: tools.ALL_TOOLS };
}
