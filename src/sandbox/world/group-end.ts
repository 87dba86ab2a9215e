// How a member of an Auto Scaling group ends: out of the load balancer, then its hooks, then EC2
// (aws-facts.md §4.1, §4.2); or retained, where the group keeps what a hook abandoned.
import { finish, note } from './activities.ts';
import { counted, isGone, keepingOf, unitsOf } from './group-count.ts';
import { deregisterMember } from './group-targets.ts';
import { startHooks, TERMINATING } from './hooks.ts';
import { terminateInstance } from './host-end.ts';
import type { Activity, Group, Member, World } from './state.ts';

export interface MemberEnd {
  /** Lowers the desired capacity by what the member counts for it, so that nothing takes its place. */
  readonly decrement: boolean;
  readonly cause: string;
}

/** Whether the group can still end it: not when it ends already, or leaves the group to run on. */
export const mayEnd = ({ lifecycleState: state }: Member): boolean =>
  state === 'Terminating:Retained' || !/^(Terminat|Detach)/.test(state);

/** Ends one instance through the group: hooks first, then EC2. With `decrement` no replacement is launched. */
export function terminateMember(w: World, group: Group, member: Member, how: MemberEnd): Activity {
  const { instance } = member;
  const retained = member.lifecycleState === 'Terminating:Retained';
  if (how.decrement && counted(member)) {
    group.desired -= unitsOf(group, instance);
    keepingOf(group).uneven = true;
  }
  forgetActions(member);
  const description = `Terminating EC2 instance: ${instance.id}`;
  const activity = note(w, group, { description, cause: how.cause, instance });
  activity.status = 'MidLifecycleAction';
  member.termination = activity;
  member.lifecycleState = 'Terminating';
  w.log('group', `${instance.id} Terminating in ${group.name}: ${how.cause}`);
  // Deregistering and choosing takes the group a moment before its hooks start; what was retained had its hooks.
  w.engine.after(w.random.int(500, 2000), () => {
    if (retained || isGone(instance)) return end(w, group, member);
    const drainMs = deregisterMember(w, group, member);
    if (drainMs === 0) return hooksThenEnd(w, group, member);
    activity.status = 'WaitingForELBConnectionDraining';
    w.engine.after(drainMs, () => hooksThenEnd(w, group, member));
  });
  return activity;
}

function hooksThenEnd(w: World, group: Group, member: Member): void {
  if (member.lifecycleState !== 'Terminating') return;
  if (isGone(member.instance)) return end(w, group, member);
  startHooks(w, group, {
    member,
    transition: TERMINATING,
    origin: 'AutoScalingGroup',
    activity: member.termination,
    proceed: () => end(w, group, member),
    // ABANDON ends it too, unless the group keeps such instances (aws-facts.md §0.1-2).
    abandon: (why) => (group.retainOnAbandon ? retain(w, group, { member, why }) : end(w, group, member)),
  });
}

function end(w: World, group: Group, member: Member): void {
  terminateInstance(w, member.instance, {
    by: 'group',
    reason: 'Client.UserInitiatedShutdown: User initiated shutdown',
  });
  leave(w, group, member);
  const { termination: activity } = member;
  if (activity) finish(w, group, { activity, outcome: { status: 'Successful', event: 'Terminate' } });
}

function retain(w: World, group: Group, on: { member: Member; why: string }): void {
  const { member, why } = on;
  member.lifecycleState = 'Terminating:Retained';
  w.log('group', `${member.instance.id} Terminating:Retained in ${group.name}`);
  const message = `Instance failed to complete user's Lifecycle Action: ${why}`;
  const { termination: activity } = member;
  if (activity) finish(w, group, { activity, outcome: { status: 'Cancelled', message, event: 'Terminate' } });
}

/** Its membership is over; Describe calls see it as Terminated for some seconds more. */
export function leave(w: World, group: Group, member: Member): void {
  forgetActions(member);
  member.lifecycleState = 'Terminated';
  w.engine.after(w.random.int(10_000, 30_000), () => group.members.delete(member.instance.id));
}

function forgetActions(member: Member): void {
  for (const action of member.waiting.values()) action.timer();
  member.waiting.clear();
}
