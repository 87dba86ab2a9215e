// What the specs of a run declare, in the names of its world: the measure that checkers hold the operator's calls against.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { World } from '#sandbox/world/state.ts';
import { holding } from '#sandbox/world/state-troubles.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import { isMeant, type Pool } from './checkers/pools.ts';
import type { Scene } from './checkers/scene.ts';

/** What the world cannot tell: what those who spoil the operator's calls do just now. */
export interface Sight {
  /** How old answers may be, ms. */
  readonly staleMs?: () => number;
  /** How far its clock is ahead, ms. */
  readonly aheadMs?: () => number;
  /** Whether its process is down, or calls, answers or events are spoilt on the way. */
  readonly hindered?: () => boolean;
}

/** The scene of a world whose fleets and specs come and go; always one and the same for one world. */
export function declaredBy(
  specs: () => readonly ClusterSpec[],
  sight: Sight = {},
): (world: RunningWorld) => Scene {
  const scenes = new WeakMap<RunningWorld, Scene>();
  return (world) => {
    const scene = scenes.get(world) ?? sceneOf(world, specs, sight);
    scenes.set(world, scene);
    return scene;
  };
}

function sceneOf(world: RunningWorld, specs: () => readonly ClusterSpec[], sight: Sight): Scene {
  const declared = latest(specs, declarations);
  const owner = (source: string) =>
    specs().find(({ spec }) => spec.pools?.some((pool) => isOf(pool, source, world)));
  return {
    world,
    get specs() {
      return specs();
    },
    get groups() {
      return declared().groups;
    },
    get modes() {
      return declared().modes;
    },
    get fleets() {
      const { pools } = declared();
      const ours = [...world.fleets.values()].filter((fleet) => pools.some((pool) => isMeant(pool, fleet)));
      return new Set(ours.map(({ id }) => id));
    },
    atOnce: (source, size) => atOnce(owner(source), size),
    surge: (group) => Math.max(1, owner(group)?.spec.refresh?.surge ?? 1),
    get staleMs() {
      return sight.staleMs?.() ?? 0;
    },
    get aheadMs() {
      return sight.aheadMs?.() ?? 0;
    },
    get hindered() {
      return isTroubled(world) || (sight.hindered?.() ?? false);
    },
  };
}

/** What is worked out of the specs, anew only when there are others. */
function latest<T>(specs: () => readonly ClusterSpec[], make: (specs: readonly ClusterSpec[]) => T): () => T {
  let of = specs();
  let made = make(of);
  return () => {
    const now = specs();
    if (now !== of) [of, made] = [now, make(now)];
    return made;
  };
}

function declarations(specs: readonly ClusterSpec[]) {
  const pools = specs.flatMap(({ spec }) => spec.pools ?? []);
  return {
    pools,
    groups: new Set(pools.flatMap((pool) => (pool.autoScalingGroup ? [pool.autoScalingGroup.name] : []))),
    modes: new Map(specs.map(({ spec }) => [spec.cluster, spec.mode ?? 'observe'])),
  };
}

function isOf(pool: Pool, source: string, { fleets }: World): boolean {
  if (pool.autoScalingGroup?.name === source) return true;
  const fleet = fleets.get(source);
  return fleet !== undefined && isMeant(pool, fleet);
}

function isTroubled({ troubles, engine }: World): boolean {
  const { throttles, apiErrors, events } = troubles;
  return [throttles, apiErrors, events].some(
    (each: { until: number }[]) => holding(each, engine.now).length > 0,
  );
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
