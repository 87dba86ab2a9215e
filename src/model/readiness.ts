// What `sluice readiness` reads of a cluster that no spec describes, and what it says of it. Data only.
import type { Observation } from './observation.ts';
import type { TaskKind } from './room.ts';

/** What EventBridge is listened to for. */
export type Signal = 'spotInterruption' | 'terminateHook';

/** An enabled rule of the default event bus that lets such events through. */
export interface EventRuleFacts {
  readonly name: string;
  readonly signals: readonly Signal[];
  /** The Auto Scaling groups whose events it lets through; undefined: of all. */
  readonly groups?: readonly string[];
  /** Whether it looks at more than that, so that it may let through some of them only. */
  readonly narrowed: boolean;
  /** ARNs of where it sends. */
  readonly targets: readonly string[];
}

export interface DefinitionReadiness {
  readonly stopTimeoutMs: number;
  readonly healthCheck?: boolean;
  readonly kind?: TaskKind;
}

export interface ReadinessFacts {
  /** Its pools are named as their groups, and by the ids of their fleets. */
  readonly observation: Observation;
  /** By ARN: those of its tasks and of what its services want to run. */
  readonly definitions: ReadonlyMap<string, DefinitionReadiness>;
  /** Undefined: they could not be read. */
  readonly rules?: readonly EventRuleFacts[];
  /** What else could not be read. */
  readonly problems: readonly Unread[];
}

export interface Unread {
  readonly part: string;
  readonly problem: string;
}

export type Verdict = 'ready' | 'notKnown' | 'atRisk' | 'cannot';

/** `cannot` and `risk` make the verdict; a `note` is good to know. */
export type Weight = 'cannot' | 'risk' | 'note';

/** Every finding there is; docs/readiness.md has a row for each. */
export const FINDING_KINDS = [
  'tooSlow',
  'littleTime',
  'longDelay',
  'stuck',
  'oneTask',
  'noHealthCheck',
  'onePerHost',
  'onEveryHost',
  'daemon',
  'waitsForReplacement',
  'unread',
  'batch',
  'noHook',
  'hookTooShort',
  'hookAbandons',
  'nobodyListens',
  'shrinksByCount',
  'noTerminationProtection',
  'noManagedDraining',
  'azRebalance',
  'maxLifetime',
  'instanceRefresh',
  'capacityRebalance',
  'fleetHasNoHook',
  'noSpotRule',
  'noQueue',
  'agentDraining',
  'noGroup',
] as const;

export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Finding {
  readonly kind: FindingKind;
  readonly weight: Weight;
  /** What is so, with its numbers. */
  readonly what: string;
  /** What to change. */
  readonly change?: string;
  /** Where the facts about AWS are, such as `aws-facts.md §1.2`. */
  readonly facts?: string;
}

export interface ServiceReadiness {
  readonly service: string;
  readonly verdict: Verdict;
  readonly desired: number;
  /** Its tasks on hosts of the cluster, and how many of these hosts are spot. */
  readonly tasks: number;
  readonly hosts: number;
  readonly spotHosts: number;
  readonly seconds: LeavingSeconds;
  readonly findings: readonly Finding[];
}

/** The numbers of one task that leaves; what could not be read is absent. */
export interface LeavingSeconds {
  readonly stop?: number;
  readonly deregistrationDelay?: number;
  readonly outWait?: number;
  /** How long after a notice the first thing has to be done at the latest; below 0: it is too late at once. */
  readonly latestStart?: number;
}

/** Tasks that belong to no service, by family. */
export interface BatchReadiness {
  readonly family: string;
  readonly verdict: Verdict;
  readonly tasks: number;
  readonly spotTasks: number;
  readonly findings: readonly Finding[];
}

export interface PoolReadiness {
  readonly pool: string;
  readonly source: 'group' | 'fleet';
  readonly verdict: Verdict;
  readonly instances: number;
  readonly spotInstances: number;
  /** Undefined for fleets, which have neither. */
  readonly protected?: number;
  readonly hooks?: readonly string[];
  readonly findings: readonly Finding[];
}

export interface ClusterReadiness {
  readonly cluster: string;
  readonly account: string;
  readonly region: string;
  /** Ms since the epoch. */
  readonly observedAt: number;
  readonly instances: number;
  readonly spotInstances: number;
  readonly incomplete: readonly Unread[];
  readonly services: readonly ServiceReadiness[];
  readonly batch: readonly BatchReadiness[];
  readonly pools: readonly PoolReadiness[];
  /** What holds for the whole cluster. */
  readonly findings: readonly Finding[];
}
