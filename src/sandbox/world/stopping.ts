// How a task stops: out of the load balancer, SIGTERM, the end of its containers, STOPPED.
import { becomeUnfound, cutAll } from './discovery.ts';
import { whenHeard } from './hearing.ts';
import { setProcess } from './process.ts';
import { shallStop } from './room.ts';
import { sayStopped } from './scheduler-events.ts';
import type { Task, World } from './state.ts';
import { type Stop, stopReason } from './stop.ts';
import { deregisterTarget, idleAt } from './targets.ts';
import { endsInMs, label, nowStopped, processEnded, setStatus } from './task-status.ts';

const DEPROVISION_MS = 1000;

/** Asks a task to stop; a second time changes nothing, but where a setting says that StopTask ends ECS's own wait. */
export function stopTask(w: World, task: Task, stop: Stop): void {
  if (task.lastStatus === 'STOPPED') return;
  if (task.desiredStatus === 'STOPPED') {
    if (stop.by === 'api' && hastens(w, task)) whenHeard(task, () => sigtermNow(w, task));
    return;
  }
  shallStop(task);
  stopReason(task, stop);
  task.stoppedBy = stop.by;
  w.log('task', `${label(task)} shall stop: ${stop.reason}`);
  if (task.service && stop.by === 'scheduler') sayStopped(w, task.service, task);
  beginStop(w, task, stop.by);
}

const hastens = ({ settings }: World, { lastStatus }: Task) =>
  lastStatus === 'DEACTIVATING' && settings.stopTask === 'atOnce' && settings.stopAgain === 'hastens';

function sigtermNow(w: World, task: Task): void {
  if (task.lastStatus !== 'DEACTIVATING') return;
  task.timer?.();
  sigterm(w, task);
}

function beginStop(w: World, task: Task, by: Stop['by']): void {
  // The agent of a host that ends hears nothing any more.
  const { container } = task;
  if (container && container.host.state !== 'running') return;
  // What had not started will not; what runs goes on with its work until the agent hears.
  if (task.startedAt === undefined) neverStarts(task);
  if (container?.agentConnected === false) takeOut(w, task);
  whenHeard(task, () => carryOut(w, task, by));
}

/** On a silent agent nobody tells that it has no containers, nor ever will. */
function neverStarts(task: Task): void {
  task.timer?.();
  if (task.container?.agentConnected === false) processEnded(task, false);
}

/** Load balancers are the control plane's own business: whether it goes ahead without the agent is a setting. */
function takeOut(w: World, task: Task): void {
  if (w.settings.stopOnSilentAgents === 'nothing' || task.lastStatus !== 'RUNNING') return;
  if (task.targets.length === 0) return;
  for (const target of task.targets) deregisterTarget(w, target, 'ecs');
  setStatus(w, task, 'DEACTIVATING');
}

/** Out of the load balancer first; how long ECS waits there is unverified and so a setting (settings.ts). */
function carryOut(w: World, task: Task, by: Stop['by']): void {
  task.timer?.();
  if (!task.startedAt || task.process === 'dead') {
    processEnded(task, false);
    task.timer = w.engine.after(DEPROVISION_MS, () => nowStopped(w, task));
    return;
  }
  becomeUnfound(w, task);
  const { targets } = task;
  if (targets.length === 0) return sigterm(w, task);
  for (const target of targets) deregisterTarget(w, target, 'ecs');
  if (by === 'api' && w.settings.stopTask === 'atOnce') return sigterm(w, task);
  setStatus(w, task, 'DEACTIVATING');
  const restart = by === 'api' && w.settings.stopTask === 'fullDelay';
  const outAt = Math.max(
    ...targets.map((t) => (restart ? w.engine.now : t.deregisteredAt!) + t.group.deregistrationDelayMs),
  );
  const idleIsEnough = by === 'scheduler' && w.settings.drainDelay === 'untilIdle';
  const wait = () => {
    const until = idleIsEnough
      ? Math.min(outAt, Math.max(...targets.map((t) => idleAt(t, w.engine.now))))
      : outAt;
    if (until <= w.engine.now) sigterm(w, task);
    else task.timer = w.engine.at(until, wait);
  };
  wait();
}

/** SIGTERM: no new requests are taken, those under way are finished, up to the stop timeout. */
function sigterm(w: World, task: Task): void {
  setProcess(task, 'terminating');
  task.stoppingAt = w.engine.now;
  setStatus(w, task, 'STOPPING');
  task.timer = w.engine.after(endsInMs(w, task), () => containersEnded(w, task));
}

function containersEnded(w: World, task: Task): void {
  cutAll(w, task, 'targetStopping');
  processEnded(task, false);
  // The control plane may have given it up meanwhile.
  if (task.lastStatus === 'STOPPED') return;
  task.executionStoppedAt = w.engine.now;
  if (task.container && task.container.host.state !== 'running') return;
  setStatus(w, task, 'DEPROVISIONING');
  task.timer = w.engine.after(DEPROVISION_MS, () => nowStopped(w, task));
}
