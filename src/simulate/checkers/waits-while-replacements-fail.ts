// Promise: while a group cannot launch what it lacks, or what it launches does not join, nothing leaves it that could stay.
import type { Ec2Instance, Group } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { touched } from './pools.ts';
import { isLeaving, isServing, wishOf } from './truth.ts';

/** From when on a failed launch must have been seen, ms: passes come every 15 s. */
const SEEN_WITHIN_MS = 60_000;
/** An instance that has not registered so long after its launch joins no more. */
const JOINS_WITHIN_MS = 660_000;

export const waitsWhileReplacementsFail: Checker = {
  name: 'no-drain-while-replacements-fail',
  rows: [27, 28, 32],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState'],
  changes: ['group'],
  create() {
    const failedAt = new Map<string, number>();
    return {
      onChange({ text }, { world }) {
        const [name = '', what, how] = text.split(' ', 3);
        if (what === 'launch' && how === 'failed:' && !failedAt.has(name))
          failedAt.set(name, world.engine.now);
        return undefined;
      },
      check({ input }, scene) {
        if (input.status !== 'DRAINING') return undefined;
        for (const host of touched(input, scene)) {
          const { group } = host;
          if (group === undefined || isLeaving(host) || !isOurs(host)) continue;
          const why = lacksFor(group, host) && whyItLacks(group, failedAt, scene);
          if (why) return `${host.id} of ${group.name} was drained while ${why}`;
        }
        return undefined;
      },
    };
  },
};

/** A person may know better, and is asked for by nobody else. */
const isOurs = (host: Ec2Instance) => ![undefined, 'person'].includes(wishOf(host));

/** Fewer serve than the group shall have, the one that is to go left out. */
function lacksFor(group: Group, going: Ec2Instance): boolean {
  if (group.weighted) return false;
  const others = [...group.members.values()].filter(({ instance }) => instance !== going);
  const serving = others.filter(
    ({ instance, lifecycleState }) => lifecycleState === 'InService' && isServing(instance),
  );
  const onStandby = group.members.get(going.id)?.lifecycleState === 'Standby';
  return serving.length < group.desired - (onStandby ? 0 : 1);
}

function whyItLacks(
  group: Group,
  failedAt: Map<string, number>,
  { world, staleMs }: Scene,
): string | undefined {
  const { now } = world.engine;
  if ((group.keeping?.failures ?? 0) === 0) failedAt.delete(group.name);
  const failing = failedAt.get(group.name);
  if (failing !== undefined && now - failing > SEEN_WITHIN_MS + staleMs) return 'its launches fail';
  const late = [...group.members.values()].find(
    ({ instance }) =>
      instance.container === undefined && now - instance.launchedAt > JOINS_WITHIN_MS + staleMs,
  );
  return late && `${late.instance.id} has not joined`;
}
