// Tasks of a capacity provider that wait in PROVISIONING for room: at most 500 in a cluster, placed when room turns up,
// given up after settings.provisioningTimeoutMs (aws-facts.md §1.5, §1.7, §11.1).
import { place } from './placement.ts';
import type {
  CapacityProvider,
  Cluster,
  Constraint,
  ContainerInstance,
  Strategy,
  Task,
  World,
} from './state.ts';
import { taskLost } from './task-status.ts';

const MOST_WAITING = 500;
const LOOK_MS = 2_000;

interface Wait {
  readonly strategies: readonly Strategy[];
  readonly constraints: readonly Constraint[];
  readonly subnets?: ReadonlySet<string>;
  readonly onRoom: (container: ContainerInstance) => void;
}

const queues = new WeakMap<Cluster, Map<Task, Wait>>();

const waits = (task: Task) =>
  task.lastStatus === 'PROVISIONING' && task.desiredStatus === 'RUNNING' && !task.container;

/** Those of a capacity provider that wait for room, in the order of their start. */
export function waitingTasks(cluster: Cluster, provider: CapacityProvider): readonly Task[] {
  return waiting(cluster).filter((task) => task.capacityProvider === provider);
}

const waiting = (cluster: Cluster): Task[] => [...(queues.get(cluster)?.keys() ?? [])].filter(waits);

/** Whether one more task may wait. */
export const mayWait = (cluster: Cluster) => waiting(cluster).length < MOST_WAITING;

/** With managed scaling a task waits for room; without it lack of room is a failure (aws-facts.md §1.5). */
export const waitsForRoom = (provider: CapacityProvider | undefined) => provider?.managedScaling === true;

/** Lets a task wait; `onRoom` puts it where there is room. */
export function awaitRoom(w: World, task: Task, wait: Wait): void {
  const queue = queues.get(task.cluster) ?? new Map<Task, Wait>();
  const isFirst = queue.size === 0;
  queues.set(task.cluster, queue.set(task, wait));
  if (isFirst) w.engine.after(LOOK_MS, () => look(w, queue));
}

function look(w: World, queue: Map<Task, Wait>): void {
  // Who found no room in this look found none for those that are like it either.
  const inVain = new Map<string, string>();
  for (const [task, wait] of [...queue]) {
    if (!waits(task)) queue.delete(task);
    else if (tryToPlace(w, task, { wait, inVain })) queue.delete(task);
    else if (w.engine.now - task.createdAt >= w.settings.provisioningTimeoutMs) {
      queue.delete(task);
      taskLost(w, task, { code: 'TaskFailedToStart', reason: inVain.get(kindOf(task)) ?? 'RESOURCE:CPU' });
    }
  }
  if (queue.size > 0) w.engine.after(LOOK_MS, () => look(w, queue));
}

const kindOf = ({ definition, group, capacityProvider }: Task) =>
  `${definition.arn} ${group} ${capacityProvider?.name}`;

function tryToPlace(w: World, task: Task, with_: { wait: Wait; inVain: Map<string, string> }): boolean {
  const { wait, inVain } = with_;
  if (inVain.has(kindOf(task))) return false;
  const { cluster, definition, group, capacityProvider: provider } = task;
  const found = place(w, { cluster, definition, group, provider, ...wait });
  if ('reason' in found) {
    inVain.set(kindOf(task), found.reason);
    return false;
  }
  wait.onRoom(found.container);
  return true;
}
