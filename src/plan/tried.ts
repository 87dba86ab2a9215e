// Whether hosts that were launched for tasks have helped them: by decisions and by the notes of the process.
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Tried } from '#model/plan.ts';

/** How many tasks of this group run, on all hosts. */
export const groupOn = ({ instances }: Observation, group: string): number =>
  [...instances.values()].reduce((sum, instance) => sum + tasksOf(instance, group), 0);

/** More of them run than did, or some on what came since. */
export function hasHelped(observation: Observation, pool: string, { group, tasks, at }: Tried): boolean {
  const came = [...observation.instances.values()].filter(
    (instance) => instance.pool === pool && (instance.launchedAt ?? 0) >= at,
  );
  return came.some((instance) => tasksOf(instance, group) > 0) || groupOn(observation, group) > tasks;
}

const tasksOf = ({ tasks }: InstanceFacts, group: string): number =>
  tasks.filter((task) => task.group === group && task.desiredStatus !== 'STOPPED').length;
