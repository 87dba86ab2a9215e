// (spec, observation, notices, recall, now) → Plan. Pure: the same input gives the same plan, and nothing is touched.
import type { Notice } from '#model/notice.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Action, Plan, Recall } from '#model/plan.ts';
import { isInTag } from '#plan/memory.ts';
import { obstacleOf } from '#plan/obstacle.ts';
import { orderActions } from '#plan/order.ts';
import type { StillWaiting } from '#plan/shortages.ts';
import { atOnce } from './at-once.ts';
import { applyBrakes, brakesOf } from './brakes.ts';
import type { Case } from './case.ts';
import type { StateName } from './classify.ts';
import { decideRecord, decideRemarks, isSettled } from './cluster.ts';
import { doubtsOf } from './doubts.ts';
import { type Census, censusOf } from './floor.ts';
import { decideGrowth } from './growth/grow.ts';
import { growthOrder } from './growth/sources.ts';
import { wantedBack } from './growth/spare.ts';
import { decideExpiry } from './hook.ts';
import { decideForInstance, stateOf } from './instance.ts';
import { clusterOwner } from './owner.ts';
import { decideForPool } from './pool.ts';
import { holdShared } from './shared.ts';
import { type Findings, merge, modeAllows, NOTHING, poolOf, type Situation, type Spec } from './situation.ts';
import { standingOf } from './standing.ts';
import { unactedFields } from './unacted.ts';
import { isLive } from './workload.ts';

export interface Input {
  /** Validated, with defaults applied. */
  readonly spec: Spec;
  /** The document's name; without it nobody else's work is recognised. */
  readonly document?: string;
  readonly observation: Observation;
  /** What the queue told; whatever AWS itself shows is found in the observation. */
  readonly notices: readonly Notice[];
  readonly recall: Recall;
  /** What batch launchers wait for. */
  readonly reports?: readonly StillWaiting[];
  /** Ms since the epoch. */
  readonly now: number;
}

/** The plan for a whole cluster. */
export function decide(input: Input): Plan {
  const situation = situationOf(input);
  const blocked = obstacleOf(input.observation);
  if (blocked !== undefined)
    return planOf(input, { ...NOTHING, waits: [{ kind: 'refused', reason: blocked }] });
  const cases = casesOf(situation, [...input.observation.instances.values()]);
  const found = merge([
    ...cases.map(decideForInstance),
    ...decideForPools(situation),
    decideGrowth(situation, new Set(wantedBack(situation).keys())),
    decideRecord(situation),
    decideRemarks(situation),
    { ...NOTHING, waits: unactedFields(input.spec) },
  ]);
  return planOf(input, braked(situation, atOnce(situation, holdShared(situation, found)), cases));
}

/**
 * Whom one pool can do without depends on whom the others do without: what is chosen of one is thought away for the next. The pool that
 * grows last gives first.
 */
function decideForPools(situation: Situation): Findings[] {
  const { pools = [] } = situation.spec;
  const without = new Set<string>();
  const found = new Map<string, Findings>();
  for (const pool of growthOrder(pools).toReversed()) {
    const its = decideForPool({ ...situation, without: new Set(without) }, pool);
    for (const action of its.actions) if (isSurplusChoice(action)) without.add(action.instanceId);
    found.set(pool.name, its);
  }
  return pools.map(({ name }) => found.get(name)!);
}

const isSurplusChoice = (action: Action): action is Extract<Action, { kind: 'remember' }> =>
  action.kind === 'remember' && action.reason.startsWith('to leave: ');

/**
 * The fast path: instances on a notice, from cached facts. Only what can be taken back: DRAINING and memory. What is counted over the
 * whole cluster is counted once for all of them: of a storm of thousands each poll brings ten.
 */
export function decideInstances(input: Input & { readonly instanceIds: readonly string[] }): Plan {
  const situation = situationOf(input);
  const { instances } = input.observation;
  const isBlocked = obstacleOf(input.observation) !== undefined;
  const known = input.instanceIds.flatMap((id) => (isBlocked ? [] : (instances.get(id) ?? [])));
  const plans = casesOf(situation, known).map((theCase) => {
    const found = decideForInstance(theCase);
    const quick = found.actions.filter(
      (action) => action.forced && (action.kind === 'drain' || action.kind === 'remember'),
    );
    return planOf(input, braked(situation, { ...found, actions: quick }, [theCase]));
  });
  const nothing = planOf(input, braked(situation, NOTHING, []));
  return { ...(plans[0] ?? nothing), actions: plans.flatMap(({ actions }) => actions) };
}

/** What is done with one task, or with what stands for its host, by the state of that host alone. */
const URGENT: ReadonlySet<Action['kind']> = new Set([
  'drain',
  'remember',
  'removeTarget',
  'quiesce',
  'stopTask',
]);

/** Whom AWS takes, and what still runs there: they are read apart where the whole cluster takes too long. */
export function takenInstances(input: Input): string[] {
  const situation = situationOf(input);
  return casesOf(situation, [...input.observation.instances.values()]).flatMap(({ instance, standing }) => {
    const { spot, takenBack, handsOff } = standing;
    const isTaken = spot?.mayDrain === true && input.now < spot.deadline && !takenBack && !handsOff;
    return isTaken && instance.tasks.some(isLive) ? [instance.instanceId] : [];
  });
}

/** Between two whole readings: what those whom AWS takes ask for, who were read by themselves. Nothing voluntary. */
export function decideTaken(input: Input & { readonly instanceIds: readonly string[] }): Plan {
  const situation = situationOf(input);
  if (obstacleOf(input.observation) !== undefined) return planOf(input, NOTHING);
  const instances = input.instanceIds.flatMap((id) => input.observation.instances.get(id) ?? []);
  const cases = casesOf(situation, instances);
  const found = merge(cases.map(decideForInstance));
  const urgent = found.actions.filter((action) => action.forced && URGENT.has(action.kind));
  return planOf(input, braked(situation, holdShared(situation, { ...found, actions: urgent }), cases));
}

/** The state of every instance, by instance id. */
export function classifyInstances(input: Input): Map<string, StateName> {
  const situation = situationOf(input);
  return new Map(
    [...input.observation.instances].map(([id, instance]) => [id, stateOf(situation, instance)]),
  );
}

function situationOf({ spec, document, observation, notices, recall, reports, now }: Input): Situation {
  const byInstance = new Map<string, Notice[]>();
  for (const notice of notices) {
    const known = byInstance.get(notice.instanceId);
    if (known === undefined) byInstance.set(notice.instanceId, [notice]);
    else known.push(notice);
  }
  const owner = clusterOwner({ observation, document });
  const { voluntary = owner, growth = owner } = doubtsOf(observation, now);
  const doubts = { voluntary, growth };
  return { spec, document, observation, recall, reports, now, notices: byInstance, doubts };
}

function casesOf(situation: Situation, instances: readonly InstanceFacts[]): Case[] {
  let counted: Census | undefined;
  const census = () => {
    counted ??= censusOf(situation);
    return counted;
  };
  const settled = isSettled(situation);
  return instances.flatMap((instance) => {
    const pool = poolOf(situation.spec, instance);
    if (pool === undefined) return [];
    return [{ situation, instance, pool, standing: standingOf(situation, instance), census, settled }];
  });
}

function braked(situation: Situation, found: Findings, cases: readonly Case[]): Findings {
  const brakes = brakesOf(situation.observation);
  const expiries = brakes.frozen && modeAllows(situation.spec, 'drain') ? cases.map(decideExpiry) : [];
  return merge([applyBrakes(found, brakes), ...expiries]);
}

/** What is remembered goes where the rest of its memory is. */
function inItsPlace({ instances }: Observation, action: Action): Action {
  if (action.kind !== 'remember') return action;
  const instance = instances.get(action.instanceId);
  return instance && isInTag(instance) ? { ...action, inTag: true } : action;
}

function planOf({ observation, now }: Input, found: Findings): Plan {
  const dueAt = found.due.reduce(
    (least, due) => (due > now && due < least ? due : least),
    Number.POSITIVE_INFINITY,
  );
  return {
    cluster: observation.cluster.name,
    at: now,
    actions: orderActions(found.actions.map((action) => inItsPlace(observation, action))),
    waits: found.waits,
    ...(Number.isFinite(dueAt) && { dueAt }),
  };
}
