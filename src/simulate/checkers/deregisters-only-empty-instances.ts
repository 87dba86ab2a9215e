// Promise: a container instance is deregistered only when no task on it is left, and by force only when its host is dead.
import type { Checker } from './checker.ts';
import { containerInstance, text } from './truth.ts';

export const deregistersOnlyEmptyInstances: Checker = {
  name: 'no-busy-container-instance-deregistered',
  rows: [39, 40],
  kind: 'safety',
  on: ['ecs:DeregisterContainerInstance'],
  create: () => ({
    check({ input }, { world }) {
      const found = containerInstance(world, text(input.containerInstance));
      const isDead = found?.host.state === 'terminated';
      if (input.force === true) return isDead ? undefined : `${found?.host.id} was deregistered by force`;
      if (found && found.tasks.size > 0)
        return `${found.host.id} was deregistered with ${found.tasks.size} tasks`;
      return undefined;
    },
  }),
};
