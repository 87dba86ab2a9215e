// How many healthy targets a target group keeps on hosts that stay, and how many it has to keep. Counts only.
import type { TaskFacts, TaskTarget } from '#model/observation.ts';
import { isNoticed } from './classify.ts';
import type { Situation } from './situation.ts';
import { isLive, type Workload } from './workload.ts';

/** For one plan: which targets are not to be counted on, per target group ARN. */
export interface Census {
  /** Healthy targets on hosts without any notice, by target group ARN; a group that was not read is absent. */
  readonly healthyElsewhere: ReadonlyMap<string, number>;
}

export interface Floor {
  /** Healthy targets on hosts without any notice; undefined when they could not be counted. */
  readonly healthy?: number;
  /** How many of them must remain; undefined when it is not known. */
  readonly needed?: number;
  readonly holds: boolean;
}

/** Counts once for all instances. A target that no task of ours explains counts as long as all tasks were read. */
export function censusOf(situation: Situation): Census {
  const { observation } = situation;
  const leaving = new Set<string>();
  const staying = new Set<string>();
  for (const instance of observation.instances.values()) {
    const noticed = isNoticed(situation, instance);
    if (noticed) leaving.add(instance.instanceId);
    for (const task of instance.tasks.filter(isLive)) {
      const counted = !noticed && task.desiredStatus !== 'STOPPED';
      for (const target of task.targets) (counted ? staying : leaving).add(keyOf(target));
    }
  }
  const healthyElsewhere = new Map<string, number>();
  for (const group of observation.targetGroups.values()) {
    if (group.targets === undefined) continue;
    const healthy = [...group.targets].filter(([key, state]) => {
      if (state !== 'healthy') return false;
      const full = `${group.arn}|${key}`;
      if (leaving.has(full) || leaving.has(key.slice(0, key.lastIndexOf(':')))) return false;
      return staying.has(full) || observation.parts.tasks.complete;
    });
    if (observation.parts.targets.complete) healthyElsewhere.set(group.arn, healthy.length);
  }
  return { healthyElsewhere };
}

/** `targetGroupArn|id:port`, as in `Recall.removedTargets`. */
export function keyOf(target: TaskTarget): string {
  return `${target.targetGroupArn}|${target.id}:${target.port}`;
}

/**
 * Whether `target` may be removed before the deadline forces it. With a desired count of 4 and a
 * minimumHealthyPercent of 50 the floor is 2: it holds while 2 healthy targets are on hosts without a notice.
 */
export function floorOf(
  situation: Situation,
  census: Census,
  { task, workload, target }: { task: TaskFacts; workload: Workload; target: TaskTarget },
): Floor {
  const healthy = census.healthyElsewhere.get(target.targetGroupArn);
  const needed = neededTargets(situation, task, workload);
  return { healthy, needed, holds: healthy !== undefined && needed !== undefined && healthy >= needed };
}

function neededTargets({ observation }: Situation, task: TaskFacts, workload: Workload): number | undefined {
  if (typeof workload.floor === 'number') return workload.floor;
  const service = task.service === undefined ? undefined : observation.services.get(task.service);
  if (service === undefined) return undefined;
  const percent =
    workload.floor === undefined ? service.minimumHealthyPercent : Number.parseInt(workload.floor, 10);
  return Math.ceil((service.desiredCount * percent) / 100);
}
