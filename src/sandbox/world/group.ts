// An Auto Scaling group: keeps its desired capacity, whatever leads it away from it (aws-facts.md §4). How it launches,
// ends, chooses and replaces is in the files that it imports.
import { finish, noteAside } from './activities.ts';
import { startCapacityRebalance } from './capacity-rebalance.ts';
import { counted, emptyCensus, keepingOf, surplus, takeCensus } from './group-count.ts';
import { terminateMember as end, type MemberEnd } from './group-end.ts';
import { checkHealth, endTheOldest } from './group-health.ts';
import { launchUpTo } from './group-launch.ts';
import { testNotification } from './hooks.ts';
import { stepRefresh } from './refresh.ts';
import { evenZones, settleReplacements } from './replace.ts';
import type { Activity, Group, Hook, Member, World } from './state.ts';
import { chooseVictims } from './victims.ts';

const LOOK_EVERY_MS = 15_000;
const ALL_PROTECTED =
  'Could not scale to desired capacity because all remaining instances are protected from scale-in.';

/** Starts a group with its desired capacity already there. */
export function startGroup(w: World, group: Group): void {
  launchUpTo(w, group, {
    wanted: group.desired,
    wish: { cause: 'capacity below desired', census: emptyCensus(group), warm: true },
  });
  const again = () => {
    keepCapacity(w, group);
    w.engine.after(LOOK_EVERY_MS, again);
  };
  w.engine.after(w.random.int(1_000, LOOK_EVERY_MS), again);
  startCapacityRebalance(w, group);
}

/** One look: what is there, and what is to be done about it. */
function keepCapacity(w: World, group: Group): void {
  checkHealth(w, group);
  settleReplacements(w, group);
  if (group.refreshes.length > 0) stepRefresh(w, group);
  endTheOldest(w, group);
  evenZones(w, group);
  const wanted = group.desired + surplus(group);
  let units = 0;
  for (const member of group.members.values())
    if (counted(member)) units += group.weighted ? member.instance.weight : 1;
  if (units < wanted) launchMissing(w, group, wanted);
  if (units > wanted) endExcess(w, group, units - wanted);
  else keepingOf(group).saidProtected = false;
}

function launchMissing(w: World, group: Group, wanted: number): void {
  if (group.suspended.has('Launch') || w.engine.now < keepingOf(group).launchAfter) return;
  launchUpTo(w, group, {
    wanted,
    wish: { cause: 'capacity below desired', census: takeCensus(group) },
  });
}

function endExcess(w: World, group: Group, excess: number): void {
  if (group.suspended.has('Terminate')) return;
  const victims = chooseVictims(w, group, excess);
  for (const victim of victims)
    end(w, group, victim, { decrement: false, cause: 'a difference between desired and actual capacity' });
  if (victims.length === 0) sayProtected(w, group);
}

/** The desired capacity has sunk, and stays so, though nothing can end (aws-facts.md §4.3). */
function sayProtected(w: World, group: Group): void {
  const keeping = keepingOf(group);
  const inService = [...group.members.values()].filter((m) => m.lifecycleState === 'InService');
  if (keeping.saidProtected || inService.length === 0 || inService.some((m) => !m.protected)) return;
  keeping.saidProtected = true;
  const cause = 'a difference between desired and actual capacity';
  const activity = noteAside(w, group, { description: ALL_PROTECTED, cause });
  finish(w, group, { activity, outcome: { status: 'Cancelled', message: ALL_PROTECTED } });
}

/** Ends one instance through the group: hooks first, then EC2. With `decrement` no replacement is launched. */
export function terminateMember(w: World, group: Group, member: Member, how: MemberEnd): Activity {
  return end(w, group, member, how);
}

export function setDesired(w: World, group: Group, desired: number): void {
  if (group.desired === desired) return;
  w.log('group', `${group.name} desired ${group.desired} → ${desired}`);
  group.desired = desired;
  keepingOf(group).saidProtected = false;
  w.engine.after(w.random.int(500, 3000), () => keepCapacity(w, group));
}

/** Other zones than before: the group evens itself out over them (aws-facts.md §4.4 AZ rebalancing). */
export function setZones(_w: World, group: Group, zones: readonly string[]): void {
  group.zones = zones;
  keepingOf(group).uneven = true;
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
  testNotification(w, group, hook);
  w.log('group', `${group.name} hook ${hook.name} put`);
}

export function deleteHook(w: World, group: Group, name: string): boolean {
  w.log('group', `${group.name} hook ${name} deleted`);
  return group.hooks.delete(name);
}
