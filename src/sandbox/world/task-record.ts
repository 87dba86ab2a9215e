// A new task as a record, in the lists of its cluster and service. What then happens to it is in task.ts.
import { arn } from './ids.ts';
import { occupy } from './room.ts';
import type {
  CapacityProvider,
  Cluster,
  Constraint,
  ContainerInstance,
  Service,
  Strategy,
  Task,
  TaskDefinition,
  World,
} from './state.ts';
import { unsettle } from './unsettled.ts';

export interface RunRequest {
  readonly cluster: Cluster;
  readonly definition: TaskDefinition;
  /** Where it was placed. Undefined on Fargate, and where it waits for room of its capacity provider. */
  readonly container?: ContainerInstance;
  readonly launchType?: 'EC2' | 'FARGATE';
  /** Of a Fargate task. */
  readonly zone?: string;
  readonly capacityProvider?: CapacityProvider;
  /** How it is placed once there is room, where it waits. */
  readonly strategies?: readonly Strategy[];
  readonly constraints?: readonly Constraint[];
  readonly subnets?: ReadonlySet<string>;
  readonly overrides?: Overrides;
  readonly service?: Service;
  readonly group: string;
  readonly startedBy?: string;
  readonly tags?: Map<string, string>;
  readonly worksForMs?: number;
  readonly onEnd?: (finished: boolean) => void;
  /** When it began to be wanted, ms since the epoch; for the waiting times of the report. */
  readonly wantedAt?: number;
  /** When it was created, now unless said; a warm world's tasks are older. */
  readonly createdAt?: number;
}

export type Overrides = NonNullable<Task['overrides']>;

export function createTask(w: World, request: RunRequest): Task {
  const task: Task = {
    arn: arn.task(w, request.cluster.name),
    ordinal: request.cluster.created++,
    definition: request.definition,
    cluster: request.cluster,
    launchType: request.launchType ?? 'EC2',
    capacityProvider: request.capacityProvider,
    zone: request.zone,
    health: 'UNKNOWN',
    service: request.service,
    group: request.group,
    startedBy: request.startedBy,
    overrides: request.overrides,
    tags: request.tags ?? new Map(),
    lastStatus: 'PROVISIONING',
    desiredStatus: 'RUNNING',
    version: 1,
    createdAt: request.createdAt ?? w.engine.now,
    targets: [],
    process: 'starting',
    worksForMs: request.worksForMs,
    onEnd: request.onEnd,
  };
  request.cluster.tasks.set(task.arn, task);
  request.service?.tasks.add(task);
  unsettle(task);
  if (request.container) occupy(request.container, task);
  return task;
}
