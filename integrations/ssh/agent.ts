import ssh2, { type IdentityCallback, type ParsedKey } from 'ssh2';

/**
 * An agent that shows one key of those it holds: sshd counts every key offered as a try.
 * Undefined when the agent does not answer or does not hold it.
 */
export async function findInAgent(socket: string, publicKey: Buffer): Promise<OneKeyAgent | undefined> {
  const agent = new OneKeyAgent(socket, publicKey);
  const holdsIt = await new Promise<boolean>((resolve) => {
    agent.getIdentities((_error, keys) => resolve(keys?.length === 1));
  });
  return holdsIt ? agent : undefined;
}

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
