import { z } from 'zod';
import { defineCollector } from './collector.ts';
import { readCgroupLines } from './cgroup-lines.ts';
import { type CgroupKey, CgroupValue } from './cgroup-value.ts';
import { programOf } from './programs.ts';

const Facts = z.object({ values: z.array(CgroupValue) });
/** What tells of trouble by being more than nothing. */
const TROUBLE: readonly CgroupKey[] = ['oom_kills', 'throttled_periods', 'forks_refused'];

/** The kernel's admin-guide/cgroup-v2 and cgroup-v1; containers are groups like others, whichever engine started them. */
export const containerGroups = defineCollector({
  name: 'container-groups',
  about: 'Limits of containers, what they use, and how often a limit held them back',
  hides: 'containers that are slowed or killed by their own limits',
  trust: 'system',
  when: {
    types: ['resource_limits', 'memory', 'cpu_load', 'service_down'],
    words: /docker|podman|containe?r|kube|k8s|\bpods?\b|lxc/i,
  },
  facts: Facts,
  slow: true,
  commands: [['sh', '-c', programOf('read-containers')]],
  parse: (lines) => ({ values: readCgroupLines(lines) }),
  keep({ values }) {
    const groups = new Set(values.filter(isOfTrouble).map(({ group }) => group));
    return values.filter(({ group }) => groups.has(group)).map(({ line }) => line);
  },
});

function isOfTrouble({ key, value }: CgroupValue): boolean {
  return TROUBLE.includes(key) && value !== null && value > 0;
}
