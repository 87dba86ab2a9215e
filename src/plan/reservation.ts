// How much of a pool's CPU and memory is reserved by tasks, from the container instances themselves and not from a metric that
// is minutes old. The same for the process's own notes and for decisions.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { ResourceFacts } from '#model/health.ts';
import type { InstanceFacts, Observation } from '#model/observation.ts';

type Spec = ClusterSpec['spec'];
type PoolSpec = NonNullable<Spec['pools']>[number];

/** Reserved over registered, in percent. */
export interface Reservation {
  readonly cpu: number;
  readonly memory: number;
}

/** Of those that take tasks, `without` apart while what they hold moves to the others; undefined: nothing can be said. */
export function reservationOf(
  { instances, parts }: Observation,
  pool: string,
  without: ReadonlySet<string> = new Set(),
): Reservation | undefined {
  const mine = [...instances.values()].filter((each) => each.pool === pool && takesTasks(each));
  const staying = mine.filter(({ instanceId }) => !without.has(instanceId));
  if (!parts.containerInstances.complete || staying.length === 0) return undefined;
  if (mine.some(({ container }) => container?.resources === undefined)) return undefined;
  const percent = (of: 'cpu' | 'memory') => {
    const resources = (each: InstanceFacts): ResourceFacts => each.container!.resources![of];
    const used = mine.reduce((sum, each) => sum + resources(each).registered - resources(each).remaining, 0);
    const registered = staying.reduce((sum, each) => sum + resources(each).registered, 0);
    return registered === 0 ? 100 : (100 * used) / registered;
  };
  return { cpu: percent('cpu'), memory: percent('memory') };
}

const takesTasks = ({ container }: InstanceFacts) =>
  container?.status === 'ACTIVE' && container.agentConnected;

/** The rules of a pool: its own, else those of the whole cluster. */
export const scaleInOf = (spec: Spec, pool: PoolSpec) => pool.scaleIn ?? spec.scaleIn;

/** Whether less than the thresholds is reserved, of all that are given; undefined where nothing can be said, false without a rule. */
export function isLow(observation: Observation, spec: Spec, pool: PoolSpec): boolean | undefined {
  const rule = scaleInOf(spec, pool);
  if (rule === undefined) return false;
  const { cpu, memory } = rule.reservation ?? {};
  const reserved = reservationOf(observation, pool.name);
  if (reserved === undefined) return undefined;
  return (cpu === undefined || reserved.cpu < cpu) && (memory === undefined || reserved.memory < memory);
}
