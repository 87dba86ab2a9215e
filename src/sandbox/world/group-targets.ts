// Where an Auto Scaling group registers its instances by itself, and takes them out before their hooks run
// (aws-facts.md §4.1). Targets of ECS services are none of its business.
import type { Group, Member, Target, World } from './state.ts';
import { deregisterTarget, registerTarget } from './targets.ts';

/** The port of the target groups that groups are attached to. */
const PORT = 80;

export function registerMember(w: World, group: Group, member: Member): void {
  if (group.suspended.has('AddToLoadBalancer')) return;
  for (const targetGroup of group.targetGroups ?? [])
    registerTarget(w, targetGroup, { id: member.instance.id, port: PORT });
}

/** Takes a member out of the group's target groups; returns how long the slowest goes on draining, ms. */
export function deregisterMember(w: World, group: Group, member: Member): number {
  let drainMs = 0;
  for (const target of targetsOf(group, member)) {
    deregisterTarget(w, target, 'other');
    drainMs = Math.max(drainMs, target.group.deregistrationDelayMs);
  }
  return drainMs;
}

function targetsOf(group: Group, member: Member): Target[] {
  const key = `${member.instance.id}:${PORT}`;
  const found = (group.targetGroups ?? []).map(({ targets }) => targets.get(key));
  return found.filter(
    (target) => target !== undefined && !target.task && target.state !== 'draining',
  ) as Target[];
}
