// How soon a cluster is looked at again when no event asks for it sooner. Pure.
import type { InstanceFacts, Observation } from '#model/observation.ts';
import type { Outcome, Plan } from '#model/plan.ts';

export interface LastPass {
  readonly observation: Observation;
  readonly plan: Plan;
  readonly outcomes: readonly Outcome[];
  /** Notices that are held and not settled. */
  readonly notices: number;
  /** How far apart whole readings must be, ms, so that all clusters together keep to their share (fair-pace.ts). */
  readonly fairMs?: number;
}

const calmMs = 15_000;
/** The second channel of a spot interruption is polled at least this often (law 1). */
const spotMs = 10_000;
const incompleteMs = 5_000;
const drainingMs = 5_000;
const urgentMs = 2_500;
const leastMs = 250;

/** Ms until the next pass; `now` in ms since the epoch. */
export function nextPassInMs(last: LastPass, now: number): number {
  const { observation, plan, outcomes, notices, fairMs = 0 } = last;
  const ours = [...observation.instances.values()].filter((instance) => instance.pool !== undefined);
  // Asking sooner than the buckets allow only brings less.
  const waits = [Math.max(calmMs, fairMs)];
  if (ours.some((instance) => instance.market === 'spot')) waits.push(Math.max(spotMs, fairMs));
  if (isIncomplete(observation)) waits.push(Math.max(incompleteMs, fairMs));
  if (ours.some(isOnItsWay)) waits.push(drainingMs);
  const unfinished = outcomes.some(({ result, action }) => result !== 'done' && action.forced);
  if (notices > 0 || unfinished || ours.some(isTaken) || plan.actions.some((action) => action.forced))
    waits.push(urgentMs);
  if (plan.dueAt !== undefined) waits.push(Math.max(leastMs, plan.dueAt - now));
  return Math.min(...waits);
}

/** Status checks are asked for once a minute, whatever the pace: reading the rest sooner brings them no sooner. */
function isIncomplete({ parts: { statusChecks: _, ...parts } }: Observation): boolean {
  return Object.values(parts).some((part) => !part.complete);
}

/** It leaves, whoever wants it to. */
export function isOnItsWay({ group, container }: InstanceFacts): boolean {
  return group?.lifecycleState.startsWith('Terminating') === true || container?.status === 'DRAINING';
}

/** AWS takes it, as its spot request says. */
export function isTaken({ spotRequest, ec2State }: InstanceFacts): boolean {
  return ec2State === 'running' && spotRequest?.statusCode.startsWith('marked-for-') === true;
}
