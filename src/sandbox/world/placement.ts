// Placement: who has room, then the constraints, then the strategies in their order (aws-facts.md §1.6).
import { clusterQuery, type Matches } from './cluster-query.ts';
import {
  compareEntries,
  createIndex,
  type Entry,
  type Look,
  type PlacementIndex,
} from './placement-index.ts';
import { remaining, SHORTAGES, shortage } from './room.ts';
import type {
  CapacityProvider,
  Cluster,
  Constraint,
  ContainerInstance,
  Strategy,
  TaskDefinition,
  World,
} from './state.ts';

export interface PlaceRequest {
  readonly cluster: Cluster;
  readonly definition: TaskDefinition;
  readonly strategies: readonly Strategy[];
  /** The task group: spread and distinctInstance count its tasks. */
  readonly group: string;
  readonly constraints?: readonly Constraint[];
  /** Only its instances. */
  readonly provider?: CapacityProvider;
  /** Subnets of an awsvpc task: only their zones. */
  readonly subnets?: ReadonlySet<string>;
  /** Only this zone. */
  readonly zone?: string;
}

export interface NoPlace {
  readonly reason: string;
  readonly closest?: ContainerInstance;
}

export type Placed = { readonly container: ContainerInstance } | NoPlace;

export const DISTINCT = 'DistinctInstance placement constraint unsatisfied.';
export const MEMBER_OF = 'MemberOf placement constraint unsatisfied.';

/** The nearer to the end, the closer a container instance came. */
const PROGRESS: readonly string[] = ['AGENT', ...SHORTAGES, 'ATTRIBUTE', 'LOCATION', MEMBER_OF, DISTINCT];

export const place = (w: World, request: PlaceRequest): Placed => openPlacement(w, request).next();

export interface Placement {
  /** Where the next task goes; what it names must be occupied before it is asked again. */
  next(): Placed;
}

export function openPlacement(w: World, request: PlaceRequest): Placement {
  const index = indexFor(w, request);
  return {
    next() {
      index.refresh();
      const found = best(index, request);
      return found ? { container: found.container } : noPlace(index, request);
    },
  };
}

/** How many kinds of tasks a cluster keeps an index for. */
const MOST_INDEXES = 256;
const indexes = new WeakMap<Cluster, Map<string, PlacementIndex>>();

/** The index for tasks of this kind: the one that is there, unless chance has a hand in it. */
function indexFor(w: World, request: PlaceRequest): PlacementIndex {
  const { cluster, definition, strategies, group, constraints, provider, subnets } = request;
  const create = () => createIndex(cluster, lookFor(w, request));
  if (strategies.includes('random')) return create();
  const known = indexes.get(cluster) ?? new Map<string, PlacementIndex>();
  indexes.set(cluster, known);
  const key = JSON.stringify([
    definition.arn,
    strategies,
    group,
    constraints,
    provider?.name,
    [...(subnets ?? [])],
  ]);
  const index = known.get(key) ?? create();
  // The most recently used is last.
  known.delete(key);
  known.set(key, index);
  if (known.size > MOST_INDEXES) known.delete(known.keys().next().value!);
  return index;
}

function lookFor(w: World, request: PlaceRequest): (container: ContainerInstance) => Look | undefined {
  const obstacleOf = obstacles(request);
  const { provider, group } = request;
  return (container) => {
    if (container.status !== 'ACTIVE') return undefined;
    if (provider && container.host.group?.capacityProvider !== provider) return undefined;
    const obstacle = obstacleOf(container);
    const scores = obstacle === undefined ? scoresOf(w, container, request) : [];
    return { obstacle, scores, inGroup: container.groups.get(group) ?? 0 };
  };
}

function noPlace(index: PlacementIndex, { provider }: PlaceRequest): NoPlace {
  for (const reason of [...PROGRESS].reverse()) {
    const closest = index.heldBackBy(reason);
    if (closest) return { reason, closest };
  }
  return { reason: provider ? 'EMPTY CAPACITY PROVIDER' : 'NO ACTIVE INSTANCES' };
}

/** Whether a container instance meets all memberOf constraints. */
export function membership(constraints: readonly Constraint[]): Matches {
  const queries: Matches[] = [];
  for (const each of constraints) if (each.kind === 'memberOf') queries.push(clusterQuery(each.expression));
  return (container) => queries.every((matches) => matches(container));
}

/** Why a container instance cannot take one more such task; in ECS's order: resources first, then constraints. */
export function obstacles(
  request: Pick<PlaceRequest, 'definition' | 'constraints' | 'group' | 'subnets'>,
): (container: ContainerInstance) => string | undefined {
  const { definition, constraints = [], group, subnets } = request;
  const distinct = constraints.some((c) => c.kind === 'distinctInstance');
  const isMember = membership(constraints);
  const architecture = architectureFor(definition);
  return (container) => {
    if (!container.agentConnected) return 'AGENT';
    const short = shortage(container, definition);
    if (short) return short;
    if (architecture !== undefined && container.attributes.get('ecs.cpu-architecture') !== architecture)
      return 'ATTRIBUTE';
    if (subnets && !subnets.has(container.host.subnetId)) return 'LOCATION';
    if (!isMember(container)) return MEMBER_OF;
    if (distinct && container.groups.has(group)) return DISTINCT;
    return undefined;
  };
}

/** The only one that its platform names, as hosts name it; a task without a platform is kept off none (aws-facts.md §1.5). */
export function architectureFor({ given }: TaskDefinition): string | undefined {
  const platform = given?.told?.task.runtimePlatform as { cpuArchitecture?: string } | undefined;
  return platform?.cpuArchitecture?.toLowerCase();
}

function scoresOf(w: World, container: ContainerInstance, { strategies, group }: PlaceRequest): number[] {
  const scores: number[] = [];
  for (const strategy of strategies) {
    if (strategy === 'instance') scores.push(container.groups.get(group) ?? 0);
    else if (strategy === 'binpack-cpu') scores.push(remaining(container).cpu);
    else if (strategy === 'binpack-memory') scores.push(remaining(container).memory);
    else if (strategy === 'random') scores.push(w.chance('placement').next());
  }
  return scores;
}

/** Within a zone its queue knows the best; between zones the strategies decide in their order. */
function best(index: PlacementIndex, { strategies, zone }: PlaceRequest): Entry | undefined {
  const zoneAt = strategies.indexOf('zone');
  const scored = (entry: Entry): Entry => {
    if (zoneAt < 0) return entry;
    const scores = entry.scores.toSpliced(zoneAt, 0, index.inZone(entry.container.host.zone));
    return { ...entry, scores };
  };
  const [first, ...others] = index.best(zone).map(scored);
  return others.reduce((winner, rival) => (compareEntries(rival, winner!) < 0 ? rival : winner), first);
}
