import { parseArgs } from 'node:util';
import { TaiError } from '../../src/domain/errors.ts';
import { ImageName } from './image.ts';

export interface Options {
  readonly names: readonly string[];
  readonly image?: ImageName;
  readonly does: 'run' | 'list' | 'build' | 'write';
  readonly records: boolean;
  readonly compares: boolean;
  readonly jira: boolean;
  readonly json: boolean;
}

export const USAGE = `npm run lab -- [fault…] [options]
  --list            the faults, nothing is started
  --build           only builds and boots the images
  --image <name>    only the faults of one machine: ${ImageName.options.join(', ')}
  --jira            a ticket in a Jira stand-in, the service, the comment, instead of tai diagnose
  --record          writes each run as a case of tai eval to test/lab/recorded
  --no-compare      does not list the machine before and after
  --write           only writes the scorecard to docs/lab.md, from the last run of each fault
  --json            also prints each run`;

const OPTIONS = {
  list: { type: 'boolean' },
  build: { type: 'boolean' },
  image: { type: 'string' },
  jira: { type: 'boolean' },
  record: { type: 'boolean' },
  'no-compare': { type: 'boolean' },
  write: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

/** Throws CONFIG_INVALID with the usage. */
export function readOptions(words: readonly string[]): Options {
  try {
    return toOptions(words);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : '';
    throw new TaiError('CONFIG_INVALID', `${reason.split('\n')[0] ?? ''}\n${USAGE}`, cause);
  }
}

function toOptions(words: readonly string[]): Options {
  const { values, positionals } = parseArgs({ args: [...words], allowPositionals: true, options: OPTIONS });
  const isSet = (name: Exclude<keyof typeof OPTIONS, 'image'>): boolean => values[name] === true;
  return {
    names: positionals,
    does: (['list', 'build', 'write'] as const).find(isSet) ?? 'run',
    records: isSet('record'),
    compares: !isSet('no-compare'),
    jira: isSet('jira'),
    json: isSet('json'),
    ...(values.image !== undefined && { image: ImageName.parse(values.image) }),
  };
}
