import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run } from '../binary/run.ts';
import { changelog, control } from './control.ts';
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
  const seconds = await stamp(root);
  await put(stage, {
    path: 'usr/share/doc/tai/changelog.gz',
    content: gzipSync(changelog(version, seconds), { level: 9 }),
  });
  await put(stage, { path: 'DEBIAN/control', content: Buffer.from(control(version, architecture, bytes)) });

  const deb = join(folder, `tai_${version}_${architecture}.deb`);
  await run('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', stage, deb], {
    SOURCE_DATE_EPOCH: String(seconds),
  });
  await rm(stage, { recursive: true });
  return deb;
}

async function put(stage: string, { path, content, mode = 0o644 }: PackageFile): Promise<void> {
  const file = join(stage, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  await chmod(file, mode);
}

/** The time of the package, in seconds: that of the commit, so that one commit always gives the same package. */
async function stamp(root: string): Promise<number> {
  const given =
    process.env['SOURCE_DATE_EPOCH'] ?? (await run('git', ['-C', root, 'log', '-1', '--format=%ct']).catch(() => ''));
  return Number(given.trim() || Math.floor(Date.now() / 1000));
}
