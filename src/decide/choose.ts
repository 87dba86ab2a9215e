// Which instances of a pool are to be replaced, and why: written into their memory, and what follows from it is in wish.ts.
// What is out of date goes one at a time; what EC2 recommends to replace is noted at once. Chooses nothing while replacements
// fail.
import { formatDuration } from '#lib/duration.ts';
import { count } from '#lib/text.ts';
import type { VoluntaryReason } from '#model/notice.ts';
import type { GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { shortOf } from '#plan/pool-count.ts';
import { isNoticed } from './classify.ts';
import { outdated } from './outdated.ts';
import { recommendedAt } from './rebalance.ts';
import { surgeOf } from './replace-first.ts';
import { type Findings, merge, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { busyTasks } from './workload.ts';

interface Candidate {
  readonly instance: InstanceFacts;
  readonly reason: VoluntaryReason;
  /** When the reason arose, ms since the epoch. */
  readonly since: number;
  readonly why: string;
}

interface Pool {
  readonly pool: PoolSpec;
  readonly group: GroupFacts;
  readonly members: readonly InstanceFacts[];
}

/** The choices for the pool, or why none is made although there would be some. */
export function decideChoice(situation: Situation, pool: PoolSpec): Findings {
  const group = situation.observation.pools.get(pool.name)?.group;
  if (!modeAllows(situation.spec, 'drain') || group === undefined) return NOTHING;
  const members = [...situation.observation.instances.values()].filter((each) => each.pool === pool.name);
  const of = { pool, group, members };
  const free = members.filter((instance) => isFree(situation, instance));
  return merge([chooseRecommended(situation, of, free), chooseOutdated(situation, of, free)]);
}

/** In service, and nothing else is going on with it. */
function isFree(situation: Situation, instance: InstanceFacts): boolean {
  const isUp = instance.group?.lifecycleState === 'InService' && instance.container?.status === 'ACTIVE';
  return isUp && !isNoticed(situation, instance) && !standingOf(situation, instance).handsOff;
}

/** All at once: a recommendation is told once, and a choice is only a note. They are replaced a few at a time. */
function chooseRecommended(situation: Situation, of: Pool, free: readonly InstanceFacts[]): Findings {
  const candidates = free.flatMap((instance): Candidate[] => {
    const since = recommendedAt(situation, of, instance);
    return since === undefined ? [] : [{ instance, reason: 'rebalance', since, why: RECOMMENDED }];
  });
  if (candidates.length === 0) return NOTHING;
  const held = obstacle(situation, of);
  return held === undefined ? choose(of, candidates) : wait(of, candidates, held);
}

const RECOMMENDED = 'EC2 recommends to replace it: it may be interrupted sooner than others';

/** What is idle, or least busy; then the oldest. No more than replacements may come at once. */
function chooseOutdated(situation: Situation, of: Pool, free: readonly InstanceFacts[]): Findings {
  const candidates = free.flatMap((instance): Candidate[] => {
    const why = outdated(situation.spec.refresh?.on, { instance, group: of.group });
    return why === undefined ? [] : [{ instance, reason: 'refresh', since: situation.now, why }];
  });
  if (candidates.length === 0) return NOTHING;
  const held =
    obstacle(situation, of) ?? noBetter(situation, of.group, candidates) ?? alreadyUnderWay(situation, of);
  const sorted = candidates.sort(byEase(situation));
  return held === undefined ? choose(of, sorted.slice(0, 1)) : wait(of, sorted, held);
}

function byEase({ spec }: Situation): (a: Candidate, b: Candidate) => number {
  const load = ({ instance }: Candidate) => busyTasks(instance, spec.workloads).length;
  const age = ({ instance }: Candidate) => instance.launchedAt ?? 0;
  return (a, b) =>
    load(a) - load(b) || age(a) - age(b) || (a.instance.instanceId < b.instance.instanceId ? -1 : 1);
}

/** How long an instance may take to join before it is a sign that replacements do not. */
const JOIN_MS = 600_000;

/** Why nothing may be chosen now, whatever the reason. */
function obstacle({ doubts, now }: Situation, { group, members }: Pool): string | undefined {
  if (doubts.voluntary !== undefined) return doubts.voluntary;
  if (group.managedByEcs) return 'a capacity provider of ECS manages this group; left to it';
  if (group.suspendedProcesses.includes('Launch')) return 'its group launches nothing: Launch is suspended';
  const strangers = members.filter(
    ({ container, launchedAt = now, group: member }) =>
      container === undefined &&
      member?.lifecycleState.startsWith('Terminat') !== true &&
      now - launchedAt >= JOIN_MS,
  );
  return strangers.length === 0
    ? undefined
    : `${count(strangers.length, 'instance')} did not join within ${formatDuration(JOIN_MS)}; replacements may not either`;
}

/** What was launched this recently, and since the new version was there, and is out of date: replacing is in vain. */
const IN_VAIN_MS = 1_800_000;
const NEW_VERSION_MS = 60_000;

function noBetter(
  { now }: Situation,
  group: GroupFacts,
  candidates: readonly Candidate[],
): string | undefined {
  const since = Math.max(now - IN_VAIN_MS, (group.template?.createdAt ?? 0) + NEW_VERSION_MS);
  const young = candidates.find(({ instance }) => (instance.launchedAt ?? 0) > since);
  return young === undefined
    ? undefined
    : `${young.instance.instanceId} was launched a moment ago and is out of date too; replacements may be no better`;
}

function alreadyUnderWay(situation: Situation, { pool, members }: Pool): string | undefined {
  const wishes = members.flatMap((each) => standingOf(situation, each).wish ?? []);
  const many = wishes.filter(({ reason }) => reason !== 'person').length;
  if (many >= Math.max(1, surgeOf(situation.spec)))
    return many === 1 ? 'one is being replaced' : `${many} are being replaced`;
  const { short } = shortOf(situation.observation, pool.name);
  return short > 0 ? `the group is ${count(short, 'instance')} short` : undefined;
}

function wait({ pool }: Pool, candidates: readonly Candidate[], held: string): Findings {
  const told = `${count(candidates.length, 'instance')} to replace (${candidates[0]!.why})`;
  return { ...NOTHING, waits: [{ pool: pool.name, kind: 'waiting', reason: `${told}: ${held}` }] };
}

function choose({ pool }: Pool, candidates: readonly Candidate[]): Findings {
  const actions = candidates.map(
    ({ instance, reason, since, why }): Action => ({
      kind: 'remember',
      instanceId: instance.instanceId,
      pool: pool.name,
      forced: false,
      nature: 'routine',
      containerInstanceArn: instance.container!.arn,
      value: packMemory({ why: reason, since, tookTargets: false }),
      reason: `to be replaced: ${why}`,
    }),
  );
  return { ...NOTHING, actions };
}
