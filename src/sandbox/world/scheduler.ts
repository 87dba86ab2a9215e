// The ECS service scheduler: keeps the desired count within minimumHealthyPercent and maximumPercent, moves tasks off
// DRAINING instances, and starts a daemon on each instance (aws-facts.md §1.2, §1.6).
import { drained } from './container-instance.ts';
import { membership, obstacles } from './placement.ts';
import { repeatSteady, sayCannotPlace, sayMisplaced, saySteady, sayStuck } from './scheduler-events.ts';
import { isSteady, settleTasks } from './scheduler-health.ts';
import { mayRebalance, rebalance, surplus } from './scheduler-rebalance.ts';
import { noteWanted, placeRequestOf, startOne, startTasks } from './scheduler-start.ts';
import {
  leastHealthy,
  liveCount,
  mostTasks,
  sorted,
  stopExcess,
  stopLeaving,
  stopUnhealthy,
} from './scheduler-stop.ts';
import { allowedStarts } from './start-throttle.ts';
import type { Service, Task, World } from './state.ts';
import { stopTask } from './stopping.ts';
import { bringBack } from './targets.ts';

/** Starts the regular passes of a service, at a phase of its own; `due` brings one forward. */
export function startPasses(w: World, service: Service): void {
  const again = () => {
    if (service.status === 'INACTIVE') return;
    if (w.settings.removedTargets === 'returnOnNextPass') returnTargets(w, service);
    schedulerPass(w, service);
    w.engine.after(w.settings.schedulerPassMs, again);
  };
  w.engine.after(w.random.int(0, w.settings.schedulerPassMs), again);
  let pending = false;
  service.due = () => {
    service.settled = false;
    if (pending) return;
    pending = true;
    w.engine.after(w.random.int(500, 2000), () => {
      pending = false;
      schedulerPass(w, service);
    });
  };
}

function schedulerPass(w: World, service: Service): void {
  // Whatever could make it act asks for a pass (due.ts); one that was deleted never acts again.
  if (service.status === 'INACTIVE') return;
  if (service.settled) return repeatSteady(w, service);
  settleTasks(w, service);
  if (service.status === 'DRAINING') return leave(w, service);
  if (service.daemon) daemonPass(w, service);
  else replicaPass(w, service);
  noteSteady(w, service);
}

/** The setting speaks of the regular passes: the one that a removal asks for comes sooner than any return. */
function returnTargets(w: World, service: Service): void {
  for (const task of service.unsettled) if (task.lastStatus === 'RUNNING') bringBack(w, task);
}

/** A deleted service stops its tasks and is INACTIVE when the last has ended (§1.6). */
function leave(w: World, service: Service): void {
  for (const task of liveOf(service)) {
    stopTask(w, task, {
      code: 'ServiceSchedulerInitiated',
      reason: `Scaling activity initiated by (deployment ${service.deploymentId})`,
      by: 'scheduler',
    });
  }
  if (service.tasks.size > 0) return;
  service.status = 'INACTIVE';
  w.log('service', `${service.name} INACTIVE`);
}

const liveOf = (service: Service): Task[] =>
  [...service.tasks].filter((task) => task.desiredStatus === 'RUNNING');

function replicaPass(w: World, service: Service): void {
  const tasks = sorted(w, service);
  const extra = surplus(w, service);
  const missing = service.desiredCount + extra - tasks.settled - tasks.staying.length;
  noteWanted(w, service, missing);
  const room = mostTasks(service) - liveCount(tasks);
  startTasks(w, service, Math.min(missing, room));
  const stopped = stopLeaving(w, service, tasks);
  stopUnhealthy(w, service, tasks);
  stopExcess(w, service, { tasks, keep: service.desiredCount + extra });
  if (tasks.leaving.length > 0 && stopped === 0 && isStuck(service)) sayStuck(w, service);
}

/** ceil and floor meet at the desired count: nothing may be stopped first, nothing started first (§1.2). */
const isStuck = (service: Service) =>
  mostTasks(service) <= service.desiredCount && leastHealthy(service) >= service.desiredCount;

/** Tells of a steady state when it is reached, and evens out the zones in it. */
function noteSteady(w: World, service: Service): void {
  const steady = isSteady(w, service);
  if (steady && !service.steady) saySteady(w, service);
  else if (steady) repeatSteady(w, service);
  service.steady = steady;
  const uneven = steady && service.zoneRebalancing && mayRebalance(service) && rebalance(w, service);
  // A daemon may fit on a host tomorrow, and an agent may have been away for too long by then: nobody tells of that.
  const isQuiet = !uneven && !service.daemon && !w.settings.agentRepair;
  service.settled = steady && isQuiet && service.unsettled.size === 0;
}

/** One on each ACTIVE instance; on a DRAINING one it goes last, after the replica tasks (§1.2). */
function daemonPass(w: World, service: Service): void {
  const request = placeRequestOf(service);
  const obstacle = obstacles(request);
  const isMember = membership(service.constraints);
  const has = new Map<unknown, Task>();
  for (const task of liveOf(service)) has.set(task.container, task);
  for (const container of service.cluster.containerInstances.values()) {
    const own = has.get(container);
    if (container.status === 'DRAINING' && own) {
      if (!hasReplicas(own)) stopTask(w, own, drained(w));
    } else if (container.status === 'ACTIVE' && !isMember(container)) {
      if (own) leavePlace(w, service, own);
    } else if (container.status === 'ACTIVE' && container.agentConnected && !own) {
      const reason = obstacle(container);
      if (reason?.startsWith('RESOURCE:')) sayCannotPlace(w, service, { reason, closest: container });
      if (reason !== undefined || allowedStarts(w, service, 1) === 0) continue;
      startOne(w, service, { container, wantedAt: w.engine.now });
    }
  }
}

/** A container instance that a constraint leaves out wants no daemon, and loses the one that it has. */
function leavePlace(w: World, service: Service, task: Task): void {
  sayMisplaced(w, service, task);
  stopTask(w, task, {
    code: 'ServiceSchedulerInitiated',
    reason: `Scaling activity initiated by (deployment ${service.deploymentId})`,
    by: 'scheduler',
  });
}

const hasReplicas = ({ container }: Task) =>
  [...(container?.tasks ?? [])].some((task) => task.service && !task.service.daemon);
