// What a scenario says goes wrong: each fault happens at its time, to instances chosen by the seed.
import { parseDurationMs } from '#lib/duration.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { setDesired, terminateMember } from './group.ts';
import { interrupt } from './spot.ts';
import type { Member, World } from './state.ts';

export type Fault = NonNullable<Scenario['spec']['faults']>[number];

export function startFaults(w: World, faults: readonly Fault[]): void {
  for (const fault of faults) w.engine.after(parseDurationMs(fault.at), () => strike(w, fault));
}

function strike(w: World, fault: Fault): void {
  if (fault.spotInterruption) interruptSome(w, fault.spotInterruption);
  if (fault.setDesiredCapacity) {
    const group = w.groups.get(fault.setDesiredCapacity.pool);
    if (group) setDesired(w, group, fault.setDesiredCapacity.desired);
  }
  if (fault.terminateInGroup) terminateSome(w, fault.terminateInGroup);
}

/** Members of the group that could be struck, in an order that only the seed decides. */
function victims(w: World, pool: string, count: number): Member[] {
  const open = [...(w.groups.get(pool)?.members.values() ?? [])].filter(
    (m) =>
      m.instance.state === 'running' &&
      m.instance.container &&
      !m.instance.interruption &&
      m.lifecycleState === 'InService',
  );
  const chosen: Member[] = [];
  while (chosen.length < count && open.length > 0)
    chosen.push(...open.splice(w.chance('faults').int(0, open.length - 1), 1));
  return chosen;
}

function interruptSome(w: World, fault: NonNullable<Fault['spotInterruption']>): void {
  const overMs = parseDurationMs(fault.over ?? '1s');
  for (const member of victims(w, fault.pool ?? '', fault.count ?? 1)) {
    w.engine.after(w.chance('faults').int(0, overMs), () => interrupt(w, member.instance));
  }
}

function terminateSome(w: World, fault: NonNullable<Fault['terminateInGroup']>): void {
  const group = w.groups.get(fault.pool);
  for (const member of victims(w, fault.pool, fault.count)) {
    if (group) terminateMember(w, group, member, { decrement: true, cause: 'a user request' });
  }
}
