import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toConfigFile } from './config-file.ts';
import { listFiles, makeFolder, removeFiles } from './folder.ts';
import { logOut } from './master.ts';
import type { OpensshSettings } from './settings.ts';

/** A folder of our own with the configuration for ssh; its sockets come beside that. */
export interface Place {
  readonly folder: string;
  readonly configFile: string;
}

export async function makePlace(settings: OpensshSettings): Promise<Place> {
  const folder = await makeFolder();
  const configFile = join(folder, 'config');
  await writeFile(configFile, toConfigFile(settings, folder), { mode: 0o600 });
  return { folder, configFile };
}

/** Ends the connections to bastions that are left, and removes the folder. */
export async function clearPlace(ssh: string, { folder, configFile }: Place): Promise<void> {
  const bastions = (await listFiles(folder)).filter((file) => file !== configFile);
  await Promise.all(bastions.map((socket) => logOut({ ssh, socket, host: 'bastion' })));
  await removeFiles(folder);
}
