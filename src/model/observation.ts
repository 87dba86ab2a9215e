// What was read of one cluster, with when each part was read and what could not be. Data only.
import type { DepartedFacts, EndedTaskFacts } from './departures.ts';
import type { ElsewhereFacts, ResourceFacts, StatusChecks } from './health.ts';
import type { PoolFacts, TemplateFacts } from './pools.ts';
import type { Placing, Room, TaskKind, TypeFacts } from './room.ts';

/** One independently read part of an observation. Unknown is not zero: an incomplete part proves no absence. */
export interface Part {
  /** When the reading began, ms since the epoch; 0 when it was never read. */
  readonly at: number;
  readonly complete: boolean;
  /** Why it is incomplete or, of a complete part, what is only guessed; for people. */
  readonly problem?: string;
}

export type PartName =
  | 'cluster'
  | 'containerInstances'
  | 'tasks'
  | 'services'
  | 'targets'
  | 'pools'
  | 'ec2'
  | 'spotRequests'
  | 'statusChecks';

export interface Observation {
  readonly account: string;
  readonly region: string;
  /** When the observation was finished, ms since the epoch. */
  readonly at: number;
  readonly parts: Readonly<Record<PartName, Part>>;
  readonly cluster: ClusterFacts;
  /** By EC2 instance id: members of the declared pools and all container instances of the cluster. */
  readonly instances: ReadonlyMap<string, InstanceFacts>;
  /** By service name. */
  readonly services: ReadonlyMap<string, ServiceFacts>;
  /** By target group ARN. */
  readonly targetGroups: ReadonlyMap<string, TargetGroupFacts>;
  /** By pool name of the spec. A pool that AWS does not know is absent, and `parts.pools` says so. */
  readonly pools: ReadonlyMap<string, PoolFacts>;
  /** Instances that ended within the last hour; read only where a budget has a rolling window. */
  readonly departed?: DepartedFacts;
  /** How tasks ended that were known, the latest of them, by task ARN. For the timeline: nothing is decided by it. */
  readonly endedTasks?: ReadonlyMap<string, EndedTaskFacts>;
  /** What is known of task definitions, by ARN; read in mode scale. */
  readonly definitions?: ReadonlyMap<string, TaskKind>;
  /** What is known of instance types, by name; read in mode scale. */
  readonly types?: ReadonlyMap<string, TypeFacts>;
  /** Why some could not be read, and the permission that it takes; for people. */
  readonly typesUnread?: string;
  /** What a host of each pool offered last, as far as this process has seen one; in mode scale. */
  readonly lastOffers?: ReadonlyMap<string, OfferFacts>;
  /** Tasks that wait in PROVISIONING for an instance of their capacity provider; undefined where they are not read. */
  readonly unplaced?: readonly UnplacedTask[];
}

export interface UnplacedTask {
  readonly arn: string;
  readonly group: string;
  /** The ARN of its task definition. */
  readonly definition: string;
  readonly provider?: string;
  readonly startedBy?: string;
}

export interface ClusterFacts {
  readonly name: string;
  readonly arn: string;
  /** ACTIVE, INACTIVE, …; undefined when it was not found. */
  readonly status?: string;
  readonly tags: Readonly<Record<string, string>>;
}

export interface InstanceFacts {
  readonly instanceId: string;
  /** The pool of the spec that it belongs to; undefined: listed, never touched. */
  readonly pool?: string;
  readonly zone?: string;
  readonly privateIp?: string;
  readonly launchedAt?: number;
  readonly market?: 'on-demand' | 'spot';
  readonly imageId?: string;
  /** The EC2 instance state; undefined when not read or not found. */
  readonly ec2State?: string;
  readonly group?: GroupMembership;
  readonly fleet?: FleetMembership;
  /** Undefined without `containerGone`: not known, which proves nothing. */
  readonly container?: ContainerInstanceFacts;
  /** Its earlier registrations that ECS keeps as well, of an agent that lost its state: their tasks are among `tasks`. */
  readonly older?: readonly ContainerInstanceFacts[];
  /** The last known ARN of its container instance, also when that is gone. */
  readonly containerArn?: string;
  /**
   * Proof that its container instance is gone, or never was: ECS describes it as INACTIVE, or twice as missing, or an
   * instance that was never seen registered was looked for twice and no task and no target names it.
   */
  readonly containerGone?: true;
  /**
   * Since when it has had no container instance, as far as this process has watched, ms since the epoch. Measured on the monotonic
   * clock: what AWS says of its launch is not compared with our wall clock alone. Undefined: it has one, or nobody watched.
   */
  readonly unjoinedSince?: number;
  readonly spotRequest?: SpotRequestFacts;
  /** Undefined: not running, or not read, which proves nothing. */
  readonly statusChecks?: StatusChecks;
  /** Undefined: not looked for in other clusters, which proves nothing. */
  readonly elsewhere?: ElsewhereFacts;
  /** Every known task whose lastStatus is not STOPPED, whatever its desired status. */
  readonly tasks: readonly TaskFacts[];
  /**
   * When its tasks with desired status STOPPED were last read, ms since the epoch. Undefined: tasks that are
   * still stopping may be missing from `tasks`, so that it must not be called idle or empty
   * (aws-facts.md §0.1-5: runningTasksCount and ListTasks leave them out).
   */
  readonly stoppingTasksReadAt?: number;
  /** It had no task that counts when those stopping were read, nor in any listing since: that reading still holds (observe/quiet.ts). */
  readonly quiet?: true;
  /**
   * When this instance was last read as a whole (container instance, tasks, group membership), ms since the epoch,
   * the moment the reading began; undefined when part of it could not be read. For EC2 see `ec2ReadAt`.
   */
  readonly readAt?: number;
  /** The same of its state, membership and known tasks alone: which tasks it has was not listed again, ms since the epoch. */
  readonly stateReadAt?: number;
  /** When its EC2 state, market and tags were last read, ms since the epoch; undefined: never. */
  readonly ec2ReadAt?: number;
  /** EC2 tags whose key begins with `sluice.dev/`. */
  readonly tags: Readonly<Record<string, string>>;
}

export interface GroupMembership {
  readonly name: string;
  /** LifecycleState of Auto Scaling (aws-facts.md §4.1). */
  readonly lifecycleState: string;
  readonly protectedFromScaleIn: boolean;
  readonly healthStatus: string;
  /** What it was launched from; undefined without a template. */
  readonly template?: TemplateFacts;
  /** How many units of the group's capacity it counts; 1 without weights. */
  readonly weight?: number;
}

/** That it belongs to a Spot Fleet, which has no lifecycle states: a member stays one until it ends (aws-facts.md §5.2). */
export interface FleetMembership {
  /** The id of the fleet request. */
  readonly id: string;
  /** Units that it counts in the fleet's target; undefined when it is not known. */
  readonly units?: number;
}

export interface ContainerInstanceFacts {
  readonly arn: string;
  /** ACTIVE, DRAINING, REGISTERING, … (aws-facts.md §1.1). */
  readonly status: string;
  readonly agentConnected: boolean;
  readonly version: number;
  readonly registeredAt?: number;
  /** runningTasksCount: leaves out tasks that are stopping (aws-facts.md §0.1-5). */
  readonly runningTasks?: number;
  /** The raw value of the attribute `sluice.dev/memory`. */
  readonly memory?: string;
  /** What the agent last told of its container runtime (aws-facts.md §1.4); undefined for agents that tell nothing. */
  readonly health?: 'OK' | 'IMPAIRED' | 'INSUFFICIENT_DATA' | 'INITIALIZING';
  /** CPU in units of 1/1024 of a core, memory in MiB. */
  readonly resources?: { readonly cpu: ResourceFacts; readonly memory: ResourceFacts };
  /** What it offers to tasks; undefined where it is not read. */
  readonly offer?: OfferFacts;
}

/** What a container instance offers to tasks. */
export interface OfferFacts {
  /** With no task on it. */
  readonly whole: Room;
  /** What no task holds. */
  readonly left: Room;
  /** What is held by no task that was read, and since when it has been no less (ms since the epoch). */
  readonly unread?: {
    readonly cpu: number;
    readonly memory: number;
    readonly gpus: number;
    readonly since: number;
  };
  /** Its attributes, also those without a value. */
  readonly attributes: ReadonlyMap<string, string>;
  /** The capacity provider that it was registered for. */
  readonly provider?: string;
}

export interface SpotRequestFacts {
  readonly id: string;
  /** Status.Code, such as `fulfilled` or `marked-for-termination` (aws-facts.md §5.1). */
  readonly statusCode: string;
  /** Status.UpdateTime, ms since the epoch. */
  readonly statusAt?: number;
  /** When this was asked for, ms since the epoch; of one host it may be later than of all. */
  readonly readAt?: number;
}

export interface TaskFacts {
  readonly arn: string;
  readonly family: string;
  readonly group: string;
  readonly service?: string;
  readonly daemon: boolean;
  readonly startedBy?: string;
  readonly lastStatus: string;
  readonly desiredStatus: string;
  readonly healthStatus?: string;
  readonly startedAt?: number;
  readonly tags: Readonly<Record<string, string>>;
  /** The longest chain of stop timeouts of its containers along `dependsOn`, ms (without any margin). */
  readonly stopTimeoutMs: number;
  readonly targets: readonly TaskTarget[];
  /** The ARN of its task definition; undefined where it is not read. */
  readonly definition?: string;
}

/** A target that belongs to a task, with its present state. */
export interface TaskTarget {
  readonly targetGroupArn: string;
  /** Instance id or IP address. */
  readonly id: string;
  readonly port: number;
  /** TargetHealth.State (aws-facts.md §6.1); `unused` when it is not registered; undefined when not read. */
  readonly state?: string;
}

export interface ServiceFacts {
  readonly name: string;
  readonly arn: string;
  readonly daemon: boolean;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly targetGroupArns: readonly string[];
  /** Which container port stands behind which target group. */
  readonly loadBalancers?: readonly ServiceLoadBalancer[];
  /** The most recent service events, newest first, at most ten. */
  readonly events: readonly { readonly at: number; readonly message: string }[];
  /** How its tasks are placed on hosts; undefined where they run elsewhere, as on Fargate. */
  readonly placing?: Placing;
  /** The task definition that it is to run, and how many of it; undefined where it is not read. */
  readonly primary?: { readonly definition: string; readonly desired: number };
}

export interface ServiceLoadBalancer {
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
}

export interface TargetGroupFacts {
  readonly arn: string;
  readonly name: string;
  readonly targetType: 'instance' | 'ip' | 'lambda' | 'alb';
  /** HTTP or HTTPS: an Application Load Balancer; TCP, TLS, UDP …: a Network Load Balancer. */
  readonly protocol: string;
  readonly deregistrationDelayMs: number;
  /** State by `id:port`; undefined: never read. */
  readonly targets?: ReadonlyMap<string, string>;
}

export type {
  FleetFacts,
  GroupFacts,
  HookFacts,
  LaunchFacts,
  PoolFacts,
  TemplateFacts,
  WantedTemplate,
} from './pools.ts';
