import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

export interface PackageFile {
  readonly path: string;
  readonly content: Buffer;
  readonly mode?: number;
}

const UNITS = ['tai', 'tai-serve', 'tai-work'];
const SCRIPTS = ['postinst', 'prerm', 'postrm'];
const DOCUMENTS = ['README.md', 'docs/operating.md', 'docs/model.md', 'docs/read-only.md', 'docs/tai.example.yaml'];

/** What the executable prints of itself, and where it belongs. */
const PRINTED: readonly (readonly [string, readonly string[]])[] = [
  ['usr/share/man/man1/tai.1.gz', ['man']],
  ['usr/share/bash-completion/completions/tai', ['completion', 'bash']],
  ['usr/share/zsh/vendor-completions/_tai', ['completion', 'zsh']],
  ['usr/share/fish/vendor_completions.d/tai.fish', ['completion', 'fish']],
];

/** All files of the package but its control file. */
export async function packageFiles(root: string): Promise<readonly PackageFile[]> {
  const binary = join(root, 'dist/binary/tai');
  const from = async (place: string, path: string, mode?: number): Promise<PackageFile> =>
    file(path, await readFile(join(root, place)), mode);
  return Promise.all([
    from('dist/binary/tai', 'usr/bin/tai', 0o755),
    ...PRINTED.map(async ([path, words]) => file(path, await printed(binary, words))),
    ...UNITS.map((unit) => from(`deploy/systemd/${unit}.service`, `usr/lib/systemd/system/${unit}.service`)),
    ...SCRIPTS.map((script) => from(`deploy/debian/${script}`, `DEBIAN/${script}`, 0o755)),
    from('deploy/debian/conffiles', 'DEBIAN/conffiles'),
    from('docs/tai.example.yaml', 'etc/tai/tai.yaml'),
    ...DOCUMENTS.map((place) => from(place, `usr/share/doc/tai/${place.split('/').at(-1)}`)),
    from('CHANGELOG.md', 'usr/share/doc/tai/CHANGELOG.md.gz'),
    from('deploy/debian/copyright', 'usr/share/doc/tai/copyright'),
    from('dist/binary/LICENCES', 'usr/share/doc/tai/LICENCES.gz'),
    from('deploy/debian/lintian-overrides', 'usr/share/lintian/overrides/tai'),
  ]);
}

function file(path: string, content: Buffer, mode?: number): PackageFile {
  const written = path.endsWith('.gz') ? gzipSync(content, { level: 9 }) : content;
  return { path, content: written, ...(mode !== undefined && { mode }) };
}

async function printed(binary: string, words: readonly string[]): Promise<Buffer> {
  return (await promisify(execFile)(binary, words, { encoding: 'buffer' })).stdout;
}
