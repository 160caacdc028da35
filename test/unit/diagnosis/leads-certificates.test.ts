import { describe, expect, it } from 'vitest';
import { followLeads } from '../../../src/diagnosis/follow.ts';
import { toSeen } from '../../../src/diagnosis/seen.ts';
import type { Ticket } from '../../../src/domain/ticket.ts';
import type { Seen as Shown } from '../../../src/findings/sample.ts';
import { see } from '../findings/see.ts';

const NOW = new Date('2026-11-22T18:30:00Z');
const TICKET: Ticket = {
  ref: { system: 'jira', id: 'OPS-1' },
  label: 'OPS-1',
  scope: 'jira:OPS',
  title: 'Help',
  text: 'something is odd',
  hosts: [],
};
const CLOCK: Shown = { collector: 'clock', output: '2026-11-22T18:30:00Z\n' };

async function follow(shown: readonly Shown[], change: Partial<Ticket> = {}): Promise<readonly string[]> {
  const seen = toSeen({ ...TICKET, ...change }, await see([CLOCK, ...shown]));
  return followLeads(seen, new Set(), NOW).map(({ collector, argvs: [argv] }) => `${collector} ${argv.at(-1)}`);
}

describe('certificates', () => {
  it('lead from a ticket about certificates to the ports that serve one and the files that are set', async () => {
    const listening = `State Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0 511 0.0.0.0:443 *:*
LISTEN 0 511 *:993 *:*
LISTEN 0 511 *:7443 *:*
LISTEN 0 511 *:8080 *:*
LISTEN 0 511 10.1.2.3:8443 *:*
`;
    const settings = `/etc/nginx/nginx.conf: ssl_certificate /etc/ssl/own/shop.crt;
/etc/nginx/nginx.conf: ssl_certificate_key /etc/ssl/own/shop.key;
`;
    const served = { collector: 'certificate', output: 'notAfter=Dec 21 23:59:59 2026 GMT\n' };

    const looks = await follow(
      [{ collector: 'sockets', output: listening }, { collector: 'certificate-settings', output: settings }, served],
      { title: 'TLS certificate expired on port 7443', text: 'see /etc/own/a1.pem and /etc/own/privkey.pem' },
    );

    expect(looks).toEqual([
      'certificate-port 127.0.0.1:7443',
      'certificate-port 127.0.0.1:993',
      'certificate-file /etc/own/a1.pem',
      'certificate-file /etc/ssl/own/shop.crt',
    ]);
  });

  it('lead from a ticket about the certificate of mail to the ports that turn to TLS', async () => {
    const listening = `State Recv-Q Send-Q Local Address:Port Peer Address:Port Process
LISTEN 0 100 0.0.0.0:25 *:*
LISTEN 0 100 0.0.0.0:587 *:*
LISTEN 0 100 0.0.0.0:5432 *:*
`;

    const looks = await follow([{ collector: 'sockets', output: listening }], {
      title: 'Mail clients see an expired certificate on port 587',
      text: '',
    });

    expect(looks).toEqual(['certificate-starttls 127.0.0.1:587', 'certificate-starttls 127.0.0.1:25']);
  });
});
