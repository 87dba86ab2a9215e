// Makes a service due for a scheduler pass; the scheduler itself says how soon (scheduler.ts).
import type { Cluster, Service } from './state.ts';

export const requestPass = (service: Service) => service.due();

export function requestPasses(cluster: Cluster): void {
  for (const service of cluster.services.values()) service.due();
}
