import ssh2, { type IdentityCallback, type ParsedKey } from 'ssh2';
import { fingerprint } from './fingerprint.ts';

/** An agent that waits for something itself, such as a card, is not waited for. */
const PATIENCE_MS = 5_000;

/** One key that an agent holds. */
export interface AgentKey {
  readonly publicKey: Buffer;
  /** For people: its comment, type and fingerprint. */
  readonly name: string;
}

/** Undefined when the agent does not answer. Keys of kinds that ssh2 does not know are left out. */
export async function listAgentKeys(socket: string): Promise<readonly AgentKey[] | undefined> {
  const agent = new ssh2.OpenSSHAgent(socket);
  const answer = new Promise<readonly AgentKey[] | undefined>((resolve) => {
    agent.getIdentities((error, keys) =>
      resolve(error ? undefined : keys?.flatMap((key) => ('getPublicSSH' in key ? [toAgentKey(key)] : []))),
    );
  });
  let timer: NodeJS.Timeout | undefined;
  const overdue = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, overdue]);
  } finally {
    clearTimeout(timer);
  }
}

/** An agent that shows one key of those it holds: sshd counts every key offered as a try. */
export class OneKeyAgent extends ssh2.OpenSSHAgent {
  readonly publicKey: Buffer;

  constructor(socket: string, publicKey: Buffer) {
    super(socket);
    this.publicKey = publicKey;
  }

  override getIdentities(answer: IdentityCallback<ParsedKey>): void {
    super.getIdentities((error, keys) => {
      answer(
        error,
        keys?.filter((key) => 'getPublicSSH' in key && key.getPublicSSH().equals(this.publicKey)),
      );
    });
  }
}

function toAgentKey(key: ParsedKey): AgentKey {
  const publicKey = key.getPublicSSH();
  return { publicKey, name: `${key.comment} ${fingerprint(publicKey)}`.trim() };
}
