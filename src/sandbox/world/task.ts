// The life of a task: PROVISIONING → PENDING → ACTIVATING → RUNNING → DEACTIVATING → STOPPING → DEPROVISIONING → STOPPED
// (aws-facts.md §1.5), and of the process in its container.

import { changed as containerChanged } from './container-event.ts';
import { becomeFound } from './discovery.ts';
import { requestPass } from './due.ts';
import { whenHeard } from './hearing.ts';
import { attachEni, usesEni } from './network.ts';
import { setProcess } from './process.ts';
import { awaitRoom } from './provisioning.ts';
import { hideNew } from './read-lag.ts';
import { occupy } from './room.ts';
import { noteStarted, noteStartFailure } from './start-throttle.ts';
import type { Range, Task, World } from './state.ts';
import { holding } from './state-troubles.ts';
import { stopTask } from './stopping.ts';
import { registerTask } from './targets.ts';
import { createTask, type RunRequest } from './task-record.ts';
import { draw, processEnded, setStatus, taskLost } from './task-status.ts';
import { unsettle } from './unsettled.ts';

export { type RunRequest, stopTask };

/** From asking for a network interface to having it. */
const ENI: Range = { lowMs: 2_000, highMs: 5_000 };
/** Fargate's own preparation, beyond what the task's definition says. */
const FARGATE: Range = { lowMs: 20_000, highMs: 40_000 };

export function runTask(w: World, request: RunRequest): Task {
  const task = createTask(w, request);
  hideNew(w, task);
  w.tally.tasks.launched++;
  const wantedAt = request.wantedAt ?? task.createdAt;
  if (task.container) {
    placed(w, task, wantedAt);
  } else if (task.launchType === 'FARGATE') {
    provision(w, task, { takes: FARGATE, wantedAt });
  } else {
    setStatus(w, task, 'PROVISIONING');
    awaitRoom(w, task, {
      strategies: request.strategies ?? [],
      constraints: request.constraints ?? [],
      subnets: request.subnets,
      onRoom: (container) => {
        occupy(container, task);
        placed(w, task, wantedAt);
      },
    });
  }
  return task;
}

function placed(w: World, task: Task, wantedAt: number): void {
  if (task.container) containerChanged(w, task.container);
  if (usesEni(task)) provision(w, task, { takes: ENI, wantedAt });
  else pend(w, task, wantedAt);
}

/** Work before the launch: the network interface. */
function provision(w: World, task: Task, how: { takes: Range; wantedAt: number }): void {
  setStatus(w, task, 'PROVISIONING');
  const { lowMs, highMs } = how.takes;
  task.timer = w.engine.after(w.chance('eni').between(lowMs, highMs), () => {
    attachEni(w, task);
    pend(w, task, how.wantedAt);
  });
}

/** PENDING waits for the agent, and ECS knows of what it started only from the agent. */
function pend(w: World, task: Task, wantedAt: number): void {
  setStatus(w, task, 'PENDING');
  const startMs = draw(w, task.definition.behaviour.start);
  const activate = () => {
    task.pullStartedAt = w.engine.now;
    setStatus(w, task, 'ACTIVATING');
    task.timer = w.engine.after(startMs / 2, () => whenHeard(task, () => started(w, task, wantedAt)));
  };
  task.timer = w.engine.after(startMs / 2, () => whenHeard(task, activate));
}

function started(w: World, task: Task, wantedAt: number): void {
  const { service } = task;
  const troubled = holding(w.troubles.taskStarts, w.engine.now).some((t) => t.service === service?.name);
  if (!service || !troubled) return nowRunning(w, task, wantedAt);
  noteStartFailure(w, service);
  taskLost(w, task, {
    code: 'TaskFailedToStart',
    reason: 'CannotPullContainerError: pull image manifest has been retried 5 time(s)',
  });
}

function nowRunning(w: World, task: Task, wantedAt: number): void {
  task.startedAt = w.engine.now;
  task.pullStoppedAt = w.engine.now;
  countWait(w, task, wantedAt);
  registerTask(w, task);
  becomeFound(w, task);
  protectItself(w, task);
  setStatus(w, task, 'RUNNING');
  becomeHealthy(w, task);
  task.timer = w.engine.after(draw(w, task.definition.behaviour.ready), () => {
    setProcess(task, 'serving');
    if (task.worksForMs !== undefined) task.timer = w.engine.after(task.worksForMs, () => workDone(w, task));
  });
  if (!task.service) return;
  noteStarted(task.service);
  requestPass(task.service);
}

/** Fargate's waits are nobody's business here: no instance was wanted. */
function countWait(w: World, task: Task, wantedAt: number): void {
  const { container } = task;
  if (!container) return;
  const waitedMs = w.engine.now - wantedAt;
  w.tally.tasks.waitToPlaceMs.push(waitedMs);
  // Less the boot of the host, where the host was launched for want of room after the task was wanted.
  const bootMs = container.registeredAt - Math.max(wantedAt, container.host.launchedAt);
  w.tally.tasks.waitBeyondBootMs.push(Math.max(0, waitedMs - Math.max(0, bootMs)));
}

/** A task may protect itself from scale-in when it starts (aws-facts.md §1.5). */
export function protectItself(w: World, task: Task): void {
  const forMs = task.service?.scaleInProtectionMs;
  if (forMs !== undefined) task.protectedUntil = w.engine.now + forMs;
}

/** The container health check passes some time after RUNNING. */
function becomeHealthy(w: World, task: Task): void {
  const { healthCheck } = task.definition;
  if (!healthCheck) return;
  w.engine.after(w.chance('health').between(healthCheck.lowMs, healthCheck.highMs), () => {
    if (task.lastStatus === 'RUNNING') setHealth(w, task, 'HEALTHY');
  });
}

/** What the container health check says from now on. */
export function setHealth(w: World, task: Task, health: Task['health']): void {
  task.health = health;
  if (health === 'HEALTHY') becomeFound(w, task);
  unsettle(task);
  w.log('task', `${task.definition.family} ${health}`);
  if (task.service) requestPass(task.service);
}

/** The work of a job is done: its container ends by itself. */
export function workDone(w: World, task: Task): void {
  if (task.process !== 'serving') return;
  processEnded(task, true);
  stopTask(w, task, {
    code: 'EssentialContainerExited',
    reason: 'Essential container in task exited',
    by: 'scheduler',
  });
}
