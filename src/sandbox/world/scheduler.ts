// The ECS service scheduler: keeps the desired count within minimumHealthyPercent and maximumPercent, moves tasks off
// DRAINING instances, and starts a daemon on each instance (aws-facts.md §1.2, §1.6).
import { remaining } from './container-event.ts';
import { DRAINED } from './container-instance.ts';
import { uuid } from './ids.ts';
import { place } from './placement.ts';
import type { ContainerInstance, Service, Task, World } from './state.ts';
import { bringBack } from './targets.ts';
import { runTask, stopTask } from './task.ts';

/** Without a load balancer a task counts as healthy 40 s after RUNNING (aws-facts.md §1.2). */
const SETTLE_MS = 40_000;

/** Starts the regular passes of a service, at a phase of its own; `due` brings one forward. */
export function startPasses(w: World, service: Service): void {
  const again = () => {
    schedulerPass(w, service);
    w.engine.after(w.settings.schedulerPassMs, again);
  };
  w.engine.after(w.random.int(0, w.settings.schedulerPassMs), again);
  let pending = false;
  service.due = () => {
    if (pending) return;
    pending = true;
    w.engine.after(w.random.int(500, 2000), () => {
      pending = false;
      schedulerPass(w, service);
    });
  };
}

export function schedulerPass(w: World, service: Service): void {
  if (w.settings.removedTargets === 'returnOnNextPass') {
    for (const task of service.tasks) if (task.lastStatus === 'RUNNING') bringBack(w, task);
  }
  if (service.daemon) daemonPass(w, service);
  else replicaPass(w, service);
}

function replicaPass(w: World, service: Service): void {
  const live = [...service.tasks].filter((t) => t.desiredStatus === 'RUNNING');
  const leaving = live.filter((t) => mustBeReplaced(t));
  const staying = live.filter((t) => !mustBeReplaced(t));
  const missing = service.desiredCount - staying.length;
  const most = Math.floor((service.desiredCount * service.maximumPercent) / 100);
  noteWanted(w, service, missing);
  startTasks(w, service, Math.min(missing, most - live.length));
  stopReplaced(w, service, { live, leaving });
  stopExcess(w, service, staying);
}

/** On a DRAINING instance, or failing its health checks. */
function mustBeReplaced(task: Task): boolean {
  return isLeaving(task) || task.targets.some((target) => target.state === 'unhealthy');
}

/** On an instance that is not ACTIVE. */
const isLeaving = (task: Task) => task.container !== undefined && task.container.status !== 'ACTIVE';

/** Stops tasks that leave, as far as the lower bound of healthy tasks allows. */
function stopReplaced(
  w: World,
  service: Service,
  tasks: { live: readonly Task[]; leaving: readonly Task[] },
): void {
  const least = Math.ceil((service.desiredCount * service.minimumHealthyPercent) / 100);
  let healthy = tasks.live.filter((t) => isHealthy(w, t)).length;
  for (const task of tasks.leaving) {
    const counted = isHealthy(w, task);
    if (counted && healthy - 1 < least) continue;
    if (counted) healthy--;
    stopTask(w, task, isLeaving(task) ? DRAINED : UNHEALTHY);
  }
}

const UNHEALTHY = {
  code: 'ServiceSchedulerInitiated',
  reason: 'Task failed ELB health checks',
  by: 'scheduler',
} as const;

export function isHealthy(w: World, task: Task): boolean {
  if (task.lastStatus !== 'RUNNING') return false;
  const groups = task.service?.targetGroups.length ?? 0;
  if (groups > 0) return task.targets.filter((target) => target.state === 'healthy').length === groups;
  return w.engine.now - task.startedAt! >= SETTLE_MS;
}

function startTasks(w: World, service: Service, count: number): void {
  for (let n = 0; n < count; n++) {
    const placed = place(w, { ...service, service });
    if ('reason' in placed) return cannotPlace(w, service, placed.reason);
    const since = service.wantedSince.shift() ?? w.engine.now;
    w.tally.tasks.unplacedMs += w.engine.now - since;
    start(w, service, { container: placed.container, wantedAt: since });
  }
}

function start(w: World, service: Service, on: { container: ContainerInstance; wantedAt: number }): Task {
  return runTask(w, {
    cluster: service.cluster,
    definition: service.definition,
    service,
    group: `service:${service.name}`,
    startedBy: service.deploymentId,
    ...on,
  });
}

/** Remembers since when each missing task has been wanted. */
function noteWanted(w: World, service: Service, missing: number): void {
  while (service.wantedSince.length < missing) service.wantedSince.push(w.engine.now);
  if (service.wantedSince.length > Math.max(0, missing)) service.wantedSince.length = Math.max(0, missing);
}

function cannotPlace(w: World, service: Service, reason: string): void {
  const what =
    reason === 'RESOURCE:CPU' ? 'has insufficient CPU units available' : `encountered error "${reason}"`;
  say(
    w,
    service,
    `was unable to place a task because no container instance met all of its requirements. The closest matching container-instance ${what}.`,
  );
}

/** A service event; the same one is not repeated while it is the newest (aws-facts.md §1.4). */
export function say(w: World, service: Service, text: string): void {
  const message = `(service ${service.name}) ${text}`;
  if (service.events[0]?.message === message) return;
  service.events.unshift({ id: uuid(w), at: w.engine.now, message });
  service.events.length = Math.min(service.events.length, 100);
  w.log('service', message);
}

/**
 * More than desired: the fullest zone gives first, so that zones stay balanced. Then binpack takes from the host that
 * is left with the most room, and otherwise the newest task goes (aws-facts.md §1.6).
 */
function stopExcess(w: World, service: Service, staying: readonly Task[]): void {
  const left = [...staying];
  const packs = service.strategies.some((s) => s.startsWith('binpack'));
  while (left.length > service.desiredCount) {
    const perZone = new Map<string | undefined, number>();
    for (const t of left) perZone.set(t.zone, (perZone.get(t.zone) ?? 0) + 1);
    const weight = (t: Task) =>
      (perZone.get(t.zone) ?? 0) * 1e14 + (packs && t.container ? remaining(t.container).cpu : t.createdAt);
    const victim = left.reduce((a, b) => (weight(b) > weight(a) ? b : a));
    left.splice(left.indexOf(victim), 1);
    stopTask(w, victim, {
      code: 'ServiceSchedulerInitiated',
      reason: `Scaling activity initiated by (deployment ${service.deploymentId})`,
      by: 'scheduler',
    });
  }
}

/** One on each ACTIVE instance; on a DRAINING one it goes last, after the replica tasks (aws-facts.md §1.2). */
function daemonPass(w: World, service: Service): void {
  for (const container of service.cluster.containerInstances.values()) {
    const own = [...container.tasks].find((t) => t.service === service && t.desiredStatus === 'RUNNING');
    if (container.status === 'ACTIVE' && container.agentConnected && !own && hasRoom(container, service))
      start(w, service, { container, wantedAt: w.engine.now });
    const others = [...container.tasks].some((t) => t.service && !t.service.daemon);
    if (container.status === 'DRAINING' && own && !others) stopTask(w, own, DRAINED);
  }
}

function hasRoom(container: ContainerInstance, { definition }: Service): boolean {
  const room = remaining(container);
  return room.cpu >= definition.cpu && room.memory >= definition.memory;
}
