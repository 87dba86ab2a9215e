// Clusters, container instances, services, tasks and capacity providers, as plain records.
import type { Cancel } from '#lib/clock.ts';
import type { Group } from './state-autoscaling.ts';
import type { Ec2Instance } from './state-ec2.ts';
import type { Target, TargetGroup } from './state-elb.ts';

export interface Range {
  readonly lowMs: number;
  readonly highMs: number;
}

export interface ContainerInstance {
  readonly arn: string;
  readonly cluster: Cluster;
  /** The order of registration in its cluster. */
  readonly ordinal: number;
  readonly host: Ec2Instance;
  status: 'REGISTERING' | 'REGISTRATION_FAILED' | 'ACTIVE' | 'DRAINING' | 'DEREGISTERING' | 'INACTIVE';
  agentConnected: boolean;
  version: number;
  readonly registeredAt: number;
  inactiveAt?: number;
  readonly attributes: Map<string, string | undefined>;
  readonly tags: Map<string, string>;
  /** Tasks whose lastStatus is not STOPPED. */
  readonly tasks: Set<Task>;
  nextHostPort: number;
  /** What those tasks hold of it, as counters; room.ts alone writes them. */
  readonly reserved: Reserved;
  /** How many tasks of each task group shall run here (desiredStatus RUNNING); room.ts alone writes it. */
  readonly groups: Map<string, number>;
  statusReason?: string;
  /** Since when its agent has been disconnected, ms since the epoch. */
  disconnectedAt?: number;
  /** Until when disconnectAgent keeps it away. */
  awayUntil?: number;
  /** What reads still show after a write (read-lag.ts). */
  stale?: { readonly until: number; readonly status: ContainerInstance['status']; readonly version: number };
}

export interface Reserved {
  cpu: number;
  memory: number;
  gpus: number;
  enis: number;
  /** Ports of the host, fixed and dynamic. */
  readonly ports: Set<number>;
  /** How many of them are fixed. */
  fixedPorts: number;
}

/** A log of changes with a bounded length: who has not asked for long looks at everything anew (cluster-changes.ts). */
export interface ChangeLog {
  entries: ContainerInstance[];
  /** How many entries were dropped before `entries[0]`. */
  dropped: number;
}

export interface Cluster {
  readonly name: string;
  readonly arn: string;
  readonly tags: Map<string, string>;
  /** By ARN; INACTIVE ones stay describable for an hour (aws-facts.md §1.1). */
  readonly containerInstances: Map<string, ContainerInstance>;
  /** Which of them changed, for those that keep numbers about all (cluster-changes.ts). */
  readonly changes: ChangeLog;
  /** How many have registered so far. */
  registered: number;
  /** How many tasks were created so far. */
  created: number;
  readonly services: Map<string, Service>;
  /** In the order of PutClusterCapacityProviders. */
  readonly capacityProviders: CapacityProvider[];
  /** By ARN; stopped ones stay describable for an hour (aws-facts.md §1.5). */
  readonly tasks: Map<string, Task>;
  defaultStrategy?: readonly ProviderShare[];
}

/** One entry of a capacity provider strategy. */
export interface ProviderShare {
  readonly capacityProvider: string;
  readonly weight: number;
  readonly base: number;
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
  readonly gpus: number;
  readonly network: 'bridge' | 'awsvpc' | 'host';
  /** A fixed port on the host; a dynamic one where undefined and the container has a port. */
  readonly hostPort?: number;
  /** Where it has a container health check: from RUNNING to HEALTHY. */
  readonly healthCheck?: Range;
  readonly registeredAt: number;
  readonly behaviour: Behaviour;
  /** As RegisterTaskDefinition was given it: it is shown, and what counts of it is above. */
  readonly given?: GivenDefinition;
  /** When it was deregistered, ms since the epoch. */
  deregisteredAt?: number;
}

export interface GivenDefinition {
  readonly image?: string;
  /** What is told again as it was given and moves nothing here: roles, volumes, environment, logs and the like. */
  readonly told?: Readonly<Record<'task' | 'container', Readonly<Record<string, unknown>>>>;
  readonly task: { readonly cpu?: number; readonly memory?: number };
  readonly container: {
    readonly cpu: number;
    readonly memory?: number;
    readonly memoryReservation?: number;
  };
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
  /** The order of creation in its cluster. */
  readonly ordinal: number;
  readonly definition: TaskDefinition;
  readonly cluster: Cluster;
  /** Where it was placed; undefined on Fargate and while it waits for capacity in PROVISIONING. */
  container?: ContainerInstance;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly capacityProvider?: CapacityProvider;
  /** Of a Fargate task; that of its host otherwise. */
  zone?: string;
  /** Its network interface, in network mode awsvpc. */
  eni?: { readonly attachmentId: string; readonly eniId: string; readonly ip: string; readonly mac: string };
  /** HEALTHY only where its definition has a container health check. */
  health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  /** Until when scale-in protection holds, ms since the epoch. */
  protectedUntil?: number;
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
  hostPort?: number;
  /** Its registrations, one for each target group of its service, in their order. */
  readonly targets: Target[];
  /** Who told it to stop. */
  stoppedBy?: 'scheduler' | 'api';
  /** Where clients find it without a load balancer (discovery.ts). */
  found?: Target;
  /**
   * The process in the container: whether it answers new requests, has got SIGTERM, hangs with its host, or is no more.
   * Set by setProcess.
   */
  readonly process: 'starting' | 'serving' | 'terminating' | 'hung' | 'dead';
  /** Set when its host is taken: no operator could have stopped it in time. */
  unavoidable?: boolean;
  /** Likewise: no operator could have taken its requests elsewhere in time. */
  requestsUnavoidable?: boolean;
  /** When the work of a job is done; undefined for servers. */
  readonly worksForMs?: number;
  /** Called once when its containers have ended: whether the work was finished. */
  readonly onEnd?: (finished: boolean) => void;
  timer?: Cancel;
  pullStartedAt?: number;
  pullStoppedAt?: number;
  /** When its containers had ended. */
  executionStoppedAt?: number;
  /** As RunTask gave them; they are shown and change nothing. */
  readonly overrides?: { readonly containerOverrides: { readonly name?: string }[] };
  /** From when reads show it, ms since the epoch. */
  seenFrom?: number;
  /** What reads still show after StopTask (read-lag.ts). */
  stale?: {
    readonly until: number;
    readonly lastStatus: TaskStatus;
    readonly desiredStatus: Task['desiredStatus'];
    readonly version: number;
  };
}

/** What Cloud Map, or Service Connect's namespace, knows of a service (discovery.ts). */
export interface Discovery {
  readonly by: 'cloudMap' | 'serviceConnect';
  /** Of the service in Cloud Map. */
  readonly arn: string;
  readonly namespaceArn: string;
  /** Of the DNS records; not asked for by the proxies of Service Connect. */
  readonly ttlMs: number;
  readonly tasks: TargetGroup;
}

export interface Service {
  readonly name: string;
  readonly arn: string;
  readonly cluster: Cluster;
  readonly daemon: boolean;
  desiredCount: number;
  minimumHealthyPercent: number;
  maximumPercent: number;
  definition: TaskDefinition;
  readonly deploymentId: string;
  readonly strategies: readonly Strategy[];
  readonly targetGroups: readonly TargetGroup[];
  /** How clients find its tasks without a load balancer. */
  readonly discovery?: Discovery;
  readonly launchType: 'EC2' | 'FARGATE';
  readonly capacityProvider?: CapacityProvider;
  readonly constraints: readonly Constraint[];
  readonly zoneRebalancing: boolean;
  /** How long each task protects itself from scale-in when it starts. */
  readonly scaleInProtectionMs?: number;
  readonly createdAt: number;
  /** Tasks whose lastStatus is not STOPPED. */
  readonly tasks: Set<Task>;
  /** Of them: all but those that the scheduler found running well where they may stay, until something changes (unsettled.ts). */
  readonly unsettled: Set<Task>;
  /** Newest first, at most 100 (aws-facts.md §1.4). */
  readonly events: { readonly id: string; readonly at: number; readonly message: string }[];
  /** Since when tasks have been wanted that are not placed: one entry per missing task. */
  readonly wantedSince: number[];
  /** Asks for a scheduler pass soon. */
  due: () => void;
  /** The last pass found all well, and nothing has changed since: a pass now would do nothing. */
  settled?: boolean;
  /** Tasks in a row that stopped without having been RUNNING, and until when no more is started. */
  startFailures?: { count: number; until: number };
  /** Launches of the running minute (500 at most). */
  launches?: { readonly minute: number; count: number };
  /** The task that zone rebalancing started; one is stopped elsewhere once it is healthy. */
  rebalancing?: Task;
  /** Whether it was in a steady state at the last look. */
  steady?: boolean;
  /** When it last said so, ms since the epoch. */
  steadySaidAt?: number;
  /** ACTIVE unless it was deleted: DRAINING while it has tasks, then INACTIVE. */
  status?: 'DRAINING' | 'INACTIVE';
}

export type Strategy = 'zone' | 'instance' | 'random' | 'binpack-cpu' | 'binpack-memory';

export type Constraint =
  | { readonly kind: 'distinctInstance' }
  | { readonly kind: 'memberOf'; readonly expression: string };

/** A capacity provider of an Auto Scaling group (aws-facts.md §1.7). */
export interface CapacityProvider {
  readonly arn: string;
  readonly name: string;
  readonly group: Group;
  targetCapacity: number;
  managedScaling: boolean;
  minimumScalingStepSize: number;
  maximumScalingStepSize: number;
  instanceWarmupMs: number;
  managedTerminationProtection: boolean;
  managedDraining: boolean;
}
