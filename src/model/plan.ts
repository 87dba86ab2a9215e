// The plan: the ordered list of intended changes, and of what was deliberately not done. Data only.

import type { NoticeKind, VoluntaryReason } from './notice.ts';

interface Base {
  /** One sentence that a person understands: why. */
  readonly reason: string;
  /** Forced: AWS will do it anyway (a spot notice, a terminating instance). Voluntary: we could leave it. */
  readonly forced: boolean;
  /** change: the spec alters it. routine: the answer to an event, done anyway. */
  readonly nature: 'change' | 'routine';
  /** The pool of the spec, where there is one. */
  readonly pool?: string;
  /** Forced work is ordered by this, ms since the epoch. */
  readonly deadline?: number;
}

interface OnInstance extends Base {
  readonly instanceId: string;
}

export type Action =
  | (OnInstance & { readonly kind: 'protect' | 'unprotect'; readonly group: string })
  | (Base & {
      readonly kind: 'putHook';
      readonly group: string;
      readonly hook: string;
      readonly correct: boolean;
    })
  | (Base & {
      readonly kind: 'record';
      readonly clusterArn: string;
      readonly tags: Readonly<Record<string, string>>;
      readonly obsolete: readonly string[];
    })
  | (OnInstance & {
      readonly kind: 'drain';
      readonly containerInstanceArn: string;
      /** Law 4: a spot notice may drain on cached membership; the gate then reads nothing again. */
      readonly onCachedMembership: boolean;
    })
  /** Sets what a group or a fleet shall have, from what it was read to have: to this number, not by a difference. */
  | (Base & {
      readonly kind: 'grow';
      readonly pool: string;
      readonly group?: string;
      readonly fleet?: string;
      readonly from: number;
      readonly to: number;
      /** The tasks that what is launched shall hold; not what is to be free. */
      readonly for?: readonly Tried[];
    })
  | (OnInstance & { readonly kind: 'activate'; readonly containerInstanceArn: string })
  | (OnInstance & {
      readonly kind: 'remember';
      readonly containerInstanceArn: string;
      readonly value: string;
      /** Its memory is an EC2 tag, as ECS took no attribute once. */
      readonly inTag?: true;
    })
  | (OnInstance & {
      readonly kind: 'removeTarget';
      readonly taskArn: string;
      readonly targetGroupArn: string;
      readonly targetId: string;
      readonly port: number;
    })
  | (OnInstance & {
      readonly kind: 'restoreTarget';
      readonly taskArn: string;
      readonly targetGroupArn: string;
      readonly targetId: string;
      readonly port: number;
    })
  /** Tells a task that it will be stopped; it stops nothing. */
  | (OnInstance & {
      readonly kind: 'quiesce';
      readonly taskArn: string;
      readonly to: QuiesceDestination;
      readonly signal: QuiesceSignal;
    })
  | (OnInstance & {
      readonly kind: 'stopTask';
      readonly taskArn: string;
      /** Its latest time, ms since the epoch: it waits for nothing that hangs after that. Without it there is no hurry. */
      readonly stopBy?: number;
    })
  | (OnInstance & {
      readonly kind: 'deregister';
      readonly containerInstanceArn: string;
      /** Its tasks are called stopped, whatever they do: only where the host is proven to be dead. */
      readonly force?: true;
    })
  /** Out of the group's count and on in the cluster: the group launches another, and the desired capacity stays. */
  | (OnInstance & { readonly kind: 'standby'; readonly group: string })
  /** Ends this very instance through its group. `lower`: the desired capacity goes down with it, else the group replaces it. */
  | (OnInstance & { readonly kind: 'end'; readonly group: string; readonly lower?: true })
  /** Lowers the target of a Spot Fleet to `target` units, ending nothing, before this very instance is ended. */
  | (OnInstance & { readonly kind: 'lowerTarget'; readonly fleet: string; readonly target: number })
  /** Ends this very instance of a Spot Fleet, which replaces it unless its target was lowered before. */
  | (OnInstance & { readonly kind: 'terminate'; readonly fleet: string })
  | (OnInstance & { readonly kind: 'heartbeat'; readonly group: string; readonly hook: string })
  | (OnInstance & { readonly kind: 'completeHook'; readonly group: string; readonly hook: string });

/** An SQS queue by its name, URL or ARN, or an SNS topic by its ARN. */
export type QuiesceDestination = { readonly queue: string } | { readonly topic: string };

/** What the message says beside the task and where it runs. */
export interface QuiesceSignal {
  /** Equal for all messages about one task and one leaving of its instance: by it repeats can be dropped. */
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly family: string;
  readonly group: string;
  readonly startedBy?: string;
  readonly containerInstanceArn?: string;
  readonly why: NoticeKind | VoluntaryReason;
  /** Sluice stops it no sooner, ms since the epoch; null: nobody has set a time. */
  readonly stopAt: number | null;
}

export type ActionKind = Action['kind'];

/** Something that was looked at and left for now, with the reason; it is shown, never carried out. */
export interface Wait {
  readonly instanceId?: string;
  readonly pool?: string;
  readonly reason: string;
  /**
   * refused: a law or a missing right forbids it. waiting: its time will come. notActedOn: Sluice has no hands for it yet. warning: the
   * spec asks for what it can never have.
   */
  readonly kind: 'waiting' | 'refused' | 'notActedOn' | 'warning';
  /** A pause or a freeze, which holds the whole cluster: said before all else. */
  readonly brake?: true;
  /** What tasks may be lost by: said as what could go wrong. */
  readonly risk?: true;
}

export interface Plan {
  readonly cluster: string;
  /** When it was decided, ms since the epoch. */
  readonly at: number;
  readonly actions: readonly Action[];
  readonly waits: readonly Wait[];
  /** When something is due by time alone, ms since the epoch. */
  readonly dueAt?: number;
}

export interface Outcome {
  readonly action: Action;
  readonly result: 'done' | 'refused' | 'failed';
  /** Why it was refused or failed; empty when done. */
  readonly detail: string;
  /** The error's kind when it failed. */
  readonly errorKind?: ErrorKind;
  /** It failed before anything was sent, so that AWS cannot have done it. */
  readonly unsent?: true;
  /** Which check of the gate refused it. */
  readonly check?: GateCheck;
  readonly at: number;
}

/** The questions of the gate, in the order in which it asks them. */
export type GateCheck =
  | 'mode'
  | 'lease'
  | 'freeze'
  | 'ownership'
  | 'owners'
  | 'sharing'
  | 'pause'
  | 'freshness'
  | 'tagsRead'
  | 'state'
  | 'growth'
  | 'budget';

/** Few kinds, and the kind carries the policy. */
export type ErrorKind =
  | 'throttled'
  | 'transient'
  | 'denied'
  | 'credentials'
  | 'notFound'
  | 'conflict'
  | 'invalid'
  | 'unknown';

/** What one process remembers and may lose: losing it only makes it more cautious. */
export interface Recall {
  /** Last successful heartbeat by instance id, ms since the epoch. */
  readonly heartbeats: ReadonlyMap<string, number>;
  /** When our hook of an instance was completed by us, by instance id, ms since the epoch. */
  readonly completions: ReadonlyMap<string, number>;
  /** When we set an instance DRAINING and did not take that back, by instance id, ms since the epoch. */
  readonly drains?: ReadonlyMap<string, number>;
  /** When we ended an instance through its group, by instance id, ms since the epoch. */
  readonly ends?: ReadonlyMap<string, number>;
  /** When the target of its fleet was lowered for an instance, by instance id, ms since the epoch. */
  readonly lowered?: ReadonlyMap<string, number>;
  /** Since when this process has seen the cluster, ms since the epoch. */
  readonly watchedSince?: number;
  /** When we last ended one of a pool that had never joined, by the pool's name, ms since the epoch. */
  readonly discards?: ReadonlyMap<string, number>;
  /** Since when little has been reserved of a pool, by its name in the spec, ms since the epoch. */
  readonly lowSince?: ReadonlyMap<string, number>;
  /** Since when a pool has lacked what it was asked for, unseen, by its name in the spec, ms since the epoch. */
  readonly shortSince?: ReadonlyMap<string, number>;
  /** For which tasks hosts were launched that have not helped them, by `pool kind`. */
  readonly tried?: ReadonlyMap<string, Tried>;
  /** Pools that could not be made larger the last time, by name in the spec. */
  readonly growFailures?: ReadonlyMap<string, GrowFailure>;
  /** How large we made a pool a moment ago, by name in the spec, unless we ended some of it since. */
  readonly raised?: ReadonlyMap<string, Raised>;
  /** How the capacity of a pool was last changed by somebody else, by name in the spec. */
  readonly resized?: ReadonlyMap<string, Resized>;
  /** When we put a removed target back, by `targetGroupArn|id:port`, ms since the epoch. */
  readonly restoredTargets?: ReadonlyMap<string, number>;
  /** When a target was last removed by us, by `targetGroupArn|id:port`, ms since the epoch. */
  readonly removedTargets: ReadonlyMap<string, number>;
  /** Since when this process has seen an agent silent, by instance id, ms since the epoch. */
  readonly silentSince?: ReadonlyMap<string, number>;
  /** When an agent spoke again a moment ago that had been silent for long, by instance id, ms since the epoch. */
  readonly spokeAgain?: ReadonlyMap<string, number>;
  /** Which tasks were told that they will be stopped, by `task ARN reason`. */
  readonly quiesced?: ReadonlyMap<string, Told>;
}

/** A launch for tasks of one kind. */
export interface Tried {
  /** Their group and what one of them takes. */
  readonly kind: string;
  readonly group: string;
  /** How many of the group ran then. */
  readonly tasks: number;
  /** In a row, with this one. */
  readonly times: number;
  /** The instances that the pool had then, by id: what came since is told by them, not by a clock that may differ from AWS's. */
  readonly members: readonly string[];
  /** When it was decided, ms since the epoch. */
  readonly at: number;
}

export interface Raised {
  readonly to: number;
  /** When AWS acknowledged it, ms since the epoch. */
  readonly at: number;
}

export interface Resized {
  readonly from: number;
  readonly to: number;
  /** When it was seen, ms since the epoch. */
  readonly at: number;
}

export interface GrowFailure {
  /** In a row. */
  readonly times: number;
  /** The last time, ms since the epoch. */
  readonly at: number;
  readonly why: string;
}

export interface Told {
  readonly instanceId: string;
  /** When it was sent, or tried, ms since the epoch. */
  readonly at: number;
  /** What it was told, see `QuiesceSignal`. */
  readonly stopAt: number | null;
  /** It could not be sent. */
  readonly failed: boolean;
}
