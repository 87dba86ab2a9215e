// Whether a group may end an instance with tasks on it at once: nothing protects it from scale-in, and no terminate hook holds it.
import type { GroupFacts, HookFacts, InstanceFacts, Observation } from '#model/observation.ts';
import { TERMINATING } from '#plan/refresh.ts';
import { isLive } from '../workload.ts';

export const terminateHooks = ({ hooks }: GroupFacts): HookFacts[] =>
  hooks.filter(({ transition }) => transition === TERMINATING);

/** ECS brings a hook of its own with managed draining (aws-facts.md §1.2). */
export const isDrainedByEcs = ({ capacityProvider }: GroupFacts): boolean =>
  capacityProvider?.managedDraining === true;

export const isHooked = (group: GroupFacts): boolean =>
  isDrainedByEcs(group) || terminateHooks(group).length > 0;

/** Tasks of daemon services do not make it busy: they end with their host in any case. */
export const isBusy = ({ tasks }: InstanceFacts): boolean =>
  tasks.some((task) => isLive(task) && !task.daemon);

export function isExposed({ pools }: Observation, instance: InstanceFacts): boolean {
  const group = pools.get(instance.pool ?? '')?.group;
  return group !== undefined && !isHooked(group) && instance.group?.protectedFromScaleIn !== true;
}

/** A rule that sends nowhere tells nobody. */
export const hasTarget = ({ targets }: { readonly targets: readonly string[] }): boolean =>
  targets.length > 0;
