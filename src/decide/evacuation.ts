// Getting the tasks of one instance out before AWS takes it: out of their load balancers, then stopped, planned
// backwards from the deadline. Decides from this instance's facts; only the floor looks at other hosts.
import { clockTime, count } from '#lib/text.ts';
import type { TaskFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import { type Case, onInstance, waitOn } from './case.ts';
import { floorOf, keyOf } from './floor.ts';
import { type Leaver, type LeavingTarget, TASK_RULES } from './leaver.ts';
import { heldUntil } from './quiesce.ts';
import { type Findings, NOTHING } from './situation.ts';
import { delayMsOf, hastens, isBack, isPutBack } from './slow-stop.ts';
import type { SpotStanding } from './standing.ts';
import { timesOf } from './times.ts';
import { isLive, workloadOf } from './workload.ts';

/** What the notice asks for now. Nothing without a spot notice: then ECS moves the tasks at its own pace. */
export function decideEvacuation(theCase: Case): Findings {
  const { spot } = theCase.standing;
  if (spot === undefined || !spot.mayDrain || theCase.standing.takenBack) return NOTHING;
  const leavers = theCase.instance.tasks
    .filter(isLive)
    .map((task) => leaverOf(theCase, spot, task))
    .sort((a, b) => a.times.stopBy - b.times.stopBy || (a.task.arn < b.task.arn ? -1 : 1));
  const parts = leavers.map((leaver) => decideTask(theCase, spot, leaver));
  const waiting = tally(parts.flatMap((part) => part.waitsFor));
  return {
    actions: parts.flatMap((part) => part.actions),
    waits: [
      ...[...waiting].map(([why, many]) =>
        waitOn(theCase, 'waiting', `${count(many, 'task')}: waiting ${why}`),
      ),
      ...parts.flatMap((part) => part.tells ?? []).map((text) => waitOn(theCase, 'waiting', text)),
    ],
    due: [...leavers.flatMap(instantsOf), spot.takeBackAt],
  };
}

/** A target in one of these states is out, or on its way. One that was not read may be in. */
const NO_NEW_REQUESTS: readonly (string | undefined)[] = ['draining', 'unused', 'unhealthy.draining'];

function leaverOf(theCase: Case, spot: SpotStanding, task: TaskFacts): Leaver {
  const { situation, instance } = theCase;
  const { now, observation, recall, spec } = situation;
  const workload = workloadOf(task, spec.workloads);
  const times = timesOf(task, workload, { deadline: spot.deadline, groups: observation.targetGroups });
  const confirmed = spot.verdict === 'confirmed';
  // A second channel that cannot be read counts as a sign once there is no time left to ask again.
  const counts = confirmed || spot.verdict === 'unreadable';
  const targets = times.targets.map((each): LeavingTarget => {
    const { state } = each.target;
    const removedAt = recall.removedTargets.get(keyOf(each.target));
    const outAt = removedAt === undefined ? undefined : removedAt + each.waitMs;
    const registered = !NO_NEW_REQUESTS.includes(state);
    return {
      ...each,
      registered,
      outAt,
      out: !registered && (state === 'unused' || now >= (outAt ?? Number.POSITIVE_INFINITY)),
      back: registered && isBack(theCase, spot, { state, removedAt }),
      late: counts && now >= each.removeBy,
    };
  });
  const outBy = times.stopBy - delayMsOf(task, observation.targetGroups);
  const acknowledged = instance.container?.status === 'DRAINING';
  return {
    task,
    workload,
    times,
    targets,
    confirmed,
    acknowledged,
    late: counts && now >= times.stopBy,
    hastens: confirmed && hastens(theCase, spot, { task, stopBy: times.stopBy }),
    unheard: task.desiredStatus === 'STOPPED' && instance.container?.agentConnected === false,
    outBy,
    putBack: counts && acknowledged && isPutBack(theCase, task, { workload, targets, outBy }),
    heldUntil: heldUntil(theCase, task, workload),
  };
}

interface Decided {
  readonly actions: Action[];
  /** What it waits for, told together with others that wait for the same. */
  readonly waitsFor: string[];
  /** What is to be told of this very task. */
  readonly tells?: string[];
}

function decideTask(theCase: Case, spot: SpotStanding, leaver: Leaver): Decided {
  const { verdict } = TASK_RULES.find((rule) => rule.when(leaver))!;
  switch (verdict.do) {
    case 'leave':
      return { actions: [], waitsFor: [] };
    case 'tell':
      return { actions: [], waitsFor: [], tells: [`${nameOf(leaver.task)}: ${verdict.why}`] };
    case 'wait':
      return { actions: [], waitsFor: [verdict.why] };
    case 'removeTargets':
      return removalsOf(theCase, spot, leaver);
    case 'stop': {
      const stop: Action = {
        ...onInstance(theCase, { forced: true, deadline: spot.deadline }),
        kind: 'stopTask',
        taskArn: leaver.task.arn,
        stopBy: leaver.times.stopBy,
        reason: `${verdict.why}; AWS takes the instance at ${clockTime(spot.deadline)}`,
      };
      return { actions: [...removalsOf(theCase, spot, leaver).actions, stop], waitsFor: [] };
    }
  }
}

/** Removes what is still registered: at the latest time in any case, before it only while the floor holds. */
function removalsOf(
  theCase: Case,
  spot: SpotStanding,
  leaver: Leaver,
): { actions: Action[]; waitsFor: string[] } {
  const actions: Action[] = [];
  const waitsFor: string[] = [];
  for (const each of leaver.targets.filter((target) => target.registered)) {
    const { target } = each;
    const floor = floorOf(theCase.situation, theCase.census(), { ...leaver, target });
    // An unhealthy target serves nobody: its removal costs no floor. One that was not read is not guessed at.
    const free = target.state !== undefined && target.state !== 'healthy' && target.state !== 'initial';
    if (!each.late && !(leaver.acknowledged && leaver.confirmed && (free || floor.holds))) {
      waitsFor.push(`for replacements: ${floorWords(floor)}`);
      continue;
    }
    const why = floor.holds || free ? '' : 'the latest time, below the floor: ';
    actions.push({
      ...onInstance(theCase, { forced: true, deadline: spot.deadline }),
      kind: 'removeTarget',
      taskArn: leaver.task.arn,
      targetGroupArn: target.targetGroupArn,
      targetId: target.id,
      port: target.port,
      reason: `${why}${floorWords(floor)}; AWS takes the instance at ${clockTime(spot.deadline)}`,
    });
  }
  return { actions, waitsFor };
}

function nameOf({ arn, service, family }: TaskFacts): string {
  const whose = service === undefined ? `of family ${family}` : `of service ${service}`;
  return `task ${arn.split('/').at(-1)} ${whose}`;
}

function tally(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function floorWords({ healthy, needed }: { healthy?: number; needed?: number }): string {
  return `${healthy ?? 'unknown'} healthy on other hosts, floor ${needed ?? 'unknown'}`;
}

function instantsOf({ times, targets, outBy, heldUntil: until }: Leaver): number[] {
  return [
    until ?? times.stopBy,
    times.stopBy,
    ...(targets.some(({ back }) => back) ? [outBy] : []),
    ...targets.flatMap((each) => [each.removeBy, each.outAt ?? each.removeBy]),
  ];
}
