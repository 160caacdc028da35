import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseConfig } from '../../../src/config.ts';

it('takes the example as it stands, which the Debian package installs as the configuration', () => {
  const example = readFileSync(new URL('../../../docs/tai.example.yaml', import.meta.url), 'utf8');

  expect(parseConfig(example, {}).server.port).toBe(8080);
});
