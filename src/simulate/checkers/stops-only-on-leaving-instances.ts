// Promise: a target is taken out only on an instance that AWS is about to end, and a task stopped only there or where a drain was
// wished for and has begun. What ECS told to stop, and nobody hears it, may be taken out where such a drain has begun.
import type { Ec2Instance, World } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { isLeaving, isSilent, isWishedAway, task, text } from './truth.ts';

export const stopsOnlyOnLeavingInstances: Checker = {
  name: 'no-task-stopped-on-a-staying-instance',
  rows: [73],
  kind: 'safety',
  on: ['ecs:StopTask', 'elbv2:DeregisterTargets'],
  create: () => ({
    check({ operation, input }, { world }) {
      if (operation === 'StopTask') {
        const found = task(world, text(input.task));
        const on = found?.container?.host;
        if (found && !(on && (isLeaving(on) || isWishedAway(on))))
          return `${found.definition.family} stopped on ${on?.id ?? found.launchType}`;
        return undefined;
      }
      for (const target of (input.Targets as { Id?: string; Port?: number }[] | undefined) ?? []) {
        const host = world.instances.get(target.Id ?? '');
        if (host && !isLeaving(host) && !isUnheard(world, host, target.Port))
          return `a target of ${host.id} was taken out`;
      }
      return undefined;
    },
  }),
};

function isUnheard(world: World, host: Ec2Instance, port: number | undefined): boolean {
  const tasks = [...(host.container?.tasks ?? [])].filter(({ targets }) =>
    targets.some((target) => target.port === port),
  );
  const told = tasks.length > 0 && tasks.every(({ desiredStatus }) => desiredStatus === 'STOPPED');
  return told && isSilent(world, host) && isWishedAway(host);
}
