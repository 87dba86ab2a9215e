// Auto Scaling groups with their members, hooks, activities, policies and refreshes, as plain records.
import type { Cancel } from '#lib/clock.ts';
import type { Ec2Instance, InstanceType, Joining, LaunchTemplate } from './state-ec2.ts';
import type { CapacityProvider, Cluster } from './state-ecs.ts';

export interface Group {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  min: number;
  max: number;
  desired: number;
  readonly zones: readonly string[];
  readonly market: 'on-demand' | 'spot';
  /** What it launches; several only with a mixed instances policy. */
  readonly types: readonly InstanceType[];
  /** With weights, min, max and desired are units, not instances. */
  readonly weighted: boolean;
  readonly mixed?: MixedInstances;
  readonly launchTemplate: LaunchTemplate;
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
}

export interface Activity {
  readonly id: string;
  readonly startedAt: number;
  endedAt?: number;
  status: string;
  readonly description: string;
  readonly cause: string;
  statusMessage?: string;
}

export interface Member {
  readonly instance: Ec2Instance;
  lifecycleState: string;
  protected: boolean;
  health: 'Healthy' | 'Unhealthy';
  readonly launch: Activity;
  /** Waiting hooks by name. */
  readonly waiting: Map<string, HookAction>;
}

export interface Hook {
  readonly name: string;
  readonly transition: string;
  readonly heartbeatMs: number;
  readonly defaultResult: string;
  /** Acted on by a drain function that others wrote. */
  readonly drainFunction?: boolean;
  readonly notificationMetadata?: string;
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
}
