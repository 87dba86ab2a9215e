// Which instance of a pool is to be replaced next, and why: one that is out of date, or that EC2 recommends to replace. One
// choice at a time, written into its memory; what follows from it is in wish.ts. Chooses nothing while replacements fail.
import { formatDuration } from '#lib/duration.ts';
import { count } from '#lib/text.ts';
import type { VoluntaryReason } from '#model/notice.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { isOut } from '#plan/pool-count.ts';
import { isNoticed } from './classify.ts';
import { outdated } from './outdated.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { busyTasks } from './workload.ts';

interface Candidate {
  readonly instance: InstanceFacts;
  readonly reason: VoluntaryReason;
  readonly why: string;
}

/** At most one choice for the pool, or why none is made although there would be one. */
export function decideChoice(situation: Situation, pool: PoolSpec): Findings {
  const group = situation.observation.pools.get(pool.name)?.group;
  if (!modeAllows(situation.spec, 'drain') || group === undefined) return NOTHING;
  const members = [...situation.observation.instances.values()].filter((each) => each.pool === pool.name);
  const candidates = members.flatMap((instance) => candidateOf(situation, { instance, pool, group }) ?? []);
  if (candidates.length === 0) return NOTHING;
  const held = obstacleTo(situation, { pool, group, members });
  const [first] = candidates.sort(byEase(situation));
  const told = `${count(candidates.length, 'instance')} to replace (${first!.why})`;
  if (held !== undefined)
    return { ...NOTHING, waits: [{ pool: pool.name, kind: 'waiting', reason: `${told}: ${held}` }] };
  return { ...NOTHING, actions: [choose(situation, { pool, group, candidate: first! })] };
}

interface Member {
  readonly instance: InstanceFacts;
  readonly pool: PoolSpec;
  readonly group: GroupFacts;
}

function candidateOf(situation: Situation, { instance, pool, group }: Member): Candidate | undefined {
  const isFree = instance.group?.lifecycleState === 'InService' && instance.container?.status === 'ACTIVE';
  if (!isFree || isNoticed(situation, instance)) return undefined;
  if (standingOf(situation, instance).handsOff) return undefined;
  if (pool.onRebalance === 'replace' && isRecommended(situation, instance))
    return { instance, reason: 'rebalance', why: 'EC2 recommends it' };
  const why = outdated(situation.spec.refresh?.on, { instance, group });
  return why === undefined ? undefined : { instance, reason: 'refresh', why };
}

const isRecommended = ({ notices }: Situation, { instanceId, launchedAt = 0 }: InstanceFacts): boolean =>
  (notices.get(instanceId) ?? []).some(({ kind, at }) => kind === 'rebalance' && at >= launchedAt);

/** What EC2 recommends first; then what is idle, or least busy; then the oldest. */
function byEase({ spec }: Situation): (a: Candidate, b: Candidate) => number {
  const urgency = ({ reason }: Candidate) => (reason === 'rebalance' ? 0 : 1);
  const load = ({ instance }: Candidate) => busyTasks(instance, spec.workloads).length;
  const age = ({ instance }: Candidate) => instance.launchedAt ?? 0;
  return (a, b) =>
    urgency(a) - urgency(b) ||
    load(a) - load(b) ||
    age(a) - age(b) ||
    (a.instance.instanceId < b.instance.instanceId ? -1 : 1);
}

interface Pool {
  readonly pool: PoolSpec;
  readonly group: GroupFacts;
  readonly members: readonly InstanceFacts[];
}

/** How long an instance may take to join before it is a sign that replacements do not. */
const JOIN_MS = 600_000;

/** Why nothing may be chosen now. */
function obstacleTo(situation: Situation, { pool, group, members }: Pool): string | undefined {
  const { doubts, spec, now } = situation;
  if (doubts.voluntary !== undefined) return doubts.voluntary;
  if (group.managedByEcs) return 'a capacity provider of ECS manages this group; left to it';
  if (pool.onRebalance === 'replace' && group.capacityRebalance === true)
    return "the group's own capacity rebalance replaces instances; take one of the two off";
  if (group.suspendedProcesses.includes('Launch')) return 'its group launches nothing: Launch is suspended';
  const strangers = members.filter(
    ({ container, launchedAt = now, group: member }) =>
      container === undefined &&
      member?.lifecycleState.startsWith('Terminat') !== true &&
      now - launchedAt >= JOIN_MS,
  );
  if (strangers.length > 0)
    return `${count(strangers.length, 'instance')} did not join within ${formatDuration(JOIN_MS)}; replacements may not either`;
  const wishes = members.flatMap((each) => standingOf(situation, each).wish ?? []);
  if (wishes.some(({ replacement }) => typeof replacement === 'number'))
    return 'a replacement is being asked for';
  const under = wishes.filter(({ reason }) => reason !== 'person').length;
  const most = Math.max(1, spec.refresh?.surge ?? 1);
  if (under >= most) return `${count(under, 'replacement')} under way, at most ${most} at once`;
  const leaving = members.filter(isOut).length;
  const short = group.desired - members.filter((each) => each.group?.lifecycleState === 'InService').length;
  return short > 0 && leaving === 0 ? `the group is ${count(short, 'instance')} short` : undefined;
}

function choose(
  situation: Situation,
  { pool, group, candidate }: { pool: PoolSpec; group: GroupFacts; candidate: Candidate },
): Action {
  const { instance, reason, why } = candidate;
  const surge = situation.spec.refresh?.surge ?? 1;
  const mayRaise = surge > 0 && group.desired + 1 <= group.max;
  const memory = {
    why: reason,
    since: situation.now,
    tookTargets: false,
    replacement: mayRaise ? group.desired + 1 : ('none' as const),
  };
  return {
    kind: 'remember',
    instanceId: instance.instanceId,
    pool: pool.name,
    forced: false,
    nature: 'routine',
    containerInstanceArn: instance.container!.arn,
    value: packMemory(memory),
    reason: `to be replaced: ${why}`,
  };
}
