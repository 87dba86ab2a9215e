// The loop, once: observe, decide, act. The operator, the dry run and the simulation all go through here.
import type { Reserved } from '#aws/pace.ts';
import { decide, decideInstances } from '#decide/decide.ts';
import { unreadForGrowth } from '#decide/growth/grow.ts';
import type { Notice } from '#model/notice.ts';
import type { Observation } from '#model/observation.ts';
import type { Action, Outcome, Plan } from '#model/plan.ts';
import type { StillWaiting } from '#plan/shortages.ts';
import type { Cluster } from './cluster.ts';
import { type Asked, onTwoLooks } from './two-looks.ts';

export interface Pass {
  readonly observation: Observation;
  readonly plan: Plan;
  readonly outcomes: readonly Outcome[];
}

export interface ReconcileOptions {
  /** What the queue told and is not settled; asked for when all is read, as some may come meanwhile. */
  readonly notices: () => readonly Notice[];
  /** What batch launchers wait for, by what was read. */
  readonly reports?: (observation: Observation) => readonly StillWaiting[];
  /** What the pass before would have launched; without it one look is enough, as where there is but one. */
  readonly asked?: Asked;
  /** Decide only: nothing is written, nothing is read again. */
  readonly dryRun?: boolean;
  /** Somebody else is about to do it. */
  readonly isUnderWay?: (action: Action) => boolean;
  /** Told of the plan before it is carried out. */
  readonly onPlan?: (plan: Plan, observation: Observation, notices: readonly Notice[]) => void;
}

/** Rejects when the caller's account is not the spec's, and for nothing that AWS does otherwise. */
export async function reconcile(cluster: Cluster, options: ReconcileOptions): Promise<Pass> {
  const { dryRun = false, onPlan, isUnderWay = () => false } = options;
  const [observation] = await Promise.all([
    cluster.observe(options.notices()),
    cluster.account.assertRightAccount(),
  ]);
  const { spec, recall, clock, name: document } = cluster;
  const notices = options.notices();
  const reports = options.reports?.(observation) ?? [];
  const decided = decide({ spec, document, observation, notices, recall, reports, now: clock.now() });
  const isBlind = unreadForGrowth(observation).length > 0;
  const plan = options.asked === undefined ? decided : onTwoLooks(decided, options.asked, isBlind);
  onPlan?.(plan, observation, notices);
  const actions = plan.actions.filter((action) => !isUnderWay(action));
  const outcomes = dryRun ? [] : await cluster.act({ ...plan, actions }, notices);
  return { observation, plan, outcomes };
}

export interface AnswerOptions {
  readonly instanceIds: readonly string[];
  /** What the queue told and is not settled. */
  readonly notices: readonly Notice[];
  /** Told of the plan before it is carried out. */
  readonly onPlan?: (plan: Plan) => void;
  /** Of what is decided only this is carried out. */
  readonly only?: (action: Action) => boolean;
  /** A turn to set DRAINING. */
  readonly reserved?: Reserved;
}

/** The fast path: what notices ask for at once, from what is known. Does nothing before the first full pass. */
export async function answerNotices(
  cluster: Cluster,
  { instanceIds, notices, onPlan, only = () => true, reserved }: AnswerOptions,
): Promise<Outcome[]> {
  const { spec, recall, clock, observation, name: document } = cluster;
  if (observation === undefined || !cluster.account.isKnownRight()) return [];
  const now = clock.now();
  const ids = [...new Set(instanceIds)];
  const decided = decideInstances({ spec, document, observation, notices, recall, now, instanceIds: ids });
  const plan = { ...decided, actions: decided.actions.filter(only) };
  if (plan.actions.length === 0) return [];
  onPlan?.(plan);
  return cluster.act(plan, notices, reserved);
}
