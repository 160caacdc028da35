import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { knownHostName, parseKnownHosts } from '../../../integrations/ssh/known-hosts.ts';
import { findNamed } from '../../../integrations/ssh/verdict.ts';
import { findProgram } from '../../support/requires.ts';
import { aKey, hashName, line } from './keys.ts';

const KEYGEN = findProgram(['ssh-keygen']) ?? '';

const name = fc.constantFrom('web-01', 'web-02', 'db', 'a.example.com', '10.0.0.1', '2001:db8::1');
const port = fc.constantFrom(22, 2222);
const filed = fc.tuple(name, port).map(([host, number]) => knownHostName(host, number));
const pattern = fc.oneof(
  filed,
  fc.constantFrom('*', 'web-*', 'WEB-0?', '*.example.com', '[*]:2222', '10.0.0.?', '?', 'w*1'),
);
const patterns = fc
  .array(fc.tuple(fc.boolean(), pattern), { minLength: 1, maxLength: 4 })
  .map((list) => list.map(([negated, text]) => (negated && list.length > 1 ? `!${text}` : text)).join(','));
const hashed = fc
  .tuple(filed, fc.uint8Array({ minLength: 20, maxLength: 20 }))
  .map(([text, salt]) => hashName(text, Buffer.from(salt)));
const mark = fc.constantFrom('', '', '', '@revoked', '@cert-authority');
const entry = fc
  .tuple(fc.oneof(patterns, hashed), fc.nat(255), mark, fc.constantFrom('', 'root@web-01'))
  .map(([names, seed, marker, comment]) => line(names, aKey('ssh-ed25519', seed), { mark: marker, comment }));
const file = fc.array(fc.oneof({ weight: 5, arbitrary: entry }, fc.constantFrom('', '# web-01', 'web-01 nothing')), {
  maxLength: 8,
});

/** Its own reading of the file: "# Host web-01 found: line 3 REVOKED". */
function askSshKeygen(path: string, asked: string): number[] {
  const { stdout } = spawnSync(KEYGEN, ['-F', asked, '-f', path], { encoding: 'utf8' });
  return [...stdout.matchAll(/found: line (\d+)/g)].map((found) => Number(found[1]));
}

describe.runIf(KEYGEN)('known_hosts as ssh-keygen reads it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tai-known-hosts-'));
  const path = join(folder, 'known_hosts');
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds the same lines for the same name', () => {
    let compared = 0;
    fc.assert(
      fc.property(file, filed, (lines, asked) => {
        const text = `${lines.join('\n')}\n`;
        writeFileSync(path, text);

        const found = findNamed(parseKnownHosts(text, path), asked).map((each) => each.line);

        expect(found).toEqual(askSshKeygen(path, asked));
        compared += found.length;
      }),
      { numRuns: 300 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});
