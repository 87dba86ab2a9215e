// Where instances come from: Auto Scaling groups and Spot Fleets, as they were read. Data only.
import type { CapacityProviderFacts, RefreshFacts } from './owners.ts';

/** A launch template with a version: a number, or `$Latest` or `$Default` where a group says so. */
export interface TemplateFacts {
  readonly id: string;
  readonly version: string;
}

/** Where its instances come from: a group or a fleet, never both. */
export interface PoolFacts {
  readonly name: string;
  /** When its size was last read alone, right before something was done, ms since the epoch. */
  readonly readAt?: number;
  readonly group?: GroupFacts;
  readonly fleet?: FleetFacts;
  /** What it may launch; read in mode scale, undefined where it is not known of all. */
  readonly launches?: readonly LaunchFacts[];
}

/** An instance type, and what one counts in the capacity of the pool. */
export interface LaunchFacts {
  readonly type: string;
  readonly units: number;
}

/** A Spot Fleet request (aws-facts.md §5.2). Its capacity is in weighted units, not instances. */
export interface FleetFacts {
  readonly id: string;
  /** SpotFleetRequestState: active, modifying, cancelled_running, … */
  readonly state: string;
  /** Of the request itself. */
  readonly tags: Readonly<Record<string, string>>;
  readonly target: number;
  readonly onDemandTarget: number;
  readonly fulfilled?: number;
  /** Without a launch template nothing says what an instance should have been launched from. */
  readonly hasTemplate: boolean;
  /** Whether it replaces what ends: type maintain, not request. */
  readonly maintains?: boolean;
  /** What it launches from; read only where the spec refreshes. */
  readonly template?: WantedTemplate;
}

export interface GroupFacts {
  readonly name: string;
  readonly arn: string;
  readonly min: number;
  readonly max: number;
  readonly desired: number;
  readonly zones: readonly string[];
  readonly suspendedProcesses: readonly string[];
  readonly hooks: readonly HookFacts[];
  /** Whether a capacity provider of ECS uses this group; where providers could not be read, whether its tag says so. */
  readonly managedByEcs: boolean;
  /** What that provider manages (aws-facts.md §1.7); undefined where there is none, or it could not be read. */
  readonly capacityProvider?: CapacityProviderFacts;
  /** Its enabled scaling policies by name, without that of the provider; read in mode scale, undefined when not read. */
  readonly scalingPolicies?: readonly string[];
  /** Those of them that never lower the capacity. */
  readonly growOnly?: readonly string[];
  /** After how long the group itself replaces an instance, ms; undefined: never. */
  readonly maxInstanceLifetimeMs?: number;
  /** The instance refresh of Auto Scaling that is under way; read from mode protect on. */
  readonly refresh?: RefreshFacts;
  /** What of these could not be read, and the permission that it takes; for people. */
  readonly unread?: readonly string[];
  /** Whether the group itself replaces instances at a rebalance recommendation. */
  readonly capacityRebalance?: boolean;
  /** Whether the group itself registers its instances with load balancers: what goes on standby is taken out of them. */
  readonly balanced?: boolean;
  /** What the group launches from now on. */
  readonly template?: WantedTemplate;
}

export interface WantedTemplate extends TemplateFacts {
  /** The number that `$Latest` or `$Default` stands for; undefined when it was not read. */
  readonly resolved?: string;
  /** When that version was made, ms since the epoch. */
  readonly createdAt?: number;
  /** Whether nothing else of the group names a template of its own; else members may rightly come from another. */
  readonly alone?: boolean;
  /** The image of that version; undefined when it was not read or is named by a parameter. */
  readonly imageId?: string;
}

export interface HookFacts {
  readonly name: string;
  /** autoscaling:EC2_INSTANCE_TERMINATING or …LAUNCHING. */
  readonly transition: string;
  readonly heartbeatTimeoutMs: number;
  readonly globalTimeoutMs: number;
  readonly defaultResult: string;
  /** The ARN of a queue or topic that it tells by itself; undefined: it has none, EventBridge alone hears of it. */
  readonly notifies?: string;
}
