// Promise: the operator never lets a running instance end while a task on it has not stopped. Where nobody is left on the host who
// could stop one, it must have been asked to, and be used by nobody.
import { isBeyondReach } from '#sandbox/world/unavoidable.ts';
import type { Checker } from './checker.ts';
import { isSilent, liveTasks, text, texts } from './truth.ts';

export const endsOnlyEmptyInstances: Checker = {
  name: 'no-busy-instance-terminated-by-us',
  rows: [40],
  kind: 'safety',
  on: [
    'autoscaling:CompleteLifecycleAction',
    'autoscaling:TerminateInstanceInAutoScalingGroup',
    'ec2:TerminateInstances',
  ],
  create: () => ({
    check({ input }, { world, staleMs }) {
      for (const id of [text(input.InstanceId), ...texts(input.InstanceIds)]) {
        const host = world.instances.get(id);
        const silent = isSilent(world, host);
        const left = (host?.state === 'running' ? liveTasks(host) : []).filter(
          (task) =>
            // One that it cannot have been shown yet is nobody's fault.
            world.engine.now - task.createdAt >= staleMs &&
            !(silent && (task.service?.daemon || task.process === 'dead' || isBeyondReach(world, task))),
        );
        if (left.length > 0) return `${id} was let go with ${left.length} tasks on it`;
      }
      return undefined;
    },
  }),
};
