// Capacity Rebalance: at a rebalance recommendation the group launches a replacement, and ends the instance at risk once
// that serves; at an interruption notice both begin at once (aws-facts.md §4.4).
import { keepingOf, takeCensus } from './group-count.ts';
import { terminateMember } from './group-end.ts';
import { launchOne } from './group-launch.ts';
import { isBeingReplaced, mayExceed, replaceFirst } from './replace.ts';
import type { Ec2Instance, Group, Member, World } from './state.ts';

const LOOK_MS = 2_000;

const looked = new WeakSet<Group>();

/** Looks for recommendations every two seconds, from now on; may be called again. */
export function startCapacityRebalance(w: World, group: Group): void {
  if (!group.capacityRebalance || looked.has(group)) return;
  looked.add(group);
  const look = () => {
    if (!group.capacityRebalance) {
      looked.delete(group);
      return;
    }
    for (const member of membersAtRisk(group)) act(w, group, member);
    w.engine.after(LOOK_MS, look);
  };
  w.engine.after(LOOK_MS, look);
}

/** A list only where there is any: acting changes the members. */
function membersAtRisk(group: Group): readonly Member[] {
  let found: Member[] | undefined;
  for (const member of group.members.values()) {
    if (!atRisk(member.instance)) continue;
    found ??= [];
    found.push(member);
  }
  return found ?? [];
}

const atRisk = ({ rebalanceAt, interruption, state }: Ec2Instance): boolean =>
  state === 'running' && (rebalanceAt !== undefined || interruption !== undefined);

function act(w: World, group: Group, member: Member): void {
  if (member.lifecycleState !== 'InService') return;
  const { instance } = member;
  const cause = `an EC2 instance rebalance recommendation for ${instance.id}`;
  const replacing = isBeingReplaced(group, member);
  if (instance.interruption && !group.suspended.has('Terminate')) {
    // No time to wait for a replacement: its hook and the launch begin together.
    terminateMember(w, group, member, { decrement: false, cause });
    if (!replacing) launchAtOnce(w, group, cause);
    return;
  }
  if (replacing) return;
  const census = takeCensus(group);
  if (mayExceed(group, census, group.desired)) replaceFirst(w, group, { old: member, cause, census });
}

function launchAtOnce(w: World, group: Group, cause: string): void {
  const census = takeCensus(group);
  if (group.suspended.has('Launch') || census.units >= group.desired) return;
  if (w.engine.now >= keepingOf(group).launchAfter) launchOne(w, group, { census, cause });
}
