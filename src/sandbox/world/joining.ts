// An instance joins its cluster: at most 5,000 container instances fit in one, and whose agent is refused tries again
// (aws-facts.md §1.4).
import { register } from './container-instance.ts';
import type { Cluster, Ec2Instance, World } from './state.ts';

export const MOST_CONTAINER_INSTANCES = 5000;
/** How soon an agent that was refused tries again; not published. */
const AGAIN_MS = 5 * 60_000;

export function join(w: World, cluster: Cluster, instance: Ec2Instance): void {
  if (instance.state !== 'running' || instance.container) return;
  if (!isFull(cluster)) return void register(w, cluster, instance);
  w.log('instance', `${instance.id} cannot join: ${cluster.name} is full`);
  w.engine.after(AGAIN_MS, () => join(w, cluster, instance));
}

/** INACTIVE ones are still described for an hour, and count no longer. */
function isFull({ containerInstances }: Cluster): boolean {
  if (containerInstances.size < MOST_CONTAINER_INSTANCES) return false;
  let count = 0;
  for (const { status } of containerInstances.values()) if (status !== 'INACTIVE') count++;
  return count >= MOST_CONTAINER_INSTANCES;
}
