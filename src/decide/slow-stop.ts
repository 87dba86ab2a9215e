// Where ECS may wait for a load balancer before it stops a task, longer than there is time: when a stop must come sooner than the latest
// one, or a second time. Decides from one task's facts and from the floor.
import type { TargetGroupFacts, TaskFacts, TaskTarget } from '#model/observation.ts';
import type { Case } from './case.ts';
import { floorOf } from './floor.ts';
import type { SpotStanding } from './standing.ts';
import type { Workload } from './workload.ts';

/** A second word is given for this long: whoever does not heed it by then does not. */
const HASTEN_MS = 6_000;

export function hastens(
  { situation: { now, observation } }: Case,
  { at, deadline }: SpotStanding,
  { task, stopBy }: { task: TaskFacts; stopBy: number },
): boolean {
  const isJust = now >= stopBy && now < stopBy + HASTEN_MS;
  if (!isJust || task.lastStatus !== 'DEACTIVATING') return false;
  return at + delayMsOf(task, observation.targetGroups) + task.stopTimeoutMs > deadline;
}

/** The longest time that its load balancers wait for requests; one that was not read has none. */
export function delayMsOf(
  { targets }: Pick<TaskFacts, 'targets'>,
  groups: ReadonlyMap<string, TargetGroupFacts>,
): number {
  const delays = targets.map(({ targetGroupArn }) => groups.get(targetGroupArn)?.deregistrationDelayMs ?? 0);
  return Math.max(0, ...delays);
}

/** What was read sooner after a removal may show what was before it. */
const SHOWS_MS = 3_000;
/** Once it is later than this ECS cannot make it any more, and an early stop gains nothing. */
const PUT_BACK_MS = 15_000;

/** Read as a whole, and well after it was taken out in this very interruption. */
export function isBack(
  { situation: { observation } }: Case,
  { at }: SpotStanding,
  { state, removedAt = Number.NEGATIVE_INFINITY }: { state: string | undefined; removedAt?: number },
): boolean {
  const { targets } = observation.parts;
  return state !== undefined && targets.complete && removedAt >= at && targets.at >= removedAt + SHOWS_MS;
}

export interface PutBack {
  readonly workload: Workload;
  readonly targets: readonly {
    readonly target: TaskTarget;
    readonly back: boolean;
    readonly late: boolean;
  }[];
  /** From then on ECS needs all the time there is, ms since the epoch. */
  readonly outBy: number;
}

/** While there is time, only as long as others serve in its place. */
export function isPutBack(theCase: Case, task: TaskFacts, { workload, targets, outBy }: PutBack): boolean {
  const { situation } = theCase;
  const { now } = situation;
  const back = targets.filter((each) => each.back);
  if (back.length === 0 || now < outBy || now >= outBy + PUT_BACK_MS) return false;
  return back.every(
    ({ target, late }) => late || floorOf(situation, theCase.census(), { task, workload, target }).holds,
  );
}
