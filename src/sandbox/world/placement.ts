// Placement: who has room, then the constraints, then the strategies in their order (aws-facts.md §1.6). The cluster is
// looked at once for a whole batch of tasks; each task after that costs the logarithm of the cluster's size.
import TinyQueue from 'tinyqueue';
import { clusterQuery, type Matches } from './cluster-query.ts';
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
const PROGRESS: readonly string[] = ['AGENT', ...SHORTAGES, 'LOCATION', MEMBER_OF, DISTINCT];

interface Candidate {
  readonly container: ContainerInstance;
  readonly index: number;
  /** One number for each strategy but the zone's, the smaller the better. */
  scores: readonly number[];
}

export const place = (w: World, request: PlaceRequest): Placed => openPlacement(w, request).next();

export interface Placement {
  /** Where the next task goes; what it names must be occupied before it is asked again. */
  next(): Placed;
}

/** Looks at the cluster once. */
export function openPlacement(w: World, request: PlaceRequest): Placement {
  const active = eligible(request);
  const obstacle = obstacles(request);
  const zones = new Map<string, number>();
  const queues = new Map<string, TinyQueue<Candidate>>();
  let closest: NoPlace = { reason: request.provider ? 'EMPTY CAPACITY PROVIDER' : 'NO ACTIVE INSTANCES' };
  const offer = (candidate: Candidate) => {
    const { container } = candidate;
    const reason = obstacle(container);
    if (reason !== undefined) {
      if (PROGRESS.indexOf(reason) > PROGRESS.indexOf(closest.reason))
        closest = { reason, closest: container };
      return;
    }
    candidate.scores = scoresOf(w, container, request);
    const queue = queues.get(container.host.zone) ?? new TinyQueue<Candidate>([], compare);
    queues.set(container.host.zone, queue);
    queue.push(candidate);
  };
  for (const [index, container] of active.entries()) {
    const { zone } = container.host;
    zones.set(zone, (zones.get(zone) ?? 0) + (container.groups.get(request.group) ?? 0));
    if (request.zone === undefined || zone === request.zone) offer({ container, index, scores: [] });
  }
  let last: Candidate | undefined;
  return {
    next() {
      if (last) offer(last);
      last = best(queues, zones, request.strategies);
      if (!last) return closest;
      const { zone } = last.container.host;
      queues.get(zone)?.pop();
      zones.set(zone, (zones.get(zone) ?? 0) + 1);
      return { container: last.container };
    },
  };
}

function eligible({ cluster, provider }: PlaceRequest): ContainerInstance[] {
  const found: ContainerInstance[] = [];
  for (const container of cluster.containerInstances.values()) {
    if (container.status !== 'ACTIVE') continue;
    if (provider && container.host.group?.capacityProvider !== provider) continue;
    found.push(container);
  }
  return found;
}

/** Why a container instance cannot take one more such task; in ECS's order: resources first, then constraints. */
export function obstacles(
  request: Pick<PlaceRequest, 'definition' | 'constraints' | 'group' | 'subnets'>,
): (container: ContainerInstance) => string | undefined {
  const { definition, constraints = [], group, subnets } = request;
  const distinct = constraints.some((c) => c.kind === 'distinctInstance');
  const queries: Matches[] = [];
  for (const each of constraints) if (each.kind === 'memberOf') queries.push(clusterQuery(each.expression));
  return (container) => {
    if (!container.agentConnected) return 'AGENT';
    const short = shortage(container, definition);
    if (short) return short;
    if (subnets && !subnets.has(container.host.subnetId)) return 'LOCATION';
    if (!queries.every((matches) => matches(container))) return MEMBER_OF;
    if (distinct && container.groups.has(group)) return DISTINCT;
    return undefined;
  };
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

function compare(a: Candidate, b: Candidate): number {
  for (const [index, score] of a.scores.entries()) {
    const difference = score - b.scores[index]!;
    if (difference !== 0) return difference;
  }
  return a.index - b.index;
}

/** Within a zone its queue knows the best; between zones the strategies decide in their order. */
function best(
  queues: ReadonlyMap<string, TinyQueue<Candidate>>,
  zones: ReadonlyMap<string, number>,
  strategies: readonly Strategy[],
): Candidate | undefined {
  const zoneAt = strategies.indexOf('zone');
  let winner: Candidate | undefined;
  for (const queue of queues.values()) {
    const rival = queue.peek();
    if (rival && (!winner || beats(rival, winner, { zones, zoneAt }))) winner = rival;
  }
  return winner;
}

function beats(
  rival: Candidate,
  winner: Candidate,
  by: { zones: ReadonlyMap<string, number>; zoneAt: number },
): boolean {
  const scores = ({ container, scores: own }: Candidate) => {
    if (by.zoneAt < 0) return own;
    return own.toSpliced(by.zoneAt, 0, by.zones.get(container.host.zone) ?? 0);
  };
  return compare({ ...rival, scores: scores(rival) }, { ...winner, scores: scores(winner) }) < 0;
}
