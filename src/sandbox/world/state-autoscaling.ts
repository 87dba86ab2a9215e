// Auto Scaling groups with their members, hooks, activities, policies and refreshes, as plain records.
import type { Cancel } from '#lib/clock.ts';
import type { Ec2Instance, InstanceType, Joining, LaunchTemplate } from './state-ec2.ts';
import type { CapacityProvider, Cluster } from './state-ecs.ts';
import type { TargetGroup } from './state-elb.ts';

export interface Group {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  min: number;
  max: number;
  desired: number;
  zones: readonly string[];
  readonly market: 'on-demand' | 'spot';
  /** What it launches; several only with a mixed instances policy. */
  readonly types: readonly InstanceType[];
  /** With weights, min, max and desired are units, not instances. */
  readonly weighted: boolean;
  readonly mixed?: MixedInstances;
  launchTemplate: LaunchTemplate;
  /** `$Latest`, `$Default` or a number. */
  launchTemplateVersion: string;
  readonly joins: Joining;
  terminationPolicies: readonly string[];
  capacityRebalance: boolean;
  maxInstanceLifetimeMs?: number;
  /** InstanceLifecyclePolicy: an abandoned terminate hook keeps the instance. */
  retainOnAbandon: boolean;
  readonly refreshes: InstanceRefresh[];
  readonly policies: ScalingPolicy[];
  capacityProvider?: CapacityProvider;
  readonly createdAt: number;
  readonly members: Map<string, Member>;
  readonly hooks: Map<string, Hook>;
  readonly suspended: Set<string>;
  newInstancesProtected: boolean;
  readonly tags: Map<string, string>;
  /** Newest first, at most 100. */
  readonly activities: Activity[];
  /** Where the group itself registers its instances. */
  targetGroups?: TargetGroup[];
  /** What the group has under way to keep its capacity. */
  keeping?: Keeping;
}

/** What a group remembers from one look at its capacity to the next. */
export interface Keeping {
  /** Launched before what they replace ends. */
  replacements: Replacement[];
  /** Something happened that may have left its zones uneven (aws-facts.md §4.4 AZ rebalancing). */
  uneven: boolean;
  /** Launches that failed in a row, and when the next may be tried, ms since the epoch. */
  failures: number;
  launchAfter: number;
  /** That everything is protected is told once for each scale-in. */
  saidProtected: boolean;
}

/** An instance that takes the place of another one, which ends once this one serves. */
export interface Replacement {
  readonly fresh: Member;
  /** What it replaces; undefined where any of `zone` may go. */
  readonly old?: Member;
  readonly zone?: string;
  readonly units: number;
  readonly warmupMs: number;
  readonly cause: string;
}

export interface Activity {
  readonly id: string;
  readonly startedAt: number;
  endedAt?: number;
  status: string;
  readonly description: string;
  readonly cause: string;
  statusMessage?: string;
  /** Where it launches or ends something. */
  place?: { readonly zone: string; readonly subnetId: string };
  instanceId?: string;
}

export interface Member {
  readonly instance: Ec2Instance;
  lifecycleState: string;
  protected: boolean;
  health: 'Healthy' | 'Unhealthy';
  readonly launch: Activity;
  /** Waiting hooks by name. */
  readonly waiting: Map<string, HookAction>;
  /** When it entered service last, ms since the epoch. */
  inServiceAt?: number;
  /** Since when its status checks fail, ms since the epoch. */
  impairedSince?: number;
  /** Its end, once that has begun. */
  termination?: Activity;
}

export interface Hook {
  readonly name: string;
  readonly transition: string;
  readonly heartbeatMs: number;
  readonly defaultResult: string;
  /** Acted on by a drain function that others wrote. */
  readonly drainFunction?: boolean;
  readonly notificationMetadata?: string;
  /** A queue that is told directly, beside EventBridge. */
  readonly notificationTargetArn?: string;
  readonly roleArn?: string;
}

export interface HookAction {
  readonly hook: Hook;
  readonly token: string;
  readonly startedAt: number;
  timer: Cancel;
}

/** A mixed instances policy (aws-facts.md §4.4). */
export interface MixedInstances {
  readonly onDemandBase: number;
  readonly onDemandPercentage: number;
  readonly spotAllocation: 'lowest-price' | 'capacity-optimized' | 'price-capacity-optimized';
}

/** A target-tracking policy on a metric. */
export interface ScalingPolicy {
  readonly name: string;
  readonly arn: string;
  readonly metric: string;
  readonly target: number;
  readonly disableScaleIn?: boolean;
}

/** An instance refresh (aws-facts.md §4.4). */
export interface InstanceRefresh {
  readonly id: string;
  readonly startedAt: number;
  endedAt?: number;
  status: 'Pending' | 'InProgress' | 'Successful' | 'Failed' | 'Cancelling' | 'Cancelled';
  statusReason?: string;
  readonly minHealthyPercentage: number;
  readonly maxHealthyPercentage: number;
  readonly skipMatching: boolean;
  readonly protectedInstances: 'Wait' | 'Ignore' | 'Refresh';
  readonly warmupMs: number;
  /** Members that are still to be replaced, by id. */
  readonly left: Set<string>;
  readonly total: number;
  /** Since when only protected or standby instances are left, ms since the epoch. */
  blockedSince?: number;
}
