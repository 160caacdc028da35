import { collect } from '../../../src/collectors/collect.ts';
import {
  doctorCollectors,
  hostCollectors,
  hostWindowCollectors,
  pathCollectors,
  unitCollectors,
  windowCollectors,
} from '../../../src/collectors/index.ts';
import { lookAtHostWith, lookAtPath, lookAtUnit, type Look } from '../../../src/collectors/look.ts';
import { UnitName } from '../../../src/collectors/unit-name.ts';
import { Evidence } from '../../../src/domain/evidence.ts';
import { parseHost } from '../../../src/domain/host.ts';
import type { Seen } from '../../../src/findings/sample.ts';
import { createFakeShell } from '../../support/fake-shell.ts';
import { EXAMPLES } from '../../support/gate-host.ts';

/** The evidence of a host that shows just this, made the way a real run makes it, and once through JSON as it travels. */
export async function see(seen: readonly Seen[], name = 'web-1.example.com'): Promise<readonly Evidence[]> {
  const host = parseHost(name);
  const looks = seen.map(toLook);
  const replies = looks.map(({ argvs: [argv] }, index) => [argv.join(' '), seen[index]?.output ?? ''] as const);
  const signal = AbortSignal.timeout(10_000);
  const session = await createFakeShell({ [host]: Object.fromEntries(replies) }).open(host, signal);

  const round = { host, session, firstId: 1, words: new Set<string>(), onEvidence: () => undefined };
  return Evidence.array().parse(JSON.parse(JSON.stringify(await collect(looks, round, signal))));
}

function toLook({ collector: name, unit }: Seen): Look {
  const host = [...hostCollectors, ...hostWindowCollectors, ...doctorCollectors].find(
    (collector) => collector.name === name,
  );
  if (host !== undefined) return lookAtHostWith(host, EXAMPLES);
  const forUnit = [...unitCollectors, ...windowCollectors].find((collector) => collector.name === name);
  const forPath = pathCollectors.find((collector) => collector.name === name);
  if (unit === undefined) throw new Error(`${name} is no collector, or what it looks at is not named`);
  if (forPath !== undefined) return lookAtPath(forPath, unit);
  if (forUnit === undefined) throw new Error(`${name} is no collector`);
  return lookAtUnit(forUnit, UnitName.parse(unit), EXAMPLES);
}
