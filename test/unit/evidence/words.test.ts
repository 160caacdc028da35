import { describe, expect, it } from 'vitest';
import { countWords, wordsOf } from '../../../src/evidence/words.ts';

describe('wordsOf', () => {
  it('keeps what a log line may share', () => {
    const words = wordsOf('Please check why Checkout-API.service on web-01 writes to /var/log/app.log!');

    expect([...words]).toEqual(['checkout-api.service', 'checkout-api', 'web-01', 'writes', '/var/log/app.log']);
  });

  it('leaves out stop words, numbers and short words of several languages', () => {
    expect([...wordsOf('der Dienst ist auf 5 von 17 seit no se un não')]).toEqual(['dienst']);
  });
});

describe('countWords', () => {
  it('finds words whole, as a part and as a unit', () => {
    const words = wordsOf('nginx.service Platte');

    expect(countWords('systemd[1]: nginx.service: Failed', words)).toBe(2);
    expect(countWords('open() "/etc/nginx/nginx.conf" failed', words)).toBe(1);
    expect(countWords('nginxx Platten', words)).toBe(0);
  });
});
