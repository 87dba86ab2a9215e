// Emptying one instance: DRAINING, what ECS does not move by itself, the container instance.
// Never decides that an instance leaves; only what follows once it does.
import { formatDuration } from '#lib/duration.ts';
import { clockTime, count, listed } from '#lib/text.ts';
import type { TaskFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { type Case, drainBegan, onInstance, waitOn } from './case.ts';
import { tasksKnown } from './classify.ts';
import { decideEnd, isBeyondHelp, whyNotSpare } from './end.ts';
import { whatHolds } from './held.ts';
import { waitingHook } from './hook.ts';
import { isSurplus } from './lack.ts';
import { heldUntil } from './quiesce.ts';
import { decideSilentJobs, decideSilentTargets, whyStopped } from './silent.ts';
import { type Findings, merge, NOTHING } from './situation.ts';
import { GIVEN_UP, giveUp, isGivenUp, mayGiveUp, staysInPool } from './wish.ts';
import { wishWords } from './wish-words.ts';
import { isLive, type Workload, workloadOf } from './workload.ts';

/** Sets the instance DRAINING, so that nothing new lands on it. */
export function decideDrain(theCase: Case): Findings {
  const { instance, standing } = theCase;
  const { container, market } = instance;
  if (container === undefined || container.status !== 'ACTIVE') {
    const state = container === undefined ? 'is not in the list' : `is ${container.status}`;
    return {
      ...NOTHING,
      waits: [waitOn(theCase, 'waiting', `to be drained, but its container instance ${state}`)],
    };
  }
  const deadline = standing.spot?.mayDrain ? standing.spot.deadline : undefined;
  const drain: Action = {
    ...onInstance(theCase, { forced: true, deadline }),
    kind: 'drain',
    containerInstanceArn: container.arn,
    onCachedMembership: deadline !== undefined && market === 'spot',
    reason: whyLeaving(theCase),
  };
  return { ...NOTHING, actions: [drain] };
}

/** Why it leaves, in one clause. */
export function whyLeaving({ standing, instance }: Case): string {
  const { spot } = standing;
  if (spot?.mayDrain && !standing.takenBack) {
    return `spot interruption of ${clockTime(spot.at)}: AWS takes it at ${clockTime(spot.deadline)}`;
  }
  if (instance.group?.lifecycleState.startsWith('Terminating')) return 'its group is ending it';
  if (standing.wish) return wishWords(standing.wish);
  if (standing.ours && standing.memory !== undefined)
    return 'drained for an interruption that did not come; to go back once EC2 is read';
  // Sluice drained it for something that is off its memory by now, and it is DRAINING still or again.
  if (standing.ours) return NO_REASON_LEFT;
  return 'somebody else set it DRAINING';
}

const NO_REASON_LEFT =
  'the reason for which Sluice drained it was taken back: since then somebody else keeps it DRAINING';

/** What a group that ends the instance needs: ECS moves services, the rest is waited for or stopped by its rule. */
export function decideEmptying(theCase: Case): Findings {
  const { situation, instance, standing } = theCase;
  const live = instance.tasks
    .filter(isLive)
    .map((task) => ({ task, workload: workloadOf(task, situation.spec.workloads) }));
  const ended = instance.group?.lifecycleState.startsWith('Terminating') === true;
  const confirmed = standing.spot?.verdict === 'confirmed';
  if (!ended && !confirmed && standing.wish === undefined) return foreignDrain(theCase);
  if (!ended && !confirmed && isGivenUp(theCase)) return giveUp(theCase, GIVEN_UP);
  if (!ended && !confirmed && isSurplus(situation, instance) && situation.doubts.voluntary === undefined) {
    const stays = whyNotSpare(theCase);
    if (stays !== undefined) return giveUp(theCase, stays);
  }
  if (!ended && standing.wish?.reason !== 'person' && isBeyondHelp(theCase)) return decideEnd(theCase);
  if (!tasksKnown(situation, instance)) {
    return {
      ...NOTHING,
      waits: [waitOn(theCase, 'waiting', 'to read its tasks anew, those that are stopping included')],
    };
  }
  if (live.every(({ workload }) => workload.ignored))
    return stopIgnored(
      theCase,
      live.map(({ task }) => task),
    );
  if (standing.spot?.mayDrain && !standing.takenBack) return NOTHING;
  return merge([
    decideSilentTargets(theCase),
    ...live.map((each) => decideLeaving(theCase, each)),
    summary(theCase, live),
    lostState(theCase),
    decideSilentJobs(
      theCase,
      live.filter(({ workload }) => !workload.ignored && !workload.idempotent).map(({ task }) => task),
    ),
  ]);
}

function foreignDrain(theCase: Case): Findings {
  const { standing } = theCase;
  if (standing.spot?.mayDrain && !standing.takenBack) return NOTHING;
  const many = theCase.instance.tasks.filter(isLive).length;
  return {
    ...NOTHING,
    waits: [
      waitOn(theCase, 'waiting', `${whyLeaving(theCase)}: ${count(many, 'task')} left, ECS moves them`),
    ],
  };
}

/** Ignored tasks go last. Those of daemon services ECS stops itself, after all others (aws-facts.md §1.2). */
function stopIgnored(theCase: Case, tasks: readonly TaskFacts[]): Findings {
  const stoppable = tasks.filter((task) => !task.daemon && task.desiredStatus !== 'STOPPED');
  const waits =
    stoppable.length < tasks.length ? [waitOn(theCase, 'waiting', 'ignored tasks are stopping')] : [];
  return {
    ...NOTHING,
    waits,
    actions: stoppable.map((task) => stop(theCase, task, 'only ignored tasks are left')),
  };
}

function decideLeaving(theCase: Case, { task, workload }: { task: TaskFacts; workload: Workload }): Findings {
  if (task.desiredStatus === 'STOPPED' || workload.ignored) return NOTHING;
  const acknowledged = theCase.instance.container?.status === 'DRAINING';
  if (workload.onScaleIn === 'stop') {
    const until = heldUntil(theCase, task, workload);
    if (until !== undefined) return toldToQuiesce(theCase, task, until);
    return acknowledged
      ? { ...NOTHING, actions: [stop(theCase, task, 'its rule says to stop it on scale-in')] }
      : NOTHING;
  }
  const silent = whyStopped(theCase, task, workload);
  if (silent !== undefined) return { ...NOTHING, actions: [stop(theCase, task, silent)] };
  return decideTimeout(theCase, task, workload);
}

function toldToQuiesce(theCase: Case, task: TaskFacts, until: number): Findings {
  const reason = `${nameOf(task)} is told, and stopped at ${clockTime(until)}`;
  return { ...NOTHING, waits: [waitOn(theCase, 'waiting', reason)], due: [until] };
}

function decideTimeout(theCase: Case, task: TaskFacts, workload: Workload): Findings {
  const { drainTimeoutMs, onTimeout } = workload;
  if (drainTimeoutMs === undefined) return NOTHING;
  const { now } = theCase.situation;
  const over = drainBegan(theCase) + drainTimeoutMs;
  if (now < over) return { ...NOTHING, due: [over] };
  const late = `longer than its drain timeout of ${formatDuration(drainTimeoutMs)}`;
  const mayStay = theCase.instance.group?.lifecycleState.startsWith('Terminating') !== true;
  if (onTimeout === 'abort' && mayGiveUp(theCase.standing) && mayStay)
    return giveUp(theCase, `${nameOf(task)} takes ${late}, and its rule says to abort`);
  if (onTimeout === 'stop') return { ...NOTHING, actions: [stop(theCase, task, late)] };
  const then = onTimeout === 'abort' ? whyNotAborted(theCase) : 'held, as its rule says';
  return { ...NOTHING, waits: [waitOn(theCase, 'waiting', `${nameOf(task)} takes ${late}; ${then}`)] };
}

function whyNotAborted({ standing, instance: { instanceId } }: Case): string {
  return standing.wish?.reason === 'person'
    ? `held, until \`sluice uncordon ${instanceId}\``
    : 'a terminating instance cannot be taken back';
}

function summary(theCase: Case, live: readonly { task: TaskFacts; workload: Workload }[]): Findings {
  const names = (tasks: readonly { task: TaskFacts }[]) =>
    listed([...new Set(tasks.map(({ task }) => nameOf(task)))]);
  const rest = live.filter(({ workload }) => !workload.ignored);
  const moved = rest.filter(({ task }) => task.service !== undefined || task.desiredStatus === 'STOPPED');
  const waited = rest.filter((each) => !moved.includes(each) && each.workload.onScaleIn !== 'stop');
  const parts: (string | never[])[] = [];
  if (moved.length > 0) parts.push(`ECS moves ${count(moved.length, 'task')} (${names(moved)})`);
  const services = new Set(
    moved.flatMap(({ task }) => (task.desiredStatus === 'STOPPED' ? [] : (task.service ?? []))),
  );
  for (const service of services) parts.push(whatHolds(theCase.situation, service) ?? []);
  if (waited.length > 0) parts.push(`${count(waited.length, 'task')} may finish (${names(waited)})`);
  const words = parts.flat();
  return words.length === 0 ? NOTHING : { ...NOTHING, waits: [waitOn(theCase, 'waiting', words.join('; '))] };
}

/** What ECS counts under the registration before, no agent stops or calls stopped. */
function lostState(theCase: Case): Findings {
  const { instance, situation } = theCase;
  const many = (instance.older ?? []).reduce((sum, { runningTasks = 0 }) => sum + runningTasks, 0);
  if (many === 0) return NOTHING;
  const { arn } = instance.older!.find(({ runningTasks = 0 }) => runningTasks > 0)!;
  const reason =
    `its agent lost its state and registered anew: ${count(many, 'task')} counted under the older registration, which ` +
    'nobody stops; when they serve no more, `aws ecs deregister-container-instance --force ' +
    `--cluster ${situation.spec.cluster} --container-instance ${arn}\``;
  return { ...NOTHING, waits: [waitOn(theCase, 'waiting', reason)] };
}

function nameOf(task: TaskFacts): string {
  return task.service ?? task.family;
}

function stop(theCase: Case, task: TaskFacts, reason: string): Action {
  const { spot } = theCase.standing;
  const deadline = spot?.verdict === 'confirmed' ? spot.deadline : undefined;
  const ended = theCase.instance.group?.lifecycleState.startsWith('Terminating') === true;
  const forced = ended || deadline !== undefined;
  return { ...onInstance(theCase, { forced, deadline }), kind: 'stopTask', taskArn: task.arn, reason };
}

/** Deregisters what is empty and waited for by our hook, so that ECS forgets it before EC2 ends it. */
export function decideDeregistration(theCase: Case): Findings {
  const { instance } = theCase;
  const { container } = instance;
  const hook = waitingHook(theCase);
  if (theCase.standing.wish !== undefined && staysInPool(instance)) return NOTHING;
  if (container === undefined || hook === undefined) {
    return { ...NOTHING, waits: [waitOn(theCase, 'waiting', `empty: ${whyLeaving(theCase)}`)] };
  }
  if (container.status === 'DEREGISTERING') {
    return {
      ...NOTHING,
      waits: [waitOn(theCase, 'waiting', 'its container instance is being deregistered')],
    };
  }
  const reason = 'no task is left in any state but STOPPED';
  const base = onInstance(theCase, { forced: true });
  return {
    ...NOTHING,
    actions: [{ ...base, kind: 'deregister', containerInstanceArn: container.arn, reason }],
  };
}

/**
 * Buries a ghost: EC2 says that the host is terminated, its agent is silent, and ECS still counts its tasks as running
 * (aws-facts.md §1.3). By force, since nobody is left who could stop them.
 */
export function decideBurial(theCase: Case): Findings {
  const { instance } = theCase;
  const { container } = instance;
  if (container === undefined || container.status === 'DEREGISTERING') return NOTHING;
  const left = instance.tasks.filter(isLive).length;
  const gone = 'EC2 has terminated it and its agent is silent';
  const reason =
    left === 0
      ? `${gone}; no task was left, and ECS does not remove its container instance by itself`
      : `${gone}; ECS still counts ${count(left, 'task')} there`;
  const base = onInstance(theCase, { forced: true });
  return {
    ...NOTHING,
    actions: [{ ...base, kind: 'deregister', containerInstanceArn: container.arn, force: true, reason }],
  };
}
