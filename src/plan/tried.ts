// Whether hosts that were launched for tasks have helped them: by decisions and by the notes of the process.
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Tried } from '#model/plan.ts';

/** How many tasks of this group run, on all hosts. */
export const groupOn = ({ instances }: Observation, group: string): number =>
  [...instances.values()].reduce((sum, instance) => sum + tasksOf(instance, group), 0);

/** More of them run than did, or some on what came since. */
export function hasHelped(observation: Observation, pool: string, tried: Tried): boolean {
  const { group, tasks } = tried;
  const came = cameSince(observation, pool, tried);
  return came.some((instance) => tasksOf(instance, group) > 0) || groupOn(observation, group) > tasks;
}

/** What the pool has that it did not have at that launch. */
export function cameSince({ instances }: Observation, pool: string, { members }: Tried): InstanceFacts[] {
  return [...instances.values()].filter((each) => each.pool === pool && !members.includes(each.instanceId));
}

/** By id. */
export const membersOf = ({ instances }: Observation, pool: string): string[] =>
  [...instances.values()].filter((each) => each.pool === pool).map(({ instanceId }) => instanceId);

const tasksOf = ({ tasks }: InstanceFacts, group: string): number =>
  tasks.filter((task) => task.group === group && task.desiredStatus !== 'STOPPED').length;
