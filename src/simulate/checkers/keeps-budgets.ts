// Promise: of the instances of a group no more are out at once because of us than the spec allows. What AWS takes counts in
// that number, and is never held back by it.
import type { Checker } from './checker.ts';
import { containerInstance, isLeaving, texts } from './truth.ts';

export const keepsBudgets: Checker = {
  name: 'no-drain-above-the-budget',
  on: ['ecs:UpdateContainerInstancesState'],
  check({ input }, { world, atOnce }) {
    if (input.status !== 'DRAINING') return undefined;
    for (const arn of texts(input.containerInstances)) {
      const host = containerInstance(world, arn)?.host;
      const group = host?.group;
      if (host === undefined || group === undefined || isLeaving(host)) continue;
      const most = atOnce(group.name, group.members.size);
      const out = [...group.members.values()].filter(
        ({ instance }) =>
          instance !== host && (isLeaving(instance) || instance.container?.status === 'DRAINING'),
      ).length;
      if (out >= most) return `${host.id} of ${group.name} drained with ${out} out already, at most ${most}`;
    }
    return undefined;
  },
};
