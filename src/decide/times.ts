// The instants of an evacuation, planned backwards from T, when AWS takes the instance. Numbers only.
import type { TargetGroupFacts, TaskFacts, TaskTarget } from '#model/observation.ts';
import { type Workload, windowMsOf } from './workload.ts';

/** AWS takes a spot instance this long after its notice (aws-facts.md §5.1). */
export const NOTICE_MS = 120_000;

const STOP_MARGIN_MS = 5_000;
const END_MARGIN_MS = 15_000;
const REMOVAL_MARGIN_MS = 5_000;

/** How long a task takes to stop, with what its agent needs around it. */
export const stopTimeMsOf = ({ stopTimeoutMs }: Pick<TaskFacts, 'stopTimeoutMs'>): number =>
  stopTimeoutMs + STOP_MARGIN_MS;

export interface TargetTimes {
  readonly target: TaskTarget;
  /** How long it must be out before its task may be stopped. */
  readonly waitMs: number;
  /** The latest removal, below the floor if need be. */
  readonly removeBy: number;
}

export interface TaskTimes {
  /** S: the latest stop. */
  readonly stopBy: number;
  readonly targets: readonly TargetTimes[];
  /** The first instant at which something cannot be put off any longer. */
  readonly firstLatest: number;
}

/**
 * With T = 120 s after the notice, stop timeouts of 30 s, a deregistration delay of 30 s and an ALB (window 10 s):
 * stop time 30 + 5 = 35 s, S = 120 − 35 − 15 = 70 s, latest removal = 70 − min(30, 10) − 5 = 55 s after the notice.
 */
export function timesOf(
  task: Pick<TaskFacts, 'stopTimeoutMs' | 'targets'>,
  workload: Pick<Workload, 'onInterruption' | 'windowMs'>,
  { deadline, groups }: { deadline: number; groups: ReadonlyMap<string, TargetGroupFacts> },
): TaskTimes {
  const stopBy = deadline - stopTimeMsOf(task) - END_MARGIN_MS;
  const evacuates = workload.onInterruption === 'evacuate';
  const targets = (evacuates ? task.targets : []).map((target): TargetTimes => {
    const group = groups.get(target.targetGroupArn);
    const window = windowMsOf(workload, group);
    const waitMs = group === undefined ? window : Math.min(group.deregistrationDelayMs, window);
    return { target, waitMs, removeBy: stopBy - waitMs - REMOVAL_MARGIN_MS };
  });
  return { stopBy, targets, firstLatest: Math.min(stopBy, ...targets.map((each) => each.removeBy)) };
}
