// How the service scheduler starts tasks: on instances, on Fargate, or to wait for a capacity provider, and never more
// than the launch throttle allows (aws-facts.md §1.4–§1.6).
import { openPlacement, type PlaceRequest } from './placement.ts';
import { mayWait, waitsForRoom } from './provisioning.ts';
import { sayCannotPlace, sayImpaired } from './scheduler-events.ts';
import { allowedStarts, isImpaired, noteLaunch } from './start-throttle.ts';
import type { Service, Task, World } from './state.ts';
import { runTask } from './task.ts';
import type { RunRequest } from './task-record.ts';

/** What every task of a service has in common. */
export const requestOf = (service: Service) =>
  ({
    cluster: service.cluster,
    definition: service.definition,
    service,
    group: `service:${service.name}`,
    startedBy: service.deploymentId,
    launchType: service.launchType,
    capacityProvider: service.capacityProvider,
    strategies: service.strategies,
    constraints: service.constraints,
  }) as const satisfies RunRequest;

/** How its tasks are placed. */
export function placeRequestOf(service: Service): PlaceRequest {
  const { cluster, definition, strategies, constraints, capacityProvider: provider } = service;
  return { cluster, definition, strategies, constraints, provider, group: `service:${service.name}` };
}

/** Starts up to `count` tasks and says why not more; in one zone only where that is asked. Returns those started. */
export function startTasks(w: World, service: Service, count: number, zone?: string): Task[] {
  const allowed = allowedStarts(w, service, count);
  if (isImpaired(service) && count > 0) sayImpaired(w, service);
  const started: Task[] = [];
  if (allowed <= 0) return started;
  if (service.launchType === 'FARGATE') {
    for (let n = 0; n < allowed; n++) started.push(onFargate(w, service));
    return started;
  }
  const placement = openPlacement(w, { ...placeRequestOf(service), zone });
  for (let n = 0; n < allowed; n++) {
    const placed = placement.next();
    if ('container' in placed) {
      started.push(startOne(w, service, { ...placed, wantedAt: wantedAt(w, service) }));
    } else if (waitsForRoom(service.capacityProvider) && mayWait(service.cluster)) {
      started.push(startOne(w, service, { wantedAt: wantedAt(w, service) }));
    } else {
      sayCannotPlace(w, service, placed);
      break;
    }
  }
  return started;
}

/** Starts one task of a service. */
export function startOne(w: World, service: Service, at: Partial<RunRequest>): Task {
  noteLaunch(w, service);
  return runTask(w, { ...requestOf(service), ...at });
}

/** Since when the task has been wanted that is started now. */
function wantedAt(w: World, service: Service): number {
  const since = service.wantedSince.shift() ?? w.engine.now;
  w.tally.tasks.unplacedMs += w.engine.now - since;
  return since;
}

function onFargate(w: World, service: Service): Task {
  service.wantedSince.shift();
  return startOne(w, service, { zone: fargateZone(w, service) });
}

/** Fargate spreads over the zones of the account. */
export function fargateZone(w: World, service: Pick<Service, 'tasks'>): string {
  const counts = new Map(['a', 'c', 'd'].map((letter) => [`${w.region}${letter}`, 0]));
  for (const { zone } of service.tasks) {
    if (zone !== undefined && counts.has(zone)) counts.set(zone, counts.get(zone)! + 1);
  }
  return [...counts].reduce((least, each) => (each[1] < least[1] ? each : least))[0];
}

/** Remembers since when each missing task has been wanted. */
export function noteWanted(w: World, service: Service, missing: number): void {
  while (service.wantedSince.length < missing) service.wantedSince.push(w.engine.now);
  if (service.wantedSince.length > Math.max(0, missing)) service.wantedSince.length = Math.max(0, missing);
}
