// Promise: the operator never lets a running instance end while a task on it has not stopped.
import type { Checker } from './checker.ts';
import { liveTasks, text, texts } from './truth.ts';

export const endsOnlyEmptyInstances: Checker = {
  name: 'no-busy-instance-terminated-by-us',
  on: [
    'autoscaling:CompleteLifecycleAction',
    'autoscaling:TerminateInstanceInAutoScalingGroup',
    'ec2:TerminateInstances',
  ],
  check({ input }, { world }) {
    for (const id of [text(input.InstanceId), ...texts(input.InstanceIds)]) {
      const host = world.instances.get(id);
      const left = host?.state === 'running' ? liveTasks(host) : [];
      if (left.length > 0) return `${id} was let go with ${left.length} tasks on it`;
    }
    return undefined;
  },
};
