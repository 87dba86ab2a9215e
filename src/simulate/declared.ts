// What the specs of a run declare, in the names of its world: the measure that checkers hold the operator's calls against.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Fleet } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import type { Scene } from './checkers/checker.ts';

type PoolSpec = NonNullable<ClusterSpec['spec']['pools']>[number];

/** The scene of a call, for a world whose fleets come and go. */
export function declaredBy(specs: readonly ClusterSpec[]): (world: RunningWorld) => Scene {
  const pools = specs.flatMap(({ spec }) => spec.pools ?? []);
  const groups = new Set(
    pools.flatMap((pool) => (pool.autoScalingGroup ? [pool.autoScalingGroup.name] : [])),
  );
  const modes = new Map(specs.map(({ spec }) => [spec.cluster, spec.mode ?? 'observe']));
  return (world) => {
    const fleets = [...world.fleets.values()];
    const isSource = (pool: PoolSpec, source: string) =>
      pool.autoScalingGroup?.name === source ||
      fleets.some((each) => each.id === source && isMeant(pool, each));
    const ours = fleets.filter((fleet) => pools.some((pool) => isMeant(pool, fleet)));
    const owner = (source: string) =>
      specs.find(({ spec }) => spec.pools?.some((pool) => isSource(pool, source)));
    return {
      world,
      groups,
      fleets: new Set(ours.map(({ id }) => id)),
      modes,
      atOnce: (source, size) => atOnce(owner(source), size),
      surge: (group) => Math.max(1, owner(group)?.spec.refresh?.surge ?? 1),
    };
  };
}

function isMeant({ spotFleet }: PoolSpec, { id, tags }: Fleet): boolean {
  if (spotFleet === undefined) return false;
  if (spotFleet.id !== undefined) return spotFleet.id === id;
  return Object.entries(spotFleet.tag ?? {}).every(([key, value]) => tags.get(key) === value);
}

/** The least that any budget without hours, window or reasons of its own allows; without any budget one. */
function atOnce(owner: ClusterSpec | undefined, size: number): number {
  const budgets = owner?.spec.disruption?.budgets ?? [];
  if (budgets.length === 0) return 1;
  const plain = budgets.filter((each) => !each.per && !each.cron && !each.reasons);
  const most = ({ max }: (typeof plain)[number]) =>
    typeof max === 'number'
      ? max
      : Math.max(max === '0%' ? 0 : 1, Math.floor((size * Number.parseInt(max, 10)) / 100));
  return Math.min(...plain.map(most));
}
