import type { FindingSamples } from './sample.ts';

const CLOCK = { collector: 'clock', output: '2026-11-28T08:48:48Z\n' };

/** As ping -q says it at the end of each round, in the journal of the unit that runs it. */
function measured(...shares: readonly number[]): { collector: string; unit: string; output: string } {
  const lines = shares.map((share, index) => lineOf(index, share));
  return { collector: 'journal', unit: 'peer-check.service', output: `${lines.join('\n')}\n` };
}

function lineOf(index: number, share: number): string {
  const got = 20 - Math.round(share / 5);
  return `2026-11-28T08:4${index}:07.512300+0000 web-01 sh[702]: 20 packets transmitted, ${got} received, ${share}% packet loss, time 4102ms`;
}

const NETEM =
  '4: lan0@if3: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc netem state UP mode DEFAULT group default qlen 1000';

export const samples: FindingSamples = {
  fires: [
    {
      why: 'netem was left on a link',
      seen: [{ collector: 'links', output: `${NETEM}\n    link/ether 6a:1f:0c:77:4e:21 brd ff:ff:ff:ff:ff:ff\n` }],
      severity: 'warning',
      statement: 'lan0@if3 sends through netem, which is for tests: it makes packets late, or lets them get lost.',
      quotes: [NETEM],
    },
    {
      why: 'each round of pings loses a third',
      seen: [CLOCK, measured(35, 0, 25, 40)],
      severity: 'warning',
      statement: 'Packets get lost on the way: 3 measurements of the last hour show a loss of 25 to 40 %.',
      quotes: [lineOf(0, 35), lineOf(3, 40)],
    },
  ],
  silent: [
    { why: 'one round in four lost some', seen: [CLOCK, measured(0, 0, 25, 0)] },
    { why: 'nothing is lost any more', seen: [CLOCK, measured(35, 25, 40, 0)] },
    { why: 'the other end is down, which is no loss', seen: [CLOCK, measured(100, 100, 100, 100)] },
    {
      why: 'it was yesterday',
      seen: [{ collector: 'clock', output: '2026-11-29T08:48:48Z\n' }, measured(35, 25, 40, 35)],
    },
  ],
};
