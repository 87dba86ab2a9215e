// The life of a task: PENDING → ACTIVATING → RUNNING → DEACTIVATING → STOPPING → DEPROVISIONING → STOPPED
// (aws-facts.md §1.5), and of the process in its container.
import { changed as containerChanged } from './container-event.ts';
import { requestPass } from './due.ts';
import { arn } from './ids.ts';
import type { Cluster, ContainerInstance, Service, Task, TaskDefinition, World } from './state.ts';
import { stopTask } from './stopping.ts';
import { registerTask } from './targets.ts';
import { draw, processEnded, setStatus } from './task-status.ts';

export { stopTask };

export interface RunRequest {
  readonly cluster: Cluster;
  readonly definition: TaskDefinition;
  readonly container: ContainerInstance;
  readonly service?: Service;
  readonly group: string;
  readonly startedBy?: string;
  readonly tags?: Map<string, string>;
  readonly worksForMs?: number;
  readonly onEnd?: (finished: boolean) => void;
  /** When it began to be wanted, ms since the epoch; for the waiting times of the report. */
  readonly wantedAt?: number;
}

export function runTask(w: World, request: RunRequest): Task {
  const { container, definition } = request;
  const task: Task = {
    arn: arn.task(w, request.cluster.name),
    definition,
    cluster: request.cluster,
    container,
    launchType: 'EC2',
    zone: container.host.zone,
    health: 'UNKNOWN',
    service: request.service,
    group: request.group,
    startedBy: request.startedBy,
    tags: request.tags ?? new Map(),
    lastStatus: 'PENDING',
    desiredStatus: 'RUNNING',
    version: 1,
    createdAt: w.engine.now,
    hostPort: definition.containerPort === undefined ? undefined : container.nextHostPort++,
    targets: [],
    process: 'starting',
    worksForMs: request.worksForMs,
    onEnd: request.onEnd,
  };
  request.cluster.tasks.set(task.arn, task);
  container.tasks.add(task);
  request.service?.tasks.add(task);
  w.tally.tasks.launched++;
  containerChanged(w, container);
  setStatus(w, task, 'PENDING');
  const startMs = draw(w, definition.behaviour.start);
  task.timer = w.engine.after(startMs / 2, () => {
    setStatus(w, task, 'ACTIVATING');
    task.timer = w.engine.after(startMs / 2, () => nowRunning(w, task, request.wantedAt ?? task.createdAt));
  });
  return task;
}

function nowRunning(w: World, task: Task, wantedAt: number): void {
  task.startedAt = w.engine.now;
  const waitedMs = w.engine.now - wantedAt;
  w.tally.tasks.waitToPlaceMs.push(waitedMs);
  // Less the boot of the host, where the host was launched for want of room after the task was wanted.
  const { container } = task;
  const bootMs = container ? container.registeredAt - Math.max(wantedAt, container.host.launchedAt) : 0;
  w.tally.tasks.waitBeyondBootMs.push(Math.max(0, waitedMs - Math.max(0, bootMs)));
  registerTask(w, task);
  setStatus(w, task, 'RUNNING');
  task.timer = w.engine.after(draw(w, task.definition.behaviour.ready), () => {
    task.process = 'serving';
    if (task.worksForMs !== undefined) task.timer = w.engine.after(task.worksForMs, () => workDone(w, task));
  });
  if (task.service) requestPass(task.service);
}

function workDone(w: World, task: Task): void {
  if (task.process !== 'serving') return;
  processEnded(task, true);
  stopTask(w, task, {
    code: 'EssentialContainerExited',
    reason: 'Essential container in task exited',
    by: 'scheduler',
  });
}
