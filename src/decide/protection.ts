// Scale-in protection: on for instances that work, off for those that do not. Touches no other flag.
import { count, listed } from '#lib/text.ts';
import type { Action } from '#model/plan.ts';
import { ecsOwns, KEEP_TAG } from '#plan/owner.ts';
import { type Case, onInstance } from './case.ts';
import { tasksKnown } from './classify.ts';
import { isLetThrough } from './let-through.ts';
import { clusterOwner, leftToEcs } from './owner.ts';
import { type Findings, modeAllows, NOTHING, type PoolSpec, type Situation } from './situation.ts';
import { busyTasks } from './workload.ts';

/** A busy instance without protection gets it. */
export function decideProtect(theCase: Case): Findings {
  const { instance, situation } = theCase;
  if (!ownsFlag(theCase) || instance.group!.protectedFromScaleIn) return NOTHING;
  const busy = busyTasks(instance, situation.spec.workloads);
  if (busy.length === 0 || isLetThrough(situation, theCase.pool, instance)) return NOTHING;
  const names = [...new Set(busy.map((task) => task.service ?? task.family))].sort();
  return flag(theCase, 'protect', `busy with ${count(busy.length, 'task')}: ${listed(names)}`);
}

/** An older look at an instance's tags does not show what a person has just tagged. */
const TAGS_FRESH_MS = 60_000;

/** AWS takes it whatever its flag says: there are better uses for the calls. */
const isTaken = ({ standing: { spot, takenBack } }: Case) => spot?.mayDrain === true && !takenBack;

/**
 * An idle instance loses it, as long as the whole cluster was read, and its own tags; also one that somebody else has drained, or
 * its group could never be rid of it. What was wished away keeps it: it is ended by name, or kept for a person.
 */
export function decideRelease(theCase: Case): Findings {
  const { instance, situation, standing } = theCase;
  if (!ownsFlag(theCase) || !instance.group!.protectedFromScaleIn) return NOTHING;
  if (standing.wish !== undefined || isTaken(theCase) || !isIdle(theCase)) return NOTHING;
  if (situation.doubts.voluntary !== undefined || !tagsRead(theCase)) return NOTHING;
  const isDrained = instance.container?.status === 'DRAINING';
  return flag(theCase, 'unprotect', isDrained ? 'idle, and somebody set it DRAINING: it may go' : SPARE);
}

const SPARE = 'idle: spare capacity that may go';

const isIdle = ({ instance, situation }: Case) =>
  tasksKnown(situation, instance) && busyTasks(instance, situation.spec.workloads).length === 0;

/** What holds for the protection of a whole pool, once. */
export function decidePoolProtection(situation: Situation, pool: PoolSpec): Findings {
  const group = situation.observation.pools.get(pool.name)?.group;
  const reason = leftToEcs(group, 'managedTerminationProtection');
  if (reason === undefined || !modeAllows(situation.spec, 'protect')) return NOTHING;
  return { ...NOTHING, waits: [{ pool: pool.name, kind: 'refused', reason }] };
}

function ownsFlag({ situation, instance, pool }: Case): boolean {
  const group = situation.observation.pools.get(pool.name)?.group;
  return (
    modeAllows(situation.spec, 'protect') &&
    pool.autoScalingGroup !== undefined &&
    group !== undefined &&
    clusterOwner(situation) === undefined &&
    !ecsOwns(group, 'managedTerminationProtection') &&
    instance.group?.lifecycleState === 'InService' &&
    !Object.hasOwn(instance.tags, KEEP_TAG)
  );
}

function tagsRead({ situation, instance }: Case): boolean {
  const { ec2 } = situation.observation.parts;
  const readAt = instance.ec2ReadAt ?? (ec2.complete && instance.ec2State !== undefined ? ec2.at : undefined);
  return readAt !== undefined && situation.now - readAt <= TAGS_FRESH_MS;
}

function flag(theCase: Case, kind: 'protect' | 'unprotect', reason: string): Findings {
  const action: Action = {
    ...onInstance(theCase, { forced: false }),
    nature: theCase.settled ? 'routine' : 'change',
    kind,
    group: theCase.instance.group!.name,
    reason,
  };
  return { ...NOTHING, actions: [action] };
}
