// Availability Zone rebalancing (aws-facts.md §1.6): after a steady state, one task at a time is started in the emptiest
// zone before one of the fullest is stopped.

import { isHealthy } from './scheduler-health.ts';
import { startTasks } from './scheduler-start.ts';
import type { Service, World } from './state.ts';

/** Replica services that may have more than they desire, spread over zones first, without a constraint on the zone. */
export function mayRebalance(service: Omit<Service, 'zoneRebalancing'>): boolean {
  if (service.daemon || service.maximumPercent <= 100 || service.launchType === 'FARGATE') return false;
  const [first = 'zone'] = service.strategies;
  return (
    first === 'zone' &&
    !service.constraints.some((c) => c.kind === 'memberOf' && c.expression.includes('ecs.availability-zone'))
  );
}

/** Starts one task where it is missing, if the zones differ by two or more; returns whether they do. */
export function rebalance(w: World, service: Service): boolean {
  const zones = new Map<string, number>();
  for (const { status, host } of service.cluster.containerInstances.values()) {
    if (status === 'ACTIVE') zones.set(host.zone, 0);
  }
  for (const { zone } of service.tasks) {
    if (zone !== undefined && zones.has(zone)) zones.set(zone, zones.get(zone)! + 1);
  }
  if (zones.size < 2) return false;
  const counts = [...zones];
  const emptiest = counts.reduce((a, b) => (b[1] < a[1] ? b : a));
  const fullest = counts.reduce((a, b) => (b[1] > a[1] ? b : a));
  if (fullest[1] - emptiest[1] < 2) return false;
  const [task] = startTasks(w, service, 1, emptiest[0]);
  service.rebalancing = task;
  return true;
}

/** How many tasks above the desired count the rebalancing needs for now: one, until that one is healthy. */
export function surplus(w: World, service: Service): number {
  const task = service.rebalancing;
  if (!task) return 0;
  if (task.desiredStatus === 'RUNNING' && !isHealthy(w, task)) return 1;
  service.rebalancing = undefined;
  return 0;
}
