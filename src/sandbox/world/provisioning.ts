// Tasks of a capacity provider that wait in PROVISIONING for room: at most 500 in a cluster, placed when room turns up,
// given up after settings.provisioningTimeoutMs (aws-facts.md §1.5, §1.7, §11.1).
import { openPlacement, type Placement } from './placement.ts';
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

interface Queue {
  readonly waits: Map<Task, Wait>;
  /** Whether a look is due. */
  looking: boolean;
}

const queues = new WeakMap<Cluster, Queue>();

const isWaiting = (task: Task) =>
  task.lastStatus === 'PROVISIONING' && task.desiredStatus === 'RUNNING' && !task.container;

/** Those of a capacity provider that wait for room, in the order of their start. */
export function waitingTasks(cluster: Cluster, provider: CapacityProvider): readonly Task[] {
  return waiting(cluster).filter((task) => task.capacityProvider === provider);
}

const waiting = (cluster: Cluster): Task[] =>
  [...(queues.get(cluster)?.waits.keys() ?? [])].filter(isWaiting);

/** Whether one more task may wait. Those that wait no more are still in the queue until the next look. */
export const mayWait = (cluster: Cluster) =>
  (queues.get(cluster)?.waits.size ?? 0) < MOST_WAITING || waiting(cluster).length < MOST_WAITING;

/** With managed scaling a task waits for room; without it lack of room is a failure (aws-facts.md §1.5). */
export const waitsForRoom = (provider: CapacityProvider | undefined) => provider?.managedScaling === true;

/** Lets a task wait; `onRoom` puts it where there is room. */
export function awaitRoom(w: World, task: Task, wait: Wait): void {
  const queue = queues.get(task.cluster) ?? { waits: new Map<Task, Wait>(), looking: false };
  queues.set(task.cluster, queue);
  queue.waits.set(task, wait);
  lookSoon(w, queue);
}

function lookSoon(w: World, queue: Queue): void {
  if (queue.looking || queue.waits.size === 0) return;
  queue.looking = true;
  w.engine.after(LOOK_MS, () => {
    queue.looking = false;
    look(w, queue.waits);
    lookSoon(w, queue);
  });
}

function look(w: World, queue: Map<Task, Wait>): void {
  const kinds = new Map<string, Kind>();
  for (const [task, wait] of [...queue]) {
    if (!isWaiting(task)) queue.delete(task);
    else if (tryToPlace(kindOf(w, task, { wait, kinds }), wait)) queue.delete(task);
    else if (w.engine.now - task.createdAt >= w.settings.provisioningTimeoutMs) {
      queue.delete(task);
      const { inVain: reason = 'RESOURCE:CPU' } = kindOf(w, task, { wait, kinds });
      taskLost(w, task, { code: 'TaskFailedToStart', reason });
    }
  }
}

/** Tasks that go where the others of their kind go: who found no room in this look found none for those either. */
interface Kind {
  readonly placement: Placement;
  inVain?: string;
}

function kindOf(w: World, task: Task, of: { wait: Wait; kinds: Map<string, Kind> }): Kind {
  const { definition, group, cluster, capacityProvider: provider } = task;
  const { strategies, constraints, subnets } = of.wait;
  const key = JSON.stringify([
    definition.arn,
    group,
    provider?.name,
    strategies,
    constraints,
    [...(subnets ?? [])],
  ]);
  const known = of.kinds.get(key);
  if (known) return known;
  const placement = openPlacement(w, { cluster, definition, group, provider, ...of.wait });
  const kind: Kind = { placement };
  of.kinds.set(key, kind);
  return kind;
}

function tryToPlace(kind: Kind, { onRoom }: Wait): boolean {
  if (kind.inVain !== undefined) return false;
  const found = kind.placement.next();
  if ('container' in found) onRoom(found.container);
  else kind.inVain = found.reason;
  return 'container' in found;
}
