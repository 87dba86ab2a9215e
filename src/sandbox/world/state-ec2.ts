// EC2 instances, spot requests, launch templates and Spot Fleets, as plain records.
import type { Cancel } from '#lib/clock.ts';
import type { Group } from './state-autoscaling.ts';
import type { Cluster, ContainerInstance, Range, Task } from './state-ecs.ts';
import type { Target } from './state-elb.ts';

export type Ec2State = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

export interface InstanceType {
  readonly type: string;
  readonly cpu: number;
  readonly memory: number;
  readonly gpus: number;
  readonly enis: number;
  readonly weight: number;
}

/** What an instance does once it has booted. */
export interface Joining {
  readonly cluster: Cluster;
  /** From launch to registration. */
  readonly boot: Range;
  readonly attributes: Readonly<Record<string, string>>;
  /** ECS_ENABLE_SPOT_INSTANCE_DRAINING (aws-facts.md §1.2). */
  readonly agentSpotDraining: boolean;
  /** awsvpcTrunking (aws-facts.md §1.1). */
  readonly trunking: boolean;
}

export interface Ec2Instance {
  readonly id: string;
  readonly type: string;
  readonly zone: string;
  readonly subnetId: string;
  readonly privateIp: string;
  readonly imageId: string;
  readonly market: 'on-demand' | 'spot';
  spotRequest?: SpotRequest;
  readonly launchedAt: number;
  state: Ec2State;
  /** DisableApiTermination: TerminateInstances is refused; groups, fleets and EC2 itself ask nobody. */
  terminationProtected?: boolean;
  stateReason?: string;
  stoppedAt?: number;
  terminatedAt?: number;
  /** Where it is a member of an Auto Scaling group. */
  group?: Group;
  /** Where it belongs to a Spot Fleet. */
  fleet?: Fleet;
  /** How it joins its cluster; undefined for an instance that never does. */
  readonly joins: Joining;
  /** Until when its status checks show it impaired, ms since the epoch. */
  impairedUntil?: number;
  /** Since when they do, ms since the epoch. */
  impairedSince?: number;
  /** Since when nothing on it answers, ms since the epoch. */
  hungAt?: number;
  readonly cpu: number;
  readonly memory: number;
  readonly gpus: number;
  /** Network interfaces that awsvpc tasks can have on it. */
  readonly enis: number;
  /** Units that it counts in a weighted group or fleet. */
  readonly weight: number;
  readonly launchTemplate: { readonly id: string; readonly name: string; readonly version: string };
  container?: ContainerInstance;
  /** Tasks that the control plane calls STOPPED while their containers live on here (orphans.ts). */
  orphans?: Set<Task>;
  readonly tags: Map<string, string>;
  /** When its notice was given and when it will be taken, ms since the epoch. */
  interruption?: Notice;
  /** What is registered at it in target groups. */
  targets?: Set<Target>;
  /** When a rebalance recommendation was given for it, ms since the epoch. */
  rebalanceAt?: number;
  /** When it was started again last, ms since the epoch; its LaunchTime then. */
  startedAt?: number;
  /** When the notice of an interruption that did not come had said it would, ms since the epoch. */
  sparedAt?: number;
}

/** A notice, and what was measured from it: one sample each, however often the instance goes back and forth. */
export interface Notice {
  readonly noticedAt: number;
  readonly takenAt: number;
  /** It has been DRAINING since, or was before. */
  drained?: boolean;
  /** Which sample of noticeToEmptyMs is its own. */
  emptySample?: number;
}

export interface SpotRequest {
  readonly id: string;
  readonly instance: Ec2Instance;
  statusCode: string;
  statusMessage: string;
  statusAt: number;
  state: 'active' | 'closed';
}

export interface LaunchTemplate {
  readonly id: string;
  readonly name: string;
  defaultVersion: number;
  /** By number, from 1. */
  readonly versions: LaunchTemplateVersion[];
}

export interface LaunchTemplateVersion {
  readonly number: number;
  readonly imageId: string;
  readonly instanceType: string;
  readonly createdAt: number;
  readonly description?: string;
}

/** A Spot Fleet request of type maintain (aws-facts.md §5.2). */
export interface Fleet {
  readonly id: string;
  readonly name: string;
  readonly cluster: Cluster;
  readonly createdAt: number;
  state: 'active' | 'modifying' | 'cancelled_running' | 'cancelled_terminating' | 'cancelled';
  /** In units. */
  target: number;
  onDemandTarget: number;
  policy: 'default' | 'noTermination';
  readonly allocation: 'lowestPrice' | 'diversified' | 'capacityOptimized' | 'priceCapacityOptimized';
  readonly zones: readonly string[];
  readonly types: readonly InstanceType[];
  readonly launchTemplate: LaunchTemplate;
  /** `$Latest`, `$Default` or a number. */
  readonly launchTemplateVersion: string;
  readonly joins: Joining;
  readonly tags: Map<string, string>;
  /** Those that count for its capacity, by id. */
  readonly instances: Map<string, Ec2Instance>;
  /** Newest last; kept 48 h. */
  readonly history: {
    readonly at: number;
    readonly type: string;
    readonly subType: string;
    readonly description: string;
    readonly instanceId?: string;
    /** When DescribeSpotFleetRequestHistory has it, ms since the epoch. */
    readonly shownAt?: number;
  }[];
  timer?: Cancel;
  /** The version that `$Latest` or `$Default` named when it was asked for, where that is when AWS resolves it. */
  resolved?: LaunchTemplateVersion;
  /** Ended since the last look, which counts them out. */
  ended?: Ec2Instance[];
  /** Noticed because the target was lowered: they run until their notice is over, and count no more. */
  leaving?: Set<Ec2Instance>;
  /** What DescribeSpotFleetInstances shows: a list that is made anew from time to time. */
  listed?: readonly Ec2Instance[];
  /** Pools, as zone/type, that refused a launch, and until when they are not tried again, ms since the epoch. */
  refused?: Map<string, number>;
  /** Whether the last look could not launch all that is missing. */
  short?: boolean;
}
