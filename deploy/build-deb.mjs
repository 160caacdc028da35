// Makes dist/tai_<version>_<architecture>.deb of dist/binary/tai: with the manual page, completions, units and a system user.
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const ROOT = new URL('..', import.meta.url).pathname;
const BINARY = join(ROOT, 'dist/binary/tai');
const STAGE = join(ROOT, 'dist/deb');
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
const architecture = ARCHITECTURES[process.arch];
if (architecture === undefined) throw new Error(`no .deb is made for ${process.arch}`);

const { version, description } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
const tai = (...words) => execFileSync(BINARY, words);

await rm(STAGE, { recursive: true, force: true });
await put('usr/bin/tai', await readFile(BINARY), 0o755);
await put('usr/share/man/man1/tai.1.gz', gzipSync(tai('man'), { level: 9 }));
await put('usr/share/bash-completion/completions/tai', tai('completion', 'bash'));
await put('usr/share/zsh/vendor-completions/_tai', tai('completion', 'zsh'));
await put('usr/share/fish/vendor_completions.d/tai.fish', tai('completion', 'fish'));
for (const unit of ['tai', 'tai-serve', 'tai-work'])
  await put(`usr/lib/systemd/system/${unit}.service`, await readFile(join(ROOT, `deploy/systemd/${unit}.service`)));
await put('etc/tai/tai.yaml', await readFile(join(ROOT, 'docs/tai.example.yaml')), 0o640);
await put('usr/share/doc/tai/copyright', await readFile(join(ROOT, 'LICENSE')));
await put('usr/share/doc/tai/changelog.gz', gzipSync(await readFile(join(ROOT, 'CHANGELOG.md')), { level: 9 }));

for (const script of ['postinst', 'prerm', 'postrm'])
  await put(`DEBIAN/${script}`, await readFile(join(ROOT, 'deploy/debian', script)), 0o755);
await put('DEBIAN/conffiles', '/etc/tai/tai.yaml\n');
const installedKiB = Math.ceil((await stat(BINARY)).size / 1024);
await put(
  'DEBIAN/control',
  `Package: tai
Version: ${version}
Architecture: ${architecture}
Maintainer: The tai authors <tai@example.com>
Installed-Size: ${installedKiB}
Depends: adduser, libc6 (>= 2.28), libstdc++6
Recommends: redis-server | valkey-server, openssh-client
Section: admin
Priority: optional
Description: first-pass triage of ops tickets
 ${description}.
`,
);

const deb = join(ROOT, 'dist', `tai_${version}_${architecture}.deb`);
execFileSync('dpkg-deb', ['--root-owner-group', '-Zxz', '-z1', '--build', STAGE, deb], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
process.stdout.write(`${deb}: ${Math.round((await stat(deb)).size / 2 ** 20)} MiB\n`);

async function put(path, content, mode = 0o644) {
  const file = join(STAGE, path);
  await mkdir(dirname(file), { recursive: true, mode: 0o755 });
  await writeFile(file, content);
  await chmod(file, mode);
}
