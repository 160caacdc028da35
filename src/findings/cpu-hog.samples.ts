import type { FindingSamples } from './sample.ts';

function load(average: string, waiting: number): { collector: string; output: string } {
  return {
    collector: 'load',
    output: `==> /proc/loadavg <==
${average}

==> /sys/devices/system/cpu/online <==
0-1

==> /proc/pressure/cpu <==
${waitingLine(waiting)}
`,
  };
}

function waitingLine(percent: number): string {
  return `some avg10=${percent}.10 avg60=${percent}.52 avg300=44.02 total=81600042`;
}

const HEAD = '    PID    PPID USER     STAT NLWP %CPU   RSS COMMAND\n';
const FIRST = '    702     701 root     R       1 66.1  3120 stress-ng-cpu';
const SECOND = '    703     701 root     R       1 64.8  3120 stress-ng-cpu';
const HOG = { collector: 'processes', output: `${HEAD}${FIRST}\n${SECOND}\n` };

export const samples: FindingSamples = {
  fires: [
    {
      why: 'a forgotten test takes both processors',
      seen: [load('6.52 3.10 1.20 8/140 812', 92), HOG],
      severity: 'warning',
      statement: 'stress-ng takes 65 % of 2 processors, and others wait for them: the load is 6.52.',
      quotes: [FIRST, SECOND, '6.52 3.10 1.20 8/140 812', '0-1', waitingLine(92)],
    },
  ],
  silent: [
    { why: 'it takes them and nobody waits', seen: [load('2.02 1.90 1.20 3/140 812', 8), HOG] },
    {
      why: 'the load is high and no program stands out',
      seen: [
        load('6.52 3.10 1.20 8/140 812', 92),
        {
          collector: 'processes',
          output: `${HEAD}    702     701 root     R       1 30.1  3120 php-fpm8.2\n    703     701 root     R       1 22.0  3120 postgres\n`,
        },
      ],
    },
    {
      why: 'the busiest is what looks, which began a moment ago',
      seen: [
        load('6.52 3.10 1.20 8/140 812', 92),
        { collector: 'processes', output: `${HEAD}    899     898 tai      RN      1  115  3120 ps\n` },
      ],
    },
    { why: 'it began a moment ago', seen: [load('1.10 0.90 0.60 4/140 812', 92), HOG] },
  ],
};
