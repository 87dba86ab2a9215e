// The status of a task as everybody sees it, and its end in the control plane.
import { changed as containerChanged } from './container-event.ts';
import { becomeUnfound, receivers } from './discovery.ts';
import { requestPass } from './due.ts';
import { shortId } from './ids.ts';
import { forgetOrphan, orphan, outlives } from './orphans.ts';
import { setProcess } from './process.ts';
import { shallStop, vacate } from './room.ts';
import type { ContainerInstance, Range, Task, TaskStatus, World } from './state.ts';
import { type Stop, stopReason } from './stop.ts';
import { deregisterTarget } from './targets.ts';
import { taskEvent } from './task-event.ts';
import { underWay } from './traffic.ts';
import { unsettle } from './unsettled.ts';

const HOUR_MS = 3_600_000;

/** Its containers have ended, by themselves or not; told once. */
export function processEnded(task: Task, finished: boolean): void {
  if (task.process === 'dead') return;
  setProcess(task, 'dead');
  forgetOrphan(task);
  task.onEnd?.(finished);
}

/** From SIGTERM to the end of its containers: its own time, or what requests under way need, up to the stop timeout. */
export function endsInMs(w: World, task: Task): number {
  const lastMs = Math.max(w.engine.now, ...receivers(task).flatMap(underWay)) - w.engine.now;
  const wantedMs = Math.max(draw(w, task.definition.behaviour.shutdown), lastMs);
  return Math.min(wantedMs, task.definition.stopTimeoutMs);
}

export const draw = (w: World, range: Range) => w.random.between(range.lowMs, range.highMs);

/** The control plane gives a task up whose host or container instance is no more. */
export function taskLost(w: World, task: Task, stop: Omit<Stop, 'by'>): void {
  if (task.lastStatus === 'STOPPED') return;
  shallStop(task);
  if (!task.stopCode) stopReason(task, stop);
  // What its containers do goes on without the control plane: their work, and the end after SIGTERM. A wait of ECS does not.
  if (!outlives(task) || task.lastStatus === 'DEACTIVATING') task.timer?.();
  for (const target of task.targets) deregisterTarget(w, target, 'ecs');
  becomeUnfound(w, task);
  nowStopped(w, task);
}

export function nowStopped(w: World, task: Task): void {
  const { container } = task;
  if (outlives(task)) orphan(task);
  else {
    processEnded(task, false);
    task.executionStoppedAt ??= w.engine.now;
  }
  task.stoppedAt = w.engine.now;
  // A read lag longer than the stop is over with it, so that no list misses the task.
  task.stale = undefined;
  vacate(task);
  task.service?.tasks.delete(task);
  setStatus(w, task, 'STOPPED');
  task.service?.unsettled.delete(task);
  if (container) {
    containerChanged(w, container);
    emptied(w, container);
  }
  w.engine.after(HOUR_MS, () => task.cluster.tasks.delete(task.arn));
  if (task.service) requestPass(task.service);
}

function emptied(w: World, container: ContainerInstance): void {
  const notice = container.host.interruption;
  const { orphans, state } = container.host;
  if (!notice || container.tasks.size > 0 || orphans?.size || state !== 'running') return;
  // One that was empty and took tasks again was not empty for good: the last time counts.
  const { noticeToEmptyMs: samples } = w.tally.interruptions;
  notice.emptySample ??= samples.length;
  samples[notice.emptySample] = w.engine.now - notice.noticedAt;
}

export function setStatus(w: World, task: Task, status: TaskStatus): void {
  task.lastStatus = status;
  task.version++;
  unsettle(task);
  w.log('task', `${label(task)} ${status} on ${whereOf(task)}`);
  taskEvent(w, task);
}

/** The host's id, or what stands for it in the log. */
export const whereOf = (task: Task) =>
  task.container?.host.id ?? (task.launchType === 'FARGATE' ? 'Fargate' : 'nothing yet');

export const label = (task: Task) => `${task.definition.family}/${shortId(task.arn).slice(0, 8)}`;
