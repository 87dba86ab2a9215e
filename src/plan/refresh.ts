// An instance refresh of Auto Scaling (aws-facts.md §4.4): whether it waits for protection to be released, and on which
// instances. What is not known is not waited for.
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { RefreshFacts } from '#model/owners.ts';

/** It runs, and waits until instances that are protected from scale-in no longer are (at most an hour, §4.3). */
export function waitsForRelease(refresh: RefreshFacts | undefined): refresh is RefreshFacts {
  return refresh?.status === 'InProgress' && refresh.protectedInstances === 'Wait';
}

/** While one is under way every pass reads it: an answer this old does not say that it still waits. */
const FRESH_MS = 60_000;

/** Read too long ago to be believed; a clock that was set back makes it old as well. */
export const isOld = ({ readAt }: RefreshFacts, now: number): boolean => Math.abs(now - readAt) > FRESH_MS;

/** Whether it still has to replace this one: there when it began and, where what is up to date is skipped, out of date. */
export function isAwaited({ group, launchedAt }: InstanceFacts, refresh: RefreshFacts): boolean {
  if (group?.lifecycleState !== 'InService' || launchedAt === undefined) return false;
  if (launchedAt >= refresh.startedAt) return false;
  if (!refresh.skipMatching) return true;
  const { target } = refresh;
  if (target === undefined || group.template === undefined) return false;
  return group.template.id !== target.id || group.template.version !== target.version;
}

/**
 * Not protected any more: the refresh may take it at any moment, so that it counts as on its way out. Also by an old reading: to count
 * one too many is the more cautious.
 */
export function isReleasedTo(instance: InstanceFacts, group: GroupFacts | undefined): boolean {
  const refresh = group?.refresh;
  if (!waitsForRelease(refresh) || instance.group?.protectedFromScaleIn !== false) return false;
  return isAwaited(instance, refresh);
}

/** Of a terminate hook (aws-facts.md §4.2). */
export const TERMINATING = 'autoscaling:EC2_INSTANCE_TERMINATING';

/** The terminate hook by which Sluice drains what the refresh ends. */
export function hasHook(group: GroupFacts, name: string | undefined): boolean {
  return group.hooks.some((hook) => hook.name === name && hook.transition === TERMINATING);
}
