// The way back: an interruption that did not come. What we took out goes back in, then the instance is ACTIVE again.
// Touches no target that we did not take, and undoes nobody else's drain (classify.ts sees to that).
import { count } from '#lib/text.ts';
import type { TaskFacts, TaskTarget } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { packMemory } from '#plan/memory.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { keyOf } from './floor.ts';
import { type Findings, NOTHING } from './situation.ts';
import { isLive } from './workload.ts';

/** A target that is out this long after we put it back is out for another reason. */
const REGISTERED_WITHIN_MS = 60_000;

/**
 * Sets the instance ACTIVE once every target that we took is back, or was put back and stays out for good. One that a
 * person wants to leave stays DRAINING, and only the interruption is forgotten.
 */
export function decideTakeBack(theCase: Case): Findings {
  const { instance, situation } = theCase;
  const { container } = instance;
  if (container === undefined) return NOTHING;
  const taken = takenTargets(theCase).map((each) => ({ ...each, ...backOf(theCase, each.target) }));
  const missing = taken.filter(({ back }) => back === 'missing');
  const restores = missing.map(({ task, target }) => restore(theCase, task, target));
  const unsure = taken.filter(({ back }) => back !== 'done').length;
  const unread = taken.length > 0 && !situation.observation.parts.targets.complete;
  if (unsure > 0 || unread) {
    const what = unsure > 0 ? `${count(unsure, 'target')} not healthy` : 'not all targets could be read';
    const reason = `back to ACTIVE once the targets that were taken out are healthy again: ${what}`;
    const due = taken.flatMap(({ until }) => until ?? []);
    return { actions: restores, waits: [waitOn(theCase, 'waiting', reason)], due };
  }
  const base = { ...onInstance(theCase, { forced: false }), containerInstanceArn: container.arn };
  const { wish } = theCase.standing;
  if (wish?.reason !== 'person')
    return { ...NOTHING, actions: [{ ...base, kind: 'activate', reason: whyKept(theCase) }] };
  const { replaced } = theCase.standing.memory ?? {};
  const value = packMemory({
    why: 'person',
    since: wish.since,
    tookTargets: false,
    ...(replaced && { replaced }),
  });
  const reason = `${whyKept(theCase)}, and somebody still wants it to leave`;
  return { ...NOTHING, actions: [{ ...base, kind: 'remember', value, reason }] };
}

interface Taken {
  readonly task: TaskFacts;
  readonly target: TaskTarget;
}

/** After a restart which ones is derived: those that tasks which shall run lack, where we took any at all. */
function takenTargets({ instance, situation, standing }: Case): Taken[] {
  const { removedTargets, restoredTargets } = situation.recall;
  const any = standing.memory?.tookTargets === true;
  return instance.tasks
    .filter((task) => isLive(task) && task.desiredStatus !== 'STOPPED')
    .flatMap((task) => task.targets.map((target) => ({ task, target })))
    .filter(({ target }) => {
      const key = keyOf(target);
      return any || removedTargets.has(key) || restoredTargets?.has(key) === true;
    });
}

interface Back {
  readonly back: 'done' | 'missing' | 'coming';
  /** When waiting for it ends, ms since the epoch. */
  readonly until?: number;
}

function backOf({ situation }: Case, target: TaskTarget): Back {
  const { state } = target;
  if (state === 'healthy' || state === 'unavailable') return { back: 'done' };
  if (state !== 'unused' && state !== 'draining') return { back: 'coming' };
  const restoredAt = situation.recall.restoredTargets?.get(keyOf(target));
  if (restoredAt === undefined || restoredAt > situation.now) return { back: 'missing' };
  const until = restoredAt + REGISTERED_WITHIN_MS;
  return situation.now >= until ? { back: 'done' } : { back: 'coming', until };
}

function whyKept({ instance }: Case): string {
  const code = instance.spotRequest?.statusCode;
  if (code === 'fulfilled') return 'the spot request is fulfilled again: EC2 keeps the instance';
  if (code === 'request-canceled-and-instance-running')
    return 'the spot request is canceled and its instance runs on';
  return 'the interruption did not come: EC2 runs it long after its deadline';
}

function restore(theCase: Case, task: TaskFacts, target: TaskTarget): Action {
  return {
    ...onInstance(theCase, { forced: false }),
    kind: 'restoreTarget',
    taskArn: task.arn,
    targetGroupArn: target.targetGroupArn,
    targetId: target.id,
    port: target.port,
    reason: `${whyKept(theCase)}: its task goes on`,
  };
}
