import { expect, it } from 'vitest';
import { units } from '../../../src/collectors/units.ts';
import { answerSchema } from '../../../src/diagnosis/answer.ts';
import { chooseFurther, describeLook, FURTHER_LOOKS, MAX_LOOKS } from '../../../src/diagnosis/further-looks.ts';
import { DB, aFailure, aLook, anInvestigation, WEB } from './builders.ts';

const INVESTIGATION = anInvestigation({
  hosts: [WEB, DB],
  evidence: [
    { ...aLook('E1', units, ['nginx.service loaded active running A web server']), about: units.about },
    aFailure('E2', 'connection', 'HOST_AUTH_REFUSED', { host: DB }),
  ],
});

function choose(...claimed: readonly { readonly look: string; readonly target?: string; readonly host?: string }[]) {
  const asked = claimed.map(({ look, target = '', host = WEB }) => ({ look, target, host }));
  return chooseFurther(asked, INVESTIGATION).map(describeLook);
}

it('takes looks at a host, at a unit it has listed and at a path of the grammar', () => {
  const chosen = choose(
    { look: 'memory' },
    { look: 'journal', target: ' nginx.service ' },
    { look: 'log-file', target: '/var/log/nginx/error.log' },
  );

  expect(chosen).toEqual([
    expect.stringMatching(/\(memory on web-03\.prod\.example\.com\)$/),
    expect.stringMatching(/: nginx\.service \(journal on web-03/),
    expect.stringMatching(/: \/var\/log\/nginx\/error\.log \(log-file on web-03/),
  ]);
});

it.each([
  ['a look that the catalogue does not have', { look: 'rm' }],
  ['a host that is not of the run', { look: 'memory', host: 'evil.example' }],
  ['a host that refused the login', { look: 'memory', host: DB }],
  ['a unit that the host has not listed', { look: 'journal', target: 'sshd.service' }],
  ['a unit with more behind it', { look: 'journal', target: 'nginx.service --since=1' }],
  ['an option for a unit', { look: 'journal', target: '--root=/tmp' }],
  ['a file with secrets', { look: 'config-file', target: '/etc/shadow' }],
  ['a path that climbs', { look: 'log-file', target: '/var/log/../../etc/passwd' }],
  ['a command for a path', { look: 'log-file', target: '/var/log/x; rm -rf /' }],
  ['a look that was taken', { look: 'units' }],
])('leaves out %s', (_what, claimed) => {
  expect(choose(claimed)).toEqual([]);
});

it('takes each look once and no more than there may be', () => {
  expect(choose({ look: 'memory' }, { look: 'memory' })).toHaveLength(1);
  expect(choose(...['memory', 'disk', 'inodes', 'load', 'swap'].map((look) => ({ look })))).toHaveLength(MAX_LOOKS);
});

it('lets the model name only looks of the catalogue, in a bounded list', () => {
  const { properties } = JSON.parse(JSON.stringify(answerSchema()));

  expect(properties.looks.maxItems).toBe(MAX_LOOKS);
  expect(properties.looks.items.properties.look.enum).toEqual([
    ...FURTHER_LOOKS.host,
    ...FURTHER_LOOKS.unit,
    ...FURTHER_LOOKS.path,
  ]);
});
