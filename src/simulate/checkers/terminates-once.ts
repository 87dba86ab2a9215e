// Promise: no instance is ended twice with its group or fleet made smaller each time: repeated, it drains the pool to its least.
import type { Checker } from './checker.ts';
import { text } from './truth.ts';

export const terminatesOnce: Checker = {
  name: 'no-instance-counted-down-twice',
  rows: [2, 31, 43],
  kind: 'safety',
  on: ['autoscaling:TerminateInstanceInAutoScalingGroup'],
  create() {
    const ended = new Set<string>();
    return {
      onAnswer({ input }, { outcome }) {
        const id = text(input.InstanceId);
        if (outcome !== 'ok' || input.ShouldDecrementDesiredCapacity === false) return undefined;
        if (ended.has(id)) return `${id} was ended again, and its group is smaller by two`;
        ended.add(id);
        return undefined;
      },
    };
  },
};
