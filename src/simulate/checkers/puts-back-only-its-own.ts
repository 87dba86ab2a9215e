// Promise: only targets are registered that we took out ourselves: what other people took out stays as they left it.
import type { World } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { text } from './truth.ts';

const taken = new WeakMap<World, Set<string>>();

export const putsBackOnlyItsOwn: Checker = {
  name: 'no-foreign-target-put-back',
  on: ['elbv2:DeregisterTargets', 'elbv2:RegisterTargets'],
  check({ operation, input }, { world }) {
    const ours = taken.get(world) ?? new Set<string>();
    taken.set(world, ours);
    const targets = (input.Targets as { Id?: string; Port?: number }[] | undefined) ?? [];
    const keys = targets.map(({ Id, Port }) => `${text(input.TargetGroupArn)} ${Id}:${Port}`);
    if (operation === 'DeregisterTargets') {
      for (const key of keys) ours.add(key);
      return undefined;
    }
    const foreign = keys.find((key) => !ours.has(key));
    return foreign && `${foreign.split(' ')[1]} was put back, and others had taken it out`;
  },
};
