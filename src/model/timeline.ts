// What the timeline keeps: one record for each change seen, decision, wait, outcome, and receipt. Data only, in the very
// shape in which it is written, one JSON object a line. No decision reads it.
import type { NoticeKind, VoluntaryReason } from './notice.ts';
import type { ActionKind, ErrorKind, Wait } from './plan.ts';

/** An instant as `2026-11-22T05:02:03.186Z`. */
export type Instant = string;

/** What every record has, so that each can be found by itself, whatever was written before it. */
export interface Envelope {
  /** The version of the format. */
  readonly v: 1;
  readonly time: Instant;
  /** The ECS cluster. */
  readonly cluster: string;
  /** The name of the ClusterSpec document. */
  readonly spec: string;
  /** The EC2 instance; absent where it is about a pool or the whole cluster. */
  readonly instance?: string;
  /** The id of its container instance, the last known one. */
  readonly container?: string;
  /** Its private address, the last known one. */
  readonly ip?: string;
}

/** Of what follows from a spec. */
export interface BySpec extends Envelope {
  /** The commit that was in force, in 12 digits; absent where the spec does not come from git. */
  readonly commit?: string;
  /** The replica that wrote it, by host and process; absent where there is one process. */
  readonly by?: string;
}

/** A target of a task; `ip` where it is the task's own address and not its host's. */
export interface SeenTarget {
  readonly group: string;
  readonly ip?: string;
  readonly port: number;
  /** TargetHealth.State (aws-facts.md §6.1); `unused` when it is not registered; absent when not read. */
  readonly state?: string;
}

export interface SeenTask {
  readonly id: string;
  readonly service?: string;
  /** Of a task without a service. */
  readonly family?: string;
  /** A rule ignores it, or it belongs to a daemon service: it lives and dies with its host, and that is no loss. */
  readonly ignored?: true;
  /** Which rule of `spec.workloads` is for it, from 0; null: none. */
  readonly rule?: number | null;
  /** What is done with it when its instance leaves: at a spot interruption, and for another reason. */
  readonly onInterruption?: 'evacuate' | 'stop' | 'stopAtDeadline';
  readonly onScaleIn?: 'drain' | 'wait' | 'stop';
  /** lastStatus. */
  readonly status?: string;
  /** Its desired status is STOPPED. */
  readonly stopping?: true;
  readonly targets?: readonly SeenTarget[];
}

/** A task that is no longer there. Without `at` nobody said when and how it ended. */
export interface WentTask {
  readonly id: string;
  readonly at?: Instant;
  readonly code?: string;
  readonly reason?: string;
  /** The highest exit code of its containers. */
  readonly exit?: number;
}

/** What is shown of an instance; null: it is no longer there. */
export interface Look {
  /** The state of its chart, such as `leaving.draining`. */
  readonly state?: string;
  readonly pool?: string | null;
  readonly zone?: string | null;
  readonly market?: string | null;
  readonly launched?: Instant | null;
  /** LifecycleState in its group. */
  readonly lifecycle?: string | null;
  readonly protected?: boolean | null;
  /** The id of its Spot Fleet, which knows no lifecycle. */
  readonly fleet?: string | null;
  /** The status of its container instance. */
  readonly status?: string | null;
  readonly agent?: boolean | null;
  readonly ec2?: string | null;
  /** The code of its spot request, and since when. */
  readonly spot?: { readonly code: string; readonly at?: Instant } | null;
  /** `sluice.dev/memory`, packed. */
  readonly memory?: string | null;
}

/** What changed since the record before; of a new instance, and once in every file, all of it. */
export interface SeenRecord extends Envelope, Look {
  readonly kind: 'seen';
  readonly instance: string;
  readonly whole?: true;
  /** When the look before this one was, where that is long ago: what happened between them nobody saw. */
  readonly last?: Instant;
  /** Tasks that came, whole; of those that changed what did. */
  readonly tasks?: readonly SeenTask[];
  readonly went?: readonly WentTask[];
}

/** Nothing that is shown had changed for a while: it was looked at all the same. */
export interface LookedRecord extends Envelope {
  readonly kind: 'looked';
}

/** It is in no list any more. */
export interface GoneRecord extends Envelope {
  readonly kind: 'gone';
  readonly instance: string;
  /** When it was last seen. */
  readonly last?: Instant;
}

/** An event of the queue told of it. */
export interface NoticeRecord extends Envelope {
  readonly kind: 'notice';
  readonly instance: string;
  readonly notice: NoticeKind;
  /** The event's own time. */
  readonly at: Instant;
}

/** What an action is about, where that is more than its instance. */
export interface ActionWords {
  readonly action: ActionKind;
  readonly task?: string;
  readonly target?: string;
  /** In words, where it is neither a task nor a target. */
  readonly what?: string;
}

/** An action is planned that was not before. */
export interface DecidedRecord extends BySpec, ActionWords {
  readonly kind: 'decided';
  /** By its name in the spec. */
  readonly pool?: string;
  readonly reason: string;
}

/** All that is waited for or refused from now on; none: nothing holds it any more. */
export interface HeldRecord extends BySpec {
  readonly kind: 'held';
  readonly pool?: string;
  readonly waits: readonly { readonly kind: Wait['kind'] | 'unread'; readonly reason: string }[];
}

export interface OutcomeRecord extends BySpec, ActionWords {
  readonly kind: 'done' | 'refused' | 'failed';
  readonly detail?: string;
  readonly error?: ErrorKind;
}

/** A process began to look: what happened before it, nobody noted. */
export interface BeganRecord extends BySpec {
  readonly kind: 'began';
  readonly mode: string;
}

/** Why an instance left; `end`: AWS or somebody ended it without a word. */
export type LeavingReason = NoticeKind | VoluntaryReason | 'end';

export interface ReceiptTask {
  readonly id: string;
  readonly of: string;
  readonly ignored?: true;
  /** Seconds after the notice, to a tenth, of each step that was seen; below 0: it was so before. */
  readonly out?: number;
  readonly told?: number;
  readonly stopTask?: number;
  readonly sigterm?: number;
  readonly ended?: number;
  /**
   * stopped: it ended before its host. finished: by itself. cut: its host ended first. unseen: it had SIGTERM, and its
   * host ended before anybody saw it STOPPED; or nobody looked while its host ended. stayed: the instance stays, and it
   * runs on.
   */
  readonly end: 'stopped' | 'finished' | 'cut' | 'unseen' | 'stayed';
  /** Why it was lost, or what is odd about its end. */
  readonly why?: string;
}

/** What an evacuation did: all times in seconds after the notice. */
export interface ReceiptRecord extends Envelope {
  readonly kind: 'receipt';
  readonly instance: string;
  readonly why: LeavingReason;
  readonly noticed: Instant;
  readonly channel: 'event' | 'spotRequest' | 'group' | 'memory' | 'containerInstance' | 'ec2';
  readonly end: 'gone' | 'takenBack';
  readonly draining?: number;
  /** When the last task that counts had ended. */
  readonly empty?: number;
  /** When its host was first seen to end. */
  readonly hostEnded?: number;
  /** The last look before its host was seen to have ended, where that was long before: nobody saw how it ended. */
  readonly unwatched?: Instant;
  readonly over: number;
  readonly lost: number;
  readonly tasks: readonly ReceiptTask[];
}

export type TimelineRecord =
  | SeenRecord
  | LookedRecord
  | GoneRecord
  | NoticeRecord
  | DecidedRecord
  | HeldRecord
  | OutcomeRecord
  | BeganRecord
  | ReceiptRecord;
