// Tasks on a draining host whose agent is silent for good: ECS has told them to stop, nobody there hears it, and where ECS waits
// for the agent they stay targets. They go on answering until their host ends: out of their load balancers first.
import type { TaskFacts, TaskTarget } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { SILENT_MS } from '#plan/health.ts';
import { type Case, onInstance } from './case.ts';
import { silentFor } from './sick.ts';
import { type Findings, NOTHING } from './situation.ts';
import { isLive } from './workload.ts';

/** What the load balancer still sends requests to. */
const REGISTERED = ['healthy', 'unhealthy', 'initial', 'unavailable'];

/** Takes them out, once ECS has found others in their place: it tells them to stop no sooner (aws-facts.md §1.2). */
export function decideSilentTargets(theCase: Case): Findings {
  const { situation, instance } = theCase;
  if (instance.container?.status !== 'DRAINING' || silentFor(situation, instance) < SILENT_MS) return NOTHING;
  const told = instance.tasks.filter((task) => isLive(task) && task.desiredStatus === 'STOPPED');
  return { ...NOTHING, actions: told.flatMap((task) => removals(theCase, task)) };
}

function removals(theCase: Case, task: TaskFacts): Action[] {
  const forced = theCase.standing.wish === undefined;
  const reason = 'it was told to stop, and nobody there hears it: its agent is silent';
  const isIn = ({ state }: TaskTarget) => state !== undefined && REGISTERED.includes(state);
  return task.targets.filter(isIn).map((target) => ({
    ...onInstance(theCase, { forced }),
    kind: 'removeTarget',
    taskArn: task.arn,
    targetGroupArn: target.targetGroupArn,
    targetId: target.id,
    port: target.port,
    reason,
  }));
}
