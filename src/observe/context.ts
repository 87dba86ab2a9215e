// What every reader is given, and what readers keep between readings: only facts that AWS never changes, facts that
// change rarely, and since when something was not found. Losing it costs calls and time, never safety.
import type { AwsPorts } from '#aws/ports.ts';
import type { Clock } from '#lib/clock.ts';
import type { EndedTaskFacts } from '#model/departures.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { OfferFacts, TargetGroupFacts } from '#model/observation.ts';
import type { TaskKind, TypeFacts } from '#model/room.ts';
import { type Absences, createAbsences } from './absence.ts';

export type Spec = ClusterSpec['spec'];

export interface ReadContext {
  readonly ports: AwsPorts;
  readonly spec: Spec;
  readonly clock: Clock;
  readonly cache: ReadCache;
}

export interface DefinitionFacts {
  readonly family: string;
  readonly stopTimeoutMs: number;
  /** Whether a container tells of its own health; undefined: not read. */
  readonly healthCheck?: boolean;
  /** Undefined: not read. */
  readonly kind?: TaskKind;
}

export type StaticTargetGroup = Omit<TargetGroupFacts, 'targets'>;

export interface LearntTargetGroup {
  readonly at: number;
  readonly facts?: StaticTargetGroup;
  /** Why its delay is a guess. */
  readonly guessed?: string;
}

/** When its stopping tasks were read and there were none. */
export interface QuietSince {
  /** Of its container instance: an agent that registers anew may bring other tasks. */
  readonly arn: string;
  /** Ms since the epoch. */
  readonly at: number;
  readonly monotonicAt: number;
}

export interface ReadCache {
  /** By task definition ARN: a revision never changes. */
  readonly definitions: Map<string, DefinitionFacts>;
  /** By name: an instance type never changes. */
  readonly types: Map<string, TypeFacts>;
  /** What one host of a pool offered last, by pool. */
  readonly lastOffers: Map<string, OfferFacts>;
  /** By target group ARN, with when it was read (monotonic ms); without facts: AWS says that there is none. */
  readonly targetGroups: Map<string, LearntTargetGroup>;
  /** What was known, or is looked for, and is not found. */
  readonly absences: Absences;
  /** Answers by what was asked, with when (monotonic ms); see recent.ts. */
  readonly recent: Map<string, { readonly at: number; readonly answer: unknown }>;
  /** When an instance was first seen to have ended, by instance id, ms since the epoch; where EC2 does not say when. */
  readonly endedSeen: Map<string, number>;
  /** How known tasks ended, by ARN, the latest last; bounded. */
  readonly endedTasks: Map<string, EndedTaskFacts>;
  /** Idle instances whose stopping tasks need not be asked for again yet, by instance id; see quiet.ts. */
  readonly quiet: Map<string, QuietSince>;
  /** Words that many tasks have in common; see interned.ts. */
  readonly texts: Map<string, string>;
  /** When a pass last asked about idle instances, monotonic ms. */
  idleAskedAt?: number;
  /** When stopping tasks of those that leave were last asked for, where they are many, by id, ms on the monotonic clock. */
  readonly leavingAskedAt: Map<string, number>;
}

export function createReadCache(): ReadCache {
  return {
    definitions: new Map(),
    types: new Map(),
    lastOffers: new Map(),
    targetGroups: new Map(),
    absences: createAbsences(),
    recent: new Map(),
    endedSeen: new Map(),
    endedTasks: new Map(),
    quiet: new Map(),
    leavingAskedAt: new Map(),
    texts: new Map(),
  };
}
