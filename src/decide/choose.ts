// Which instances of a pool are to leave, and why: written into their memory, and what follows from it is in wish.ts.
// What is out of date goes one at a time; what EC2 recommends to replace is noted at once, and of what is not needed as many as budgets
// allow. Chooses nothing while replacements fail.
import { formatDuration } from '#lib/duration.ts';
import { count } from '#lib/text.ts';
import type { VoluntaryReason } from '#model/notice.ts';
import type { FleetFacts, GroupFacts, InstanceFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { heldAsSurplus, withOut } from '#plan/budgets.ts';
import { sharedWith } from '#plan/elsewhere.ts';
import { packMemory } from '#plan/memory.ts';
import { countPool, fleetIsShort, isOnStandby, shortOf } from '#plan/pool-count.ts';
import { JOIN_MS, unjoinedFor } from '#plan/stray.ts';
import { isNoticed } from './classify.ts';
import { byEase } from './ease.ts';
import { isSurplus } from './lack.ts';
import { cannotTellOfFleet, outdated } from './outdated.ts';
import { capacityOwner } from './owner.ts';
import { recommendedAt } from './rebalance.ts';
import { surgeOf, wantsReplacement } from './replace-first.ts';
import { sickness, tooManySick } from './sick.ts';
import { type Findings, merge, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';
import { standingOf } from './standing.ts';
import { holdsSurplus, servicesUnread, surplusOf, whyBusy } from './surplus.ts';
import { isGivenUp } from './wish.ts';

interface Candidate {
  readonly instance: InstanceFacts;
  readonly reason: VoluntaryReason;
  /** When the reason arose, ms since the epoch. */
  readonly since: number;
  readonly why: string;
}

interface Pool {
  readonly pool: PoolSpec;
  /** One of the two. */
  readonly group?: GroupFacts;
  readonly fleet?: FleetFacts;
  readonly members: readonly InstanceFacts[];
}

/** The choices for the pool, or why none is made although there would be some. */
export function decideChoice(situation: Situation, pool: PoolSpec): Findings {
  const facts = situation.observation.pools.get(pool.name);
  if (!modeAllows(situation.spec, 'drain') || facts === undefined) return NOTHING;
  const members = [...situation.observation.instances.values()].filter((each) => each.pool === pool.name);
  const of = { pool, members, ...facts };
  const free = members.filter((instance) => isFree(situation, instance));
  return merge([
    chooseSick(situation, of, free),
    chooseRecommended(situation, of, free),
    chooseOutdated(situation, of, free),
    chooseSurplus(situation, of, free),
  ]);
}

/** In service, and nothing else is going on with it. */
function isFree(situation: Situation, instance: InstanceFacts): boolean {
  const { group, fleet, ec2State, container } = instance;
  const isMember = group?.lifecycleState === 'InService' || (fleet !== undefined && ec2State === 'running');
  const isUp = isMember && container?.status === 'ACTIVE';
  return isUp && !isNoticed(situation, instance) && !standingOf(situation, instance).handsOff;
}

/** One at a time, and nobody where many look sick at once. What looks sick by one sign only is told. */
function chooseSick(situation: Situation, of: Pool, free: readonly InstanceFacts[]): Findings {
  const { now, observation } = situation;
  const candidates = free.flatMap((instance): Candidate[] => {
    const why = sickness(situation, instance);
    return why === undefined ? [] : [{ instance, reason: 'unhealthy', since: now, why }];
  });
  if (candidates.length === 0) return NOTHING;
  const declared = [...observation.instances.values()].filter(({ pool }) => pool !== undefined);
  const held =
    obstacle(situation, of) ??
    tooManySick(situation, of.members) ??
    tooManySick(situation, declared) ??
    (isUnderWay(situation, of) ? 'one is being replaced' : undefined);
  return held === undefined ? choose(situation, of, candidates.slice(0, 1)) : wait(of, candidates, held);
}

/** All at once: a recommendation is told once, and a choice is only a note. They are replaced a few at a time. */
function chooseRecommended(situation: Situation, of: Pool, free: readonly InstanceFacts[]): Findings {
  const { group } = of;
  if (group === undefined) return NOTHING;
  const candidates = free.flatMap((instance): Candidate[] => {
    const since = recommendedAt(situation, { pool: of.pool, group }, instance);
    return since === undefined ? [] : [{ instance, reason: 'rebalance', since, why: RECOMMENDED }];
  });
  if (candidates.length === 0) return NOTHING;
  const held = obstacle(situation, of);
  return held === undefined ? choose(situation, of, candidates) : wait(of, candidates, held);
}

const RECOMMENDED = 'EC2 recommends to replace it: it may be interrupted sooner than others';

/** What is idle, or least busy; then the oldest. No more than replacements may come at once. */
function chooseOutdated(situation: Situation, of: Pool, free: readonly InstanceFacts[]): Findings {
  const on = situation.spec.refresh?.on;
  const group = of.group ?? of.fleet;
  if (on === undefined || (of.fleet && cannotTellOfFleet(on, of.fleet) !== undefined)) return NOTHING;
  const candidates = free.flatMap((instance): Candidate[] => {
    const why = group && outdated(on, { instance, group });
    return why === undefined ? [] : [{ instance, reason: 'refresh', since: situation.now, why }];
  });
  if (candidates.length === 0) return NOTHING;
  const held =
    obstacle(situation, of) ??
    noBetter(situation, of.group ?? of.fleet, candidates) ??
    alreadyUnderWay(situation, of);
  const sooner = byEase(situation);
  const sorted = candidates.sort((a, b) => sooner(a.instance, b.instance));
  return held === undefined ? choose(situation, of, sorted.slice(0, 1)) : wait(of, sorted, held);
}

/**
 * So many of one pool are on their way at once: each is read in every pass until it is gone, and read again before it is drained and before
 * it is ended, out of a bucket that refills by 20 calls a second (aws-facts.md §2.1).
 */
export const MOST_AT_ONCE = 10;

/** As many as the budgets allow. */
function chooseSurplus(situation: Situation, of: Pool, free: readonly InstanceFacts[]): Findings {
  const candidates: Candidate[] = [];
  const under = wishesOf(situation, of);
  for (const { instance, reason, why } of surplusOf(situation, { pool: of.pool, free })) {
    const next: Candidate = { instance, reason, since: situation.now, why };
    const before = candidates.length;
    const held =
      (before === 0 ? holdsAll(situation, of) : undefined) ?? budgetOf(situation, of, { reason, before });
    if (held !== undefined && before === 0) return wait(of, [next], held);
    if (held !== undefined || under + before >= MOST_AT_ONCE) break;
    candidates.push(next);
  }
  return candidates.length > 0 ? choose(situation, of, candidates) : tellBusy(situation, of, free);
}

/** Where services spread over their hosts none is ever idle: then the pool does not shrink, and that has a cure. */
function tellBusy(situation: Situation, { pool }: Pool, free: readonly InstanceFacts[]): Findings {
  const why = whyBusy(situation, { pool, free });
  return why === undefined
    ? NOTHING
    : { ...NOTHING, waits: [{ pool: pool.name, kind: 'waiting', reason: why }] };
}

/** Why none may go now, however many could. */
const holdsAll = (situation: Situation, of: Pool): string | undefined =>
  obstacle(situation, of) ??
  servicesUnread(situation.observation) ??
  capacityOwner(situation, of.pool) ??
  holdsSurplus(situation, of.pool);

/** Those that are chosen and not drained yet count as well, and the ones that are chosen `before` it in this pass. */
function budgetOf(
  { spec, ...situation }: Situation,
  of: Pool,
  { reason, before }: { reason: VoluntaryReason; before: number },
): string | undefined {
  const { observation, recall, now } = situation;
  const drains = recall.drains ?? new Map();
  const pool = countPool(observation, { pool: of.pool.name, drains, now });
  const chosen = wishesOf({ spec, ...situation }, of);
  const out = Math.max(pool.out, chosen);
  return heldAsSurplus(spec.disruption?.budgets, {
    pool: withOut({ ...pool, out }, before, now),
    reason,
    now,
  });
}

/** Why nothing may be chosen now, whatever the reason. */
function obstacle({ doubts, recall, now }: Situation, { group, fleet, members }: Pool): string | undefined {
  if (doubts.voluntary !== undefined) return doubts.voluntary;
  const shared = sharedWith(members);
  if (shared !== undefined) return `the pool is ${shared}`;
  if (fleet?.maintains === false) return 'its Spot Fleet is of type request, and replaces nothing';
  if (fleet !== undefined && fleet.state !== 'active') return `its Spot Fleet is ${fleet.state}`;
  if (group?.refresh !== undefined) return 'an instance refresh of Auto Scaling is under way';
  if (group?.capacityProvider === undefined && group?.managedByEcs)
    return 'a capacity provider of ECS manages this group; left to it, as ecs:DescribeCapacityProviders is not allowed';
  if (group?.suspendedProcesses.includes('Launch')) return 'its group launches nothing: Launch is suspended';
  const strangers = members.filter(
    (each) =>
      each.container === undefined &&
      each.group?.lifecycleState.startsWith('Terminat') !== true &&
      unjoinedFor(each, { watchedSince: recall.watchedSince, now }) >= JOIN_MS,
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
  group: Pick<GroupFacts, 'template'> | undefined,
  candidates: readonly Candidate[],
): string | undefined {
  const since = Math.max(now - IN_VAIN_MS, (group?.template?.createdAt ?? 0) + NEW_VERSION_MS);
  const young = candidates.find(({ instance }) => (instance.launchedAt ?? 0) > since);
  return young === undefined
    ? undefined
    : `${young.instance.instanceId} was launched a moment ago and is out of date too; replacements may be no better`;
}

/** A choice that waits holds nobody up: it may wait for this very one. */
function isUnderWay(situation: Situation, { members }: Pool): boolean {
  return members.some((each) => {
    const { wish } = standingOf(situation, each);
    if (wish === undefined || wish.reason === 'person') return false;
    return wish.reason === 'unhealthy' || each.container?.status === 'DRAINING' || isOnStandby(each);
  });
}

function wishesOf(situation: Situation, { members }: Pool): number {
  return members.filter((each) => {
    const standing = standingOf(situation, each);
    const { wish } = standing;
    if (wish === undefined || wish.reason === 'person') return false;
    // One that was taken back as it was needed again serves as it did before.
    const isBack = isSurplus(situation, each) && each.container?.status === 'ACTIVE';
    return !(isBack && isGivenUp({ standing, situation }));
  }).length;
}

function alreadyUnderWay(situation: Situation, of: Pool): string | undefined {
  const many = wishesOf(situation, of);
  if (many >= Math.max(1, surgeOf(situation.spec)))
    return many === 1 ? 'one is being replaced' : `${many} are being replaced`;
  const inFleet = of.fleet && fleetIsShort(of.fleet);
  if (inFleet !== undefined) return inFleet;
  const { short } = shortOf(situation.observation, of.pool.name);
  return short > 0 ? `the group is ${count(short, 'instance')} short` : undefined;
}

function wait({ pool }: Pool, candidates: readonly Candidate[], held: string): Findings {
  const { reason: why } = candidates[0]!;
  const verb = why === 'scaleIn' || why === 'consolidate' ? 'to end' : 'to replace';
  const told = `${count(candidates.length, 'instance')} ${verb} (${candidates[0]!.why})`;
  return { ...NOTHING, waits: [{ pool: pool.name, kind: 'waiting', reason: `${told}: ${held}` }] };
}

/** On standby the memory is all that tells whose it is: a tag outlives the registration, an attribute does not. */
function choose(situation: Situation, { pool, group }: Pool, candidates: readonly Candidate[]): Findings {
  const actions = candidates.map(
    ({ instance, reason, since, why }): Action => ({
      kind: 'remember',
      instanceId: instance.instanceId,
      pool: pool.name,
      forced: false,
      nature: 'routine',
      containerInstanceArn: instance.container!.arn,
      value: packMemory({ why: reason, since, tookTargets: false }),
      ...(group !== undefined && wantsReplacement(situation, { reason }) && { inTag: true }),
      reason: `${reason === 'scaleIn' || reason === 'consolidate' ? 'to leave' : 'to be replaced'}: ${why}`,
    }),
  );
  return { ...NOTHING, actions };
}
