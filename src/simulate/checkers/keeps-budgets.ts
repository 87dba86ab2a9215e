// Promise: of the instances of a group or fleet no more are out at once because of us than the spec allows. What AWS takes counts in
// that number, and is never held back by it.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { sourceOf } from './pools.ts';
import { containerInstance, isLeaving, texts } from './truth.ts';

export const keepsBudgets: Checker = {
  name: 'no-drain-above-the-budget',
  rows: [21, 23],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState'],
  create: () => ({
    check({ input }, { world, atOnce }) {
      if (input.status !== 'DRAINING') return undefined;
      // Those before it in the same call are out as well.
      const going = new Set<Ec2Instance>();
      for (const arn of texts(input.containerInstances)) {
        const host = containerInstance(world, arn)?.host;
        const source = host && sourceOf(host);
        if (host === undefined || source === undefined || isLeaving(host)) continue;
        const most = atOnce(source.name, source.members.length);
        const out = source.members.filter(
          (each) =>
            each !== host && (isLeaving(each) || each.container?.status === 'DRAINING' || going.has(each)),
        ).length;
        going.add(host);
        if (out >= most)
          return `${host.id} of ${source.name} drained with ${out} out already, at most ${most}`;
      }
      return undefined;
    },
  }),
};
