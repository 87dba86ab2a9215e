// Which instance of a pool is to be replaced next, because it is out of date. One at a time, written into its memory; what
// follows from it is in wish.ts. Chooses nothing while replacements fail.
import { formatDuration } from '#lib/duration.ts';
import { count } from '#lib/text.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { shortOf } from '#plan/pool-count.ts';
import { isNoticed } from './classify.ts';
import { outdated } from './outdated.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { busyTasks } from './workload.ts';

interface Candidate {
  readonly instance: InstanceFacts;
  readonly why: string;
}

/** At most one choice for the pool, or why none is made although there would be one. */
export function decideChoice(situation: Situation, pool: PoolSpec): Findings {
  const group = situation.observation.pools.get(pool.name)?.group;
  if (!modeAllows(situation.spec, 'drain') || group === undefined) return NOTHING;
  const members = [...situation.observation.instances.values()].filter((each) => each.pool === pool.name);
  const candidates = members.flatMap((instance) => candidateOf(situation, { instance, group }) ?? []);
  if (candidates.length === 0) return NOTHING;
  const held = obstacleTo(situation, { pool, group, members, candidates });
  const [first] = candidates.sort(byEase(situation));
  const told = `${count(candidates.length, 'instance')} to replace (${first!.why})`;
  if (held !== undefined)
    return { ...NOTHING, waits: [{ pool: pool.name, kind: 'waiting', reason: `${told}: ${held}` }] };
  return { ...NOTHING, actions: [choose(situation, pool, first!)] };
}

interface Member {
  readonly instance: InstanceFacts;
  readonly group: GroupFacts;
}

function candidateOf(situation: Situation, { instance, group }: Member): Candidate | undefined {
  const isFree = instance.group?.lifecycleState === 'InService' && instance.container?.status === 'ACTIVE';
  if (!isFree || isNoticed(situation, instance)) return undefined;
  if (standingOf(situation, instance).handsOff) return undefined;
  const why = outdated(situation.spec.refresh?.on, { instance, group });
  return why === undefined ? undefined : { instance, why };
}

/** What is idle, or least busy; then the oldest. */
function byEase({ spec }: Situation): (a: Candidate, b: Candidate) => number {
  const load = ({ instance }: Candidate) => busyTasks(instance, spec.workloads).length;
  const age = ({ instance }: Candidate) => instance.launchedAt ?? 0;
  return (a, b) =>
    load(a) - load(b) || age(a) - age(b) || (a.instance.instanceId < b.instance.instanceId ? -1 : 1);
}

interface Pool {
  readonly pool: PoolSpec;
  readonly group: GroupFacts;
  readonly members: readonly InstanceFacts[];
  readonly candidates: readonly Candidate[];
}

/** How long an instance may take to join before it is a sign that replacements do not. */
const JOIN_MS = 600_000;

/** What was launched this recently, and since the new version was there, and is out of date: replacing is in vain. */
const IN_VAIN_MS = 1_800_000;
const NEW_VERSION_MS = 60_000;

/** Why nothing may be chosen now. */
function obstacleTo(situation: Situation, { pool, group, members, candidates }: Pool): string | undefined {
  const { doubts, now, observation } = situation;
  if (doubts.voluntary !== undefined) return doubts.voluntary;
  if (group.refresh !== undefined) return 'an instance refresh of Auto Scaling is under way';
  if (group.capacityProvider === undefined && group.managedByEcs)
    return 'a capacity provider of ECS manages this group; left to it, as ecs:DescribeCapacityProviders is not allowed';
  if (group.suspendedProcesses.includes('Launch')) return 'its group launches nothing: Launch is suspended';
  const strangers = members.filter(
    ({ container, launchedAt = now, group: member }) =>
      container === undefined &&
      member?.lifecycleState.startsWith('Terminat') !== true &&
      now - launchedAt >= JOIN_MS,
  );
  if (strangers.length > 0)
    return `${count(strangers.length, 'instance')} did not join within ${formatDuration(JOIN_MS)}; replacements may not either`;
  const since = Math.max(now - IN_VAIN_MS, (group.template?.createdAt ?? 0) + NEW_VERSION_MS);
  const young = candidates.find(({ instance }) => (instance.launchedAt ?? 0) > since);
  if (young !== undefined)
    return `${young.instance.instanceId} was launched a moment ago and is out of date too; replacements may be no better`;
  const wishes = members.flatMap((each) => standingOf(situation, each).wish ?? []);
  if (wishes.some(({ reason }) => reason !== 'person')) return 'one is being replaced';
  const { short } = shortOf(observation, pool.name);
  return short > 0 ? `the group is ${count(short, 'instance')} short` : undefined;
}

function choose({ now }: Situation, pool: PoolSpec, { instance, why }: Candidate): Action {
  return {
    kind: 'remember',
    instanceId: instance.instanceId,
    pool: pool.name,
    forced: false,
    nature: 'routine',
    containerInstanceArn: instance.container!.arn,
    value: packMemory({ why: 'refresh', since: now, tookTargets: false }),
    reason: `to be replaced: ${why}`,
  };
}
