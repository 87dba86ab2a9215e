// Health checks of a group's members, and the end of those that have lived too long (aws-facts.md §4.4 Health,
// MaxInstanceLifetime). Protection from scale-in stops the second, never the first (§4.3).
import { finish, note } from './activities.ts';
import { counted, isGone, surplus, takeCensus } from './group-count.ts';
import { leave, terminateMember } from './group-end.ts';
import { diedEarly } from './group-launch.ts';
import type { Group, Member, World } from './state.ts';

/** "Only after a few minutes" (§4.4). */
const IMPAIRED_MS = 180_000;

/** Finds what is unhealthy, and ends it, so that something else takes its place. */
export function checkHealth(w: World, group: Group): void {
  const checks = !group.suspended.has('HealthCheck');
  let unhealthy: Member[] | undefined;
  for (const member of group.members.values()) {
    if (!counted(member)) continue;
    if (checks && fails(w, member)) member.health = 'Unhealthy';
    if (member.health === 'Unhealthy') {
      unhealthy ??= [];
      unhealthy.push(member);
    }
  }
  if (!unhealthy || group.suspended.has('ReplaceUnhealthy')) return;
  for (const member of unhealthy) replace(w, group, member);
}

/** An instance that EC2 does not run fails at once, an impaired one after some minutes. */
function fails(w: World, member: Member): boolean {
  const { instance } = member;
  if (instance.state !== 'running' && instance.state !== 'pending') return true;
  const impaired = instance.impairedUntil !== undefined && instance.impairedUntil > w.engine.now;
  member.impairedSince = impaired ? (member.impairedSince ?? w.engine.now) : undefined;
  return impaired && w.engine.now - (member.impairedSince ?? 0) >= IMPAIRED_MS;
}

function replace(w: World, group: Group, member: Member): void {
  const { instance } = member;
  if (!isGone(instance)) {
    if (group.suspended.has('Terminate')) return;
    terminateMember(w, group, member, { decrement: false, cause: 'an unhealthy instance' });
    return;
  }
  if (member.inServiceAt === undefined) diedEarly(w, group, member);
  // No hook runs for what EC2 has already ended (§4.2).
  const description = `Terminating EC2 instance: ${instance.id}`;
  const cause = 'an EC2 health check, as it no longer runs';
  const activity = note(w, group, { description, cause, instance });
  finish(w, group, { activity, outcome: { status: 'Successful', event: 'Terminate' } });
  leave(w, group, member);
}

/** Ends what is older than the group allows, one at a time while the rest is there; protected ones may stay. */
export function endTheOldest(w: World, group: Group): void {
  const { maxInstanceLifetimeMs: most } = group;
  if (!most || group.suspended.has('Terminate')) return;
  const all = [...group.members.values()].filter(counted);
  if (all.some((m) => m.lifecycleState !== 'InService')) return;
  if (takeCensus(group).units < group.desired + surplus(group)) return;
  const old = all.filter((m) => !m.protected && w.engine.now - m.instance.launchedAt >= most);
  if (old.length === 0) return;
  const oldest = old.reduce((a, b) => (b.instance.launchedAt < a.instance.launchedAt ? b : a));
  terminateMember(w, group, oldest, {
    decrement: false,
    cause: 'an instance having reached its maximum lifetime',
  });
}
