// The things in the world, as plain records that point at each other. Behaviour is in the files beside this one.

import type { Cancel } from '#lib/clock.ts';
import type { Random } from '#lib/random.ts';
import type { Engine } from './engine.ts';
import type { Queue, Rule } from './queue-state.ts';
import type { Settings } from './settings.ts';
import type { Tally } from './tally.ts';

export type { Message, Queue } from './queue-state.ts';

export interface World {
  readonly engine: Engine;
  readonly random: Random;
  /** A stream of its own for each purpose: what one corner draws does not move another. */
  readonly chance: (purpose: string) => Random;
  readonly settings: Settings;
  readonly account: string;
  readonly region: string;
  readonly clusters: Map<string, Cluster>;
  /** By ARN. */
  readonly taskDefinitions: Map<string, TaskDefinition>;
  readonly instances: Map<string, Ec2Instance>;
  readonly spotRequests: Map<string, SpotRequest>;
  readonly groups: Map<string, Group>;
  /** By ARN. */
  readonly targetGroups: Map<string, TargetGroup>;
  readonly queues: Map<string, Queue>;
  readonly rules: Rule[];
  readonly tally: Tally;
  /** Writes one line of the event log, from which the digest is made; told to every observer. */
  readonly log: (kind: string, text: string) => void;
}

export interface Range {
  readonly lowMs: number;
  readonly highMs: number;
}

export type Ec2State = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped';

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
  stateReason?: string;
  terminatedAt?: number;
  /** Where it is a member of an Auto Scaling group. */
  group?: Group;
  readonly cpu: number;
  readonly memory: number;
  container?: ContainerInstance;
  readonly tags: Map<string, string>;
  /** When its notice was given and when it will be taken, ms since the epoch. */
  interruption?: { readonly noticedAt: number; readonly takenAt: number };
}

export interface SpotRequest {
  readonly id: string;
  readonly instance: Ec2Instance;
  statusCode: string;
  statusMessage: string;
  statusAt: number;
  state: 'active' | 'closed';
}

export interface ContainerInstance {
  readonly arn: string;
  readonly cluster: Cluster;
  readonly host: Ec2Instance;
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  agentConnected: boolean;
  version: number;
  readonly registeredAt: number;
  inactiveAt?: number;
  readonly attributes: Map<string, string | undefined>;
  readonly tags: Map<string, string>;
  /** Tasks whose lastStatus is not STOPPED. */
  readonly tasks: Set<Task>;
  nextHostPort: number;
}

export interface Cluster {
  readonly name: string;
  readonly arn: string;
  readonly tags: Map<string, string>;
  /** By ARN; INACTIVE ones stay describable for an hour (aws-facts.md §1.1). */
  readonly containerInstances: Map<string, ContainerInstance>;
  readonly services: Map<string, Service>;
  /** By ARN; stopped ones stay describable for an hour (aws-facts.md §1.5). */
  readonly tasks: Map<string, Task>;
}

/** How the software in a task behaves, beyond what its definition says. */
export interface Behaviour {
  readonly start: Range;
  readonly ready: Range;
  readonly shutdown: Range;
}

export interface TaskDefinition {
  readonly arn: string;
  readonly family: string;
  readonly revision: number;
  readonly cpu: number;
  readonly memory: number;
  readonly containerName: string;
  readonly containerPort?: number;
  readonly stopTimeoutMs: number;
  readonly registeredAt: number;
  readonly behaviour: Behaviour;
}

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'DEPROVISIONING'
  | 'STOPPED';

export interface Task {
  readonly arn: string;
  readonly definition: TaskDefinition;
  readonly cluster: Cluster;
  readonly container: ContainerInstance;
  readonly service?: Service;
  readonly group: string;
  readonly startedBy?: string;
  readonly tags: Map<string, string>;
  lastStatus: TaskStatus;
  desiredStatus: 'RUNNING' | 'STOPPED';
  version: number;
  readonly createdAt: number;
  startedAt?: number;
  stoppingAt?: number;
  stoppedAt?: number;
  stopCode?: string;
  stoppedReason?: string;
  readonly hostPort?: number;
  /** Its registration, if it is behind a load balancer. */
  target?: Target;
  /** The process in the container: whether it answers new requests, has got SIGTERM, or is no more. */
  process: 'starting' | 'serving' | 'terminating' | 'dead';
  /** Set when its host is taken: no operator could have stopped it in time. */
  unavoidable?: boolean;
  /** Likewise: no operator could have taken its requests elsewhere in time. */
  requestsUnavoidable?: boolean;
  /** When the work of a job is done; undefined for servers. */
  readonly worksForMs?: number;
  /** Called once when its containers have ended: whether the work was finished. */
  readonly onEnd?: (finished: boolean) => void;
  timer?: Cancel;
}

export interface Service {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  readonly daemon: boolean;
  desiredCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly definition: TaskDefinition;
  readonly deploymentId: string;
  readonly strategies: readonly Strategy[];
  readonly targetGroup?: TargetGroup;
  readonly createdAt: number;
  /** Tasks whose lastStatus is not STOPPED. */
  readonly tasks: Set<Task>;
  /** Newest first, at most 100 (aws-facts.md §1.4). */
  readonly events: { readonly id: string; readonly at: number; readonly message: string }[];
  /** Since when tasks have been wanted that are not placed: one entry per missing task. */
  readonly wantedSince: number[];
  /** Asks for a scheduler pass soon. */
  due: () => void;
}

export type Strategy = 'zone' | 'instance' | 'binpack-cpu' | 'binpack-memory';

export interface TargetGroup {
  readonly arn: string;
  readonly name: string;
  readonly loadBalancerArn: string;
  readonly kind: 'application' | 'network';
  readonly deregistrationDelayMs: number;
  readonly healthCheckIntervalMs: number;
  readonly healthyThreshold: number;
  readonly unhealthyThreshold: number;
  readonly service: string;
  /** By `id:port`. */
  readonly targets: Map<string, Target>;
  /** Taken out, but not every node of the load balancer knows yet. */
  readonly leaving: Set<Target>;
  /** Who gets requests now; undefined: to be worked out again. */
  routable?: Target[];
}

export interface Target {
  readonly group: TargetGroup;
  readonly id: string;
  readonly port: number;
  readonly task?: Task;
  state: 'initial' | 'healthy' | 'unhealthy' | 'draining';
  readonly registeredAt: number;
  deregisteredAt?: number;
  /** Until when the load balancer may still send new requests after a deregistration. */
  routedUntil: number;
  failedChecks: number;
  passedChecks: number;
  /** When requests under way will be finished, ms since the epoch. */
  inFlight: number[];
  /** Token bucket of what its task can answer. */
  capacity: { tokens: number; at: number };
  timer?: Cancel;
}

export interface Group {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  min: number;
  max: number;
  desired: number;
  readonly zones: readonly string[];
  readonly market: 'on-demand' | 'spot';
  readonly instanceType: string;
  readonly cpu: number;
  readonly memory: number;
  readonly imageId: string;
  readonly launchTemplate: { readonly id: string; readonly name: string; readonly version: string };
  readonly boot: Range;
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
  readonly notificationMetadata?: string;
}

export interface HookAction {
  readonly hook: Hook;
  readonly token: string;
  readonly startedAt: number;
  timer: Cancel;
}
