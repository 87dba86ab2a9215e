// An Auto Scaling group: keeps its desired capacity, chooses victims, replaces what died (aws-facts.md §4).
import { launchInstance } from './ec2.ts';
import { startHooks, TERMINATING } from './hooks.ts';
import { terminateInstance } from './host-end.ts';
import { uuid } from './ids.ts';
import { resolveVersion } from './launch-template.ts';
import type { Activity, Ec2Instance, Group, Hook, Member, World } from './state.ts';

const LOOK_EVERY_MS = 15_000;

/** Starts a group with its desired capacity already there. */
export function startGroup(w: World, group: Group): void {
  while (group.members.size < group.desired) launch(w, group, true);
  const again = () => {
    keepCapacity(w, group);
    w.engine.after(LOOK_EVERY_MS, again);
  };
  w.engine.after(w.random.int(1_000, LOOK_EVERY_MS), again);
}

const counted = (m: Member) => m.lifecycleState.startsWith('Pending') || m.lifecycleState === 'InService';

function keepCapacity(w: World, group: Group): void {
  replaceUnhealthy(w, group);
  const active = [...group.members.values()].filter(counted);
  for (let n = active.length; n < group.desired && !group.suspended.has('Launch'); n++)
    launch(w, group, false);
  let excess = active.length - group.desired;
  while (excess-- > 0 && !group.suspended.has('Terminate')) {
    const victim = chooseVictim(group);
    if (!victim) return;
    terminateMember(w, group, victim, {
      decrement: false,
      cause: 'a difference between desired and actual capacity',
    });
  }
}

/** An instance that EC2 no longer runs is Unhealthy at once, and replaced (aws-facts.md §4.4 Health). */
function replaceUnhealthy(w: World, group: Group): void {
  if (group.suspended.has('HealthCheck') || group.suspended.has('ReplaceUnhealthy')) return;
  for (const member of [...group.members.values()]) {
    const dead = member.instance.state === 'shutting-down' || member.instance.state === 'terminated';
    if (!dead || !counted(member)) continue;
    member.health = 'Unhealthy';
    const description = `Terminating EC2 instance: ${member.instance.id}`;
    const activity = note(w, group, { description, cause: 'an EC2 health check, as it no longer runs' });
    activity.status = 'Successful';
    activity.endedAt = w.engine.now;
    leave(w, group, member);
  }
}

/** The zone with the most instances gives first, then the oldest launch (aws-facts.md §4.4 Termination policy). */
function chooseVictim(group: Group): Member | undefined {
  const inService = [...group.members.values()].filter((m) => m.lifecycleState === 'InService');
  const perZone = new Map<string, number>();
  for (const m of inService) perZone.set(m.instance.zone, (perZone.get(m.instance.zone) ?? 0) + 1);
  const open = inService.filter((m) => !m.protected);
  if (open.length === 0) return undefined;
  return open.reduce((a, b) => {
    const byZone = (perZone.get(b.instance.zone) ?? 0) - (perZone.get(a.instance.zone) ?? 0);
    if (byZone !== 0) return byZone > 0 ? b : a;
    return b.instance.launchedAt < a.instance.launchedAt ? b : a;
  });
}

function launch(w: World, group: Group, warm: boolean): void {
  const perZone = new Map(group.zones.map((z) => [z, 0]));
  for (const m of group.members.values()) {
    const zone = m.instance.zone.slice(-1);
    if (counted(m)) perZone.set(zone, (perZone.get(zone) ?? 0) + 1);
  }
  const zone = [...perZone].reduce((a, b) => (b[1] < a[1] ? b : a))[0];
  const { launchTemplate, launchTemplateVersion } = group;
  const version = resolveVersion(launchTemplate, launchTemplateVersion) ?? launchTemplate.versions[0]!;
  const instance = launchInstance(w, {
    zone,
    warm,
    type: group.types[0]!,
    market: group.market,
    template: { ...launchTemplate, version },
    joins: group.joins,
    tags: new Map([...group.tags, ['aws:autoscaling:groupName', group.name]]),
    by: { group },
    onRunning: (i) => inService(w, group, i),
  });
  const launch = note(w, group, {
    description: `Launching a new EC2 instance: ${instance.id}`,
    cause: 'capacity below desired',
  });
  const member: Member = {
    instance,
    launch,
    lifecycleState: 'Pending',
    protected: group.newInstancesProtected,
    health: 'Healthy',
    waiting: new Map(),
  };
  group.members.set(instance.id, member);
}

function inService(w: World, group: Group, instance: Ec2Instance): void {
  const member = group.members.get(instance.id);
  if (member?.lifecycleState !== 'Pending') return;
  member.lifecycleState = 'InService';
  member.launch.status = 'Successful';
  member.launch.endedAt = w.engine.now;
  w.log('group', `${instance.id} InService in ${group.name}`);
}

/** Ends one instance through the group: hooks first, then EC2. With `decrement` no replacement is launched. */
export function terminateMember(
  w: World,
  group: Group,
  member: Member,
  how: { decrement: boolean; cause: string },
): Activity {
  if (how.decrement) group.desired--;
  const id = member.instance.id;
  const activity = note(w, group, { description: `Terminating EC2 instance: ${id}`, cause: how.cause });
  activity.status = 'MidLifecycleAction';
  member.lifecycleState = 'Terminating';
  w.log('group', `${id} Terminating in ${group.name}: ${how.cause}`);
  const proceed = () => {
    terminateInstance(w, member.instance, {
      by: 'group',
      reason: 'Client.UserInitiatedShutdown: User initiated shutdown',
    });
    leave(w, group, member);
    activity.status = 'Successful';
    activity.endedAt = w.engine.now;
  };
  // Deregistering and choosing takes the group a moment before its hooks start.
  w.engine.after(w.random.int(500, 2000), () => {
    if (member.instance.state === 'running')
      startHooks(w, group, { member, transition: TERMINATING, proceed });
    else proceed();
  });
  return activity;
}

function leave(w: World, group: Group, member: Member): void {
  for (const action of member.waiting.values()) action.timer();
  member.waiting.clear();
  member.lifecycleState = 'Terminated';
  w.engine.after(w.random.int(10_000, 30_000), () => group.members.delete(member.instance.id));
}

export function setDesired(w: World, group: Group, desired: number): void {
  if (group.desired === desired) return;
  w.log('group', `${group.name} desired ${group.desired} → ${desired}`);
  group.desired = desired;
  w.engine.after(w.random.int(500, 3000), () => keepCapacity(w, group));
}

export function setProtection(w: World, group: Group, change: { ids: readonly string[]; on: boolean }): void {
  for (const id of change.ids) {
    const member = group.members.get(id);
    if (member) member.protected = change.on;
  }
  w.log('group', `${group.name} ${change.on ? 'protects' : 'releases'} ${change.ids.join(' ')}`);
}

export function putHook(w: World, group: Group, hook: Hook): void {
  group.hooks.set(hook.name, hook);
  w.log('group', `${group.name} hook ${hook.name} put`);
}

export function deleteHook(w: World, group: Group, name: string): boolean {
  w.log('group', `${group.name} hook ${name} deleted`);
  return group.hooks.delete(name);
}

function note(w: World, group: Group, what: { description: string; cause: string }): Activity {
  const activity: Activity = { id: uuid(w), startedAt: w.engine.now, status: 'InProgress', ...what };
  group.activities.unshift(activity);
  group.activities.length = Math.min(group.activities.length, 100);
  return activity;
}
