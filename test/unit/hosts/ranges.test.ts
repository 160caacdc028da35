import { describe, expect, it } from 'vitest';
import { expandRanges } from '../../../src/hosts/ranges.ts';

describe('expandRanges', () => {
  it.each([
    ['kafka-[1-3].acme.com lags', 'kafka-1.acme.com and kafka-2.acme.com and kafka-3.acme.com lags'],
    ['n{a,b}.acme.com', 'na.acme.com and nb.acme.com'],
    ['n[08,10-11]', 'n08 and n10 and n11'],
    ['ci-09..11 down', 'ci-09 and ci-10 and ci-11 down'],
    ['ci-09..ci-11', 'ci-09 and ci-10 and ci-11'],
    ['ci-1.acme.com through ci-2.acme.com', 'ci-1.acme.com and ci-2.acme.com'],
    ['es-07/09 ok', 'es-07 and es-09 ok'],
    ['web-1, -2 and -4 (not -3)', 'web-1, web-2 and web-4 (not web-3)'],
  ])('%s', (text, expanded) => {
    expect(expandRanges(text)).toBe(expanded);
  });

  it.each(['port gi1/0/24', 'load 1-2', 'ci-9..3', 'from web-1 to web-3', 'a[i] = b[j]', '{"a":"b"}'])(
    'leaves %s',
    (text) => {
      expect(expandRanges(text)).toBe(text);
    },
  );

  it('reads at most 16 machines out of one range', () => {
    expect(expandRanges('web[1-999]').split(' and ')).toHaveLength(16);
  });
});
