// A task of a host that AWS takes: what is true of it, and which rule says what happens to it now.
import type { TaskFacts } from '#model/observation.ts';
import type { TargetTimes, TaskTimes } from './times.ts';
import type { Workload } from './workload.ts';

/** A task in an evacuation, with what is true of it now. */
export interface Leaver {
  readonly task: TaskFacts;
  readonly workload: Workload;
  readonly times: TaskTimes;
  readonly targets: readonly LeavingTarget[];
  readonly confirmed: boolean;
  readonly acknowledged: boolean;
  /** S has come, and nothing speaks against it. */
  readonly late: boolean;
  /** S has just come, and ECS, which is stopping it, waits for the load balancer until it is too late. */
  readonly hastens: boolean;
  /** ECS shall stop it, and cannot: the agent of its host is silent. */
  readonly unheard: boolean;
  /** What was taken out comes back, and from now on ECS needs all the time there is to stop it. */
  readonly putBack: boolean;
  /** When that is, ms since the epoch. */
  readonly outBy: number;
  /** Until when a stop waits after the signal, ms since the epoch; undefined: it need not wait. */
  readonly heldUntil: number | undefined;
}

export interface LeavingTarget extends TargetTimes {
  /** Requests may still be sent there. */
  readonly registered: boolean;
  readonly outAt: number | undefined;
  readonly out: boolean;
  /** We took it out, and somebody has put it in again. */
  readonly back: boolean;
  /** The latest removal has come, and nothing speaks against it. */
  readonly late: boolean;
}

type Verdict =
  | { readonly do: 'leave' | 'removeTargets' }
  | { readonly do: 'wait' | 'tell' | 'stop'; readonly why: string };

interface TaskRule {
  readonly name: string;
  readonly when: (leaver: Leaver) => boolean;
  readonly verdict: Verdict;
}

const withoutBalancer = ({ workload, targets }: Leaver) =>
  workload.onInterruption === 'stopAtDeadline' || targets.length === 0;

/** What happens to a task now; the first rule that holds wins. */
export const TASK_RULES: readonly TaskRule[] = [
  // StopTask is spent on what ECS will not stop by itself in time. Whether it ends a wait of ECS is UNVERIFIED (aws-facts.md §11.1):
  // where ECS cannot make it anyway there is nothing to lose.
  {
    name: 'ECS will be too late',
    when: ({ task, hastens }) => task.desiredStatus === 'STOPPED' && hastens,
    verdict: {
      do: 'stop',
      why: 'ECS waits longer for its load balancer than there is time, and may heed a second word',
    },
  },
  {
    name: 'ECS waits too long',
    when: ({ task, late }) => task.desiredStatus === 'STOPPED' && task.lastStatus === 'DEACTIVATING' && late,
    verdict: {
      do: 'tell',
      why: 'ECS waits for the load balancer; it may be cut when AWS takes the instance',
    },
  },
  // What ECS does about a load balancer while it cannot reach the agent is UNVERIFIED (aws-facts.md §11.1). The task dies with its host.
  {
    name: 'ECS is not heard',
    when: ({ unheard, workload, targets }) =>
      unheard && !workload.ignored && targets.some((each) => each.late && each.registered),
    verdict: { do: 'removeTargets' },
  },
  {
    name: 'ECS stops it',
    when: ({ task }) => task.desiredStatus === 'STOPPED',
    verdict: { do: 'leave' },
  },
  { name: 'ignored', when: ({ workload }) => workload.ignored, verdict: { do: 'leave' } },
  {
    name: 'latest stop',
    when: ({ late }) => late,
    verdict: { do: 'stop', why: 'the latest time at which it can still end in peace' },
  },
  {
    name: 'no second sign',
    when: ({ confirmed, targets }) => !confirmed && !targets.some((each) => each.late),
    verdict: { do: 'wait', why: 'for a second sign of the interruption' },
  },
  // Whether ECS registers what others have removed is UNVERIFIED (aws-facts.md §11.1). Where it does, only a stop takes a target out
  // for good, and ECS may then wait for its load balancer as long as that waits for requests.
  {
    name: 'put back',
    when: ({ putBack }) => putBack,
    verdict: { do: 'stop', why: 'its target was taken out and is in again: only a stop keeps it out' },
  },
  {
    name: 'latest removal',
    when: ({ targets }) => targets.some((each) => each.late && each.registered),
    verdict: { do: 'removeTargets' },
  },
  {
    name: 'not DRAINING yet',
    when: ({ acknowledged }) => !acknowledged,
    verdict: { do: 'wait', why: 'for DRAINING to be acknowledged' },
  },
  {
    name: 'told',
    when: ({ workload, targets, heldUntil }) =>
      heldUntil !== undefined &&
      (workload.onInterruption === 'stop' || (targets.length > 0 && targets.every((each) => each.out))),
    verdict: { do: 'wait', why: 'as long as their rule gives them after the signal' },
  },
  {
    name: 'batch',
    when: ({ workload }) => workload.onInterruption === 'stop',
    verdict: { do: 'stop', why: 'its rule says to stop it at once' },
  },
  {
    name: 'works to the end',
    when: withoutBalancer,
    verdict: { do: 'wait', why: 'until their latest stop' },
  },
  {
    name: 'still in',
    when: ({ targets }) => targets.some((each) => each.registered),
    verdict: { do: 'removeTargets' },
  },
  {
    name: 'out',
    when: ({ targets }) => targets.every((each) => each.out),
    verdict: { do: 'stop', why: 'it is out of its load balancer' },
  },
  {
    name: 'going out',
    when: () => true,
    verdict: { do: 'wait', why: 'until no load balancer sends them requests' },
  },
];
