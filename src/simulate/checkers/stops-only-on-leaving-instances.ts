// Promise: a target is taken out only on an instance that AWS is about to end, and a task stopped only there or where a
// drain was wished for and has begun.
import type { Checker } from './checker.ts';
import { isLeaving, isWishedAway, task, text } from './truth.ts';

export const stopsOnlyOnLeavingInstances: Checker = {
  name: 'no-task-stopped-on-a-staying-instance',
  on: ['ecs:StopTask', 'elbv2:DeregisterTargets'],
  check({ operation, input }, { world }) {
    if (operation === 'StopTask') {
      const found = task(world, text(input.task));
      const on = found?.container?.host;
      if (found && !(on && (isLeaving(on) || isWishedAway(on))))
        return `${found.definition.family} stopped on ${on?.id ?? found.launchType}`;
      return undefined;
    }
    for (const target of (input.Targets as { Id?: string }[] | undefined) ?? []) {
      const host = world.instances.get(target.Id ?? '');
      if (host && !isLeaving(host)) return `a target of ${host.id} was taken out`;
    }
    return undefined;
  },
};
