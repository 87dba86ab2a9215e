// Tasks on a draining host whose agent is silent for good: ECS has told them to stop, nobody there hears it, and where ECS waits
// for the agent they stay targets. They go on answering until their host ends: out of their load balancers first. And of a job nobody
// hears whether it has ended: it would hold its host for ever.
import { listed } from '#lib/text.ts';
import type { TaskFacts, TaskTarget } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { JOB_KEPT_MS, SILENT_MS } from '#plan/health.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { silentFor } from './sick.ts';
import { type Findings, NOTHING } from './situation.ts';
import { isLive, type Workload } from './workload.ts';

/** What the load balancer still sends requests to. */
const REGISTERED = ['healthy', 'unhealthy', 'initial', 'unavailable'];

/** Takes them out, once ECS has found others in their place: it tells them to stop no sooner (aws-facts.md §1.2). */
export function decideSilentTargets(theCase: Case): Findings {
  const { situation, instance } = theCase;
  if (instance.container?.status !== 'DRAINING' || silentFor(situation, instance) < SILENT_MS) return NOTHING;
  const told = instance.tasks.filter((task) => isLive(task) && task.desiredStatus === 'STOPPED');
  return { ...NOTHING, actions: told.flatMap((task) => removals(theCase, task)) };
}

/** Whether it is a job of which nobody has heard for half an hour, and will not as long as its agent is silent. */
function isUnheardJob(
  { situation, instance }: Case,
  { service, targets, desiredStatus }: TaskFacts,
): boolean {
  if (silentFor(situation, instance) < JOB_KEPT_MS) return false;
  return service === undefined && targets.length === 0 && desiredStatus !== 'STOPPED';
}

/** Why a job is told to stop that its rule lets finish: what may be run again does not hold its host for ever. */
export function whyStopped(theCase: Case, task: TaskFacts, { idempotent }: Workload): string | undefined {
  return idempotent && isUnheardJob(theCase, task)
    ? 'its agent is silent, so that nobody hears when it ends; its rule says that it may be run again'
    : undefined;
}

/** What else is told of such jobs: nobody but a person can know whether they still work. */
export function decideSilentJobs(theCase: Case, tasks: readonly TaskFacts[]): Findings {
  const jobs = tasks.filter((task) => isUnheardJob(theCase, task));
  if (jobs.length === 0) return NOTHING;
  const { cluster } = theCase.situation.spec;
  const reason =
    `its agent is silent, so that nobody hears when ${listed(jobs.map(({ family }) => family))} ends; once it has, ` +
    `\`aws ecs stop-task --cluster ${cluster} --task ${jobs[0]!.arn}\``;
  return { ...NOTHING, waits: [waitOn(theCase, 'waiting', reason)] };
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
