// Who goes first where somebody may go: what is idle, or least busy; then the oldest.
import type { InstanceFacts } from '#model/observation.ts';
import type { Situation } from './situation.ts';
import { busyTasks } from './workload.ts';

/** For sorting; the same instances come in the same order. */
export function byEase({ spec }: Pick<Situation, 'spec'>): (a: InstanceFacts, b: InstanceFacts) => number {
  const load = (instance: InstanceFacts) => busyTasks(instance, spec.workloads).length;
  const age = ({ launchedAt = 0 }: InstanceFacts) => launchedAt;
  return (a, b) => load(a) - load(b) || age(a) - age(b) || (a.instanceId < b.instanceId ? -1 : 1);
}
