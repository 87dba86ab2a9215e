// How the gate tells that an instance may end: nothing is left on it, or nobody is there who could stop what is. From facts that
// were read since, never from the planner's word.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { InstanceFacts, TaskFacts } from '#model/observation.ts';
import { isUnheard, whereElse } from '#plan/elsewhere.ts';
import { isHung, isVacated } from '#plan/health.ts';
import { isIgnored } from './ignored.ts';

export interface Reach {
  readonly spec: ClusterSpec['spec'];
  /** For how long its agent has been silent, as far as this process knows, ms. */
  readonly silentMs?: number;
  /** Ms since the epoch. */
  readonly now: number;
}

/** Empty: no task in any state but STOPPED, ignored ones included, and those still stopping were looked for. */
export function refuseUnlessEmpty(instance: InstanceFacts): string | undefined {
  return (
    refuseTasks(instance) ??
    (sawStoppingTasks(instance) ? undefined : 'tasks that are still stopping could not be read')
  );
}

/** Without proof that ECS has no container instance there, it may hold tasks that nobody listed. */
export function refuseUnlessGone(instance: InstanceFacts): string | undefined {
  const gone = instance.container === undefined && instance.containerGone === true;
  return refuseTasks(instance) ?? (gone ? undefined : 'its container instance is not proven to be gone');
}

function refuseTasks({ tasks }: InstanceFacts): string | undefined {
  const live = tasks.filter(isLive);
  return live.length > 0 ? `${live.length} tasks on it are not STOPPED` : undefined;
}

/** Nobody on it can stop its tasks, and nobody uses them: there is nothing to wait for. */
export function isOutOfReach(instance: InstanceFacts, { spec, now, silentMs = 0 }: Reach): boolean {
  const { statusChecks, readAt = Number.POSITIVE_INFINITY } = instance;
  const isRead = statusChecks !== undefined && statusChecks.readAt >= readAt;
  const isNothing = (task: TaskFacts) => isIgnored(task, spec);
  if (!sawStoppingTasks(instance)) return false;
  const silence = { silentMs, isIgnored: isNothing };
  return (isRead && isHung(instance, { ...silence, now })) || isVacated(instance, silence);
}

/** Whose agent does not speak to this cluster may serve in another one: that was looked for with the rest of it, or later. */
export function refuseElsewhere(instance: InstanceFacts): string | undefined {
  if (!isUnheard(instance)) return undefined;
  const { elsewhere, readAt = Number.POSITIVE_INFINITY } = instance;
  const isOld = elsewhere !== undefined && elsewhere.clusters.length === 0 && elsewhere.readAt < readAt;
  return whereElse(isOld ? { ...instance, elsewhere: undefined } : instance);
}

/** EC2 was read with the rest: what it says of the end is its word of now. */
export function refuseUnlessSeenDead(instance: InstanceFacts): string | undefined {
  return sawEc2(instance) ? undefined : 'its EC2 state could not be read again';
}

/** Its EC2 state and tags were read with the rest of it, or later. */
export function sawEc2({ ec2ReadAt = 0, readAt, stateReadAt }: InstanceFacts): boolean {
  return ec2ReadAt >= Math.max(readAt ?? stateReadAt ?? Number.POSITIVE_INFINITY, stateReadAt ?? 0);
}

/** Not what still holds from an earlier reading: a clock that was set back makes that look young. */
export function sawStoppingTasks(instance: InstanceFacts): boolean {
  const { stoppingTasksReadAt = 0, readAt = Number.POSITIVE_INFINITY, quiet } = instance;
  return quiet !== true && stoppingTasksReadAt >= readAt;
}

export function isLive(task: { readonly lastStatus: string }): boolean {
  return task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED';
}
