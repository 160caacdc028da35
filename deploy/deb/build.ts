import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../binary/run.ts';
import { control } from './control.ts';
import { readVersion } from './version.ts';
import { packageFiles, type PackageFile } from './files.ts';

const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' };

/** Makes the Debian package of `dist/binary/tai` in this folder; answers with its file. */
export async function buildDeb(root: string, folder: string): Promise<string> {
  const architecture = ARCHITECTURES[process.arch];
  if (architecture === undefined) throw new Error(`No Debian package is made for ${process.arch}`);
  const version = await readVersion(root);
  const stage = join(folder, 'deb');
  await rm(stage, { recursive: true, force: true });

  const files = await packageFiles(root);
  for (const file of files) await put(stage, file);
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  await put(stage, { path: 'DEBIAN/control', content: Buffer.from(control(version, architecture, bytes)) });

  const deb = join(folder, `tai_${version}_${architecture}.deb`);
  await run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z3', '--build', stage, deb], await stamp(root));
  await rm(stage, { recursive: true });
  return deb;
}

async function put(stage: string, { path, content, mode = 0o644 }: PackageFile): Promise<void> {
  const file = join(stage, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  await chmod(file, mode);
}

/** The time that files in the package have, so that one commit always gives the same package. */
async function stamp(root: string): Promise<Readonly<Record<string, string>>> {
  if (process.env['SOURCE_DATE_EPOCH'] !== undefined) return {};
  const seconds = await run('git', ['-C', root, 'log', '-1', '--format=%ct']).catch(() => '');
  return seconds === '' ? {} : { SOURCE_DATE_EPOCH: seconds.trim() };
}
