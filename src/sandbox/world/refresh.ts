// An instance refresh: replaces the instances of a group bit by bit, within a minimum and a maximum of healthy capacity
// (aws-facts.md §4.4 Instance refresh, §4.3 for protected ones).
import { emit, isWanted } from './bus.ts';
import { counted, keepingOf, surplus, takeCensus, unitsOf, versionNow } from './group-count.ts';
import { terminateMember } from './group-end.ts';
import { uuidFrom } from './ids.ts';
import { isBeingReplaced, replaceFirst } from './replace.ts';
import type { Group, InstanceRefresh, Member, World } from './state.ts';

const HOUR_MS = 3_600_000;
const CAUSE = 'an instance refresh';
/** How many past refreshes a group remembers. */
const REMEMBERED = 100;

export interface RefreshWish {
  readonly minHealthyPercentage: number;
  readonly maxHealthyPercentage: number;
  readonly skipMatching: boolean;
  readonly protectedInstances?: InstanceRefresh['protectedInstances'];
  readonly warmupMs?: number;
}

export const activeRefresh = (group: Group): InstanceRefresh | undefined =>
  group.refreshes.find(({ status }) => ['Pending', 'InProgress', 'Cancelling'].includes(status));

/** Whether the refresh under way still has to replace this one, and waits for it as long as it is protected. */
export function waitsForProtected(group: Group, instanceId: string): boolean {
  const refresh = activeRefresh(group);
  return (
    refresh?.status === 'InProgress' && refresh.protectedInstances === 'Wait' && refresh.left.has(instanceId)
  );
}

/** Begins a refresh of all members that count now; its steps are taken by the group's looks. */
export function startRefresh(w: World, group: Group, wish: RefreshWish): InstanceRefresh {
  const left = [...group.members.values()].filter((member) => counted(member) || isStandby(member));
  const ids = left.filter((m) => !wish.skipMatching || !matches(group, m)).map((m) => m.instance.id);
  const refresh: InstanceRefresh = {
    id: uuidFrom(w.chance('refreshes')),
    startedAt: w.engine.now,
    status: 'Pending',
    minHealthyPercentage: wish.minHealthyPercentage,
    maxHealthyPercentage: wish.maxHealthyPercentage,
    skipMatching: wish.skipMatching,
    protectedInstances: wish.protectedInstances ?? 'Wait',
    warmupMs: wish.warmupMs ?? 0,
    left: new Set(ids),
    total: ids.length,
  };
  group.refreshes.unshift(refresh);
  group.refreshes.length = Math.min(group.refreshes.length, REMEMBERED);
  w.log('group', `${group.name} refresh of ${refresh.total} instances`);
  return refresh;
}

/** Stops replacing; what is under way is finished. */
export function cancelRefresh(w: World, group: Group, refresh: InstanceRefresh): void {
  refresh.status = 'Cancelling';
  refresh.statusReason = 'Cancelled by user.';
  w.log('group', `${group.name} refresh cancelled`);
}

/** One step of the refresh that is active, if any. */
export function stepRefresh(w: World, group: Group): void {
  const refresh = activeRefresh(group);
  if (!refresh) return;
  if (refresh.status === 'Cancelling') return cancelWhenQuiet(w, group, refresh);
  if (group.suspended.has('InstanceRefresh')) return;
  if (refresh.status === 'Pending') {
    refresh.status = 'InProgress';
    tell(w, group, { refresh, what: 'Started' });
  }
  for (const id of refresh.left) if (isOver(group, id)) refresh.left.delete(id);
  const open = openMembers(group, refresh);
  if (open.length > 0) replaceSome(w, group, { refresh, open });
  else if (mayEnd(group, refresh)) finishWhenSettled(w, group, refresh);
  waitForBlocked(w, group, { refresh, open });
}

/** Replacements under way are finished first. */
function cancelWhenQuiet(w: World, group: Group, refresh: InstanceRefresh): void {
  if (keepingOf(group).replacements.length > 0) return;
  over(w, group, { refresh, status: 'Cancelled' });
}

const isStandby = (member: Member) => member.lifecycleState === 'Standby';

function isOver(group: Group, id: string): boolean {
  const member = group.members.get(id);
  return !member || !(counted(member) || isStandby(member) || member.lifecycleState === 'EnteringStandby');
}

/** Launched from what the group would launch now. */
function matches(group: Group, { instance }: Member): boolean {
  const { id, version } = instance.launchTemplate;
  if (id !== group.launchTemplate.id || version !== String(versionNow(group).number)) return false;
  return group.types.some(({ type }) => type === instance.type);
}

/** What may be replaced now: in service, and not held by protection. */
function openMembers(group: Group, refresh: InstanceRefresh): Member[] {
  const members = [...refresh.left].map((id) => group.members.get(id));
  return members.filter(
    (member): member is Member =>
      member?.lifecycleState === 'InService' &&
      (!member.protected || refresh.protectedInstances === 'Refresh') &&
      !isBeingReplaced(group, member),
  );
}

interface Step {
  readonly refresh: InstanceRefresh;
  readonly open: readonly Member[];
}

/** With room above 100 % it launches first, else it ends first; one at a time always goes. */
function replaceSome(w: World, group: Group, { refresh, open }: Step): void {
  const above = Math.floor((group.desired * refresh.maxHealthyPercentage) / 100) - group.desired;
  if (above > 0) return launchFirst(w, group, { refresh, open, above });
  if (group.suspended.has('Terminate')) return;
  const { healthy, settled } = health(w, group, refresh);
  const least = Math.ceil((group.desired * refresh.minHealthyPercentage) / 100);
  let room = Math.max(healthy - least, settled ? 1 : 0);
  for (const member of open) {
    if (room <= 0) return;
    room -= unitsOf(group, member.instance);
    terminateMember(w, group, member, { decrement: false, cause: CAUSE });
    refresh.left.delete(member.instance.id);
  }
}

function launchFirst(w: World, group: Group, step: Step & { above: number }): void {
  const { refresh, open } = step;
  let room = step.above - surplus(group);
  const census = takeCensus(group);
  for (const old of open) {
    if (room <= 0) return;
    room -= unitsOf(group, old.instance);
    if (!replaceFirst(w, group, { old, warmupMs: refresh.warmupMs, cause: CAUSE, census })) return;
  }
}

/** Healthy units, and whether all that is wanted is there and warm. */
function health(w: World, group: Group, refresh: InstanceRefresh): { healthy: number; settled: boolean } {
  let healthy = 0;
  let waiting = 0;
  for (const member of group.members.values()) {
    if (!counted(member)) continue;
    const isNew = member.instance.launchedAt >= refresh.startedAt;
    const serves = member.lifecycleState === 'InService' && member.health === 'Healthy';
    const warm = !isNew || w.engine.now >= (member.inServiceAt ?? w.engine.now) + refresh.warmupMs;
    if (serves && warm) healthy += unitsOf(group, member.instance);
    else waiting++;
  }
  return { healthy, settled: waiting === 0 && healthy >= group.desired };
}

/** Nothing is left, or only what shall be ignored. */
function mayEnd(group: Group, refresh: InstanceRefresh): boolean {
  if (refresh.left.size === 0) return true;
  if (refresh.protectedInstances !== 'Ignore') return false;
  return [...refresh.left].every((id) => group.members.get(id)?.protected);
}

function finishWhenSettled(w: World, group: Group, refresh: InstanceRefresh): void {
  if (keepingOf(group).replacements.length > 0 || !health(w, group, refresh).settled) return;
  over(w, group, { refresh, status: 'Successful' });
}

/** Protected and standby instances are waited for, for an hour. */
function waitForBlocked(w: World, group: Group, { refresh, open }: Step): void {
  const replacing = keepingOf(group).replacements.length > 0;
  if (refresh.status !== 'InProgress') return;
  if (open.length > 0 || replacing || refresh.left.size === 0 || mayEnd(group, refresh)) {
    refresh.blockedSince = undefined;
    return;
  }
  refresh.blockedSince ??= w.engine.now;
  if (w.engine.now - refresh.blockedSince < HOUR_MS) return;
  refresh.statusReason = 'Timed out waiting for instances that are protected from scale in or in Standby.';
  over(w, group, { refresh, status: 'Failed' });
}

function over(
  w: World,
  group: Group,
  end: { refresh: InstanceRefresh; status: 'Successful' | 'Failed' | 'Cancelled' },
): void {
  end.refresh.status = end.status;
  end.refresh.endedAt = w.engine.now;
  tell(w, group, {
    refresh: end.refresh,
    what: end.status === 'Successful' ? 'Succeeded' : end.status,
  });
  w.log('group', `${group.name} refresh ${end.status}`);
}

function tell(w: World, group: Group, of: { refresh: InstanceRefresh; what: string }): void {
  const detailType = `EC2 Auto Scaling Instance Refresh ${of.what}`;
  if (!isWanted(w, detailType)) return;
  emit(w, {
    source: 'aws.autoscaling',
    detailType,
    resources: [group.arn],
    detail: { InstanceRefreshId: of.refresh.id, AutoScalingGroupName: group.name },
  });
}
