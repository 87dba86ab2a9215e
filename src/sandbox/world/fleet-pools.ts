// The pools (a type in a zone) that a Spot Fleet chooses from, as its allocation strategy ranks them (aws-facts.md §5.2).
// AWS publishes neither depth nor prices ahead of time: both come from the seed and stay for the whole run.
import type { Ec2Instance, Fleet, InstanceType, World } from './state.ts';

export type Market = 'on-demand' | 'spot';

export interface FleetPool {
  readonly key: string;
  /** The letter of the zone. */
  readonly zone: string;
  readonly type: InstanceType;
  /** Of one unit, relative to other pools. */
  readonly price: number;
  /** On demand, where the price does not depend on the zone. */
  readonly onDemandPrice: number;
  /** How much spare capacity there is, 0 to 1. */
  readonly depth: number;
}

const pools = new WeakMap<Fleet, readonly FleetPool[]>();

/** Every type of the fleet in every zone of it. */
export function poolsOf(w: World, fleet: Fleet): readonly FleetPool[] {
  const known = pools.get(fleet);
  if (known) return known;
  const made = fleet.zones.flatMap((zone) => fleet.types.map((type) => makePool(w, zone, type)));
  pools.set(fleet, made);
  return made;
}

function makePool(w: World, zone: string, type: InstanceType): FleetPool {
  const key = `${zone}/${type.type}`;
  // A fork gives the same answer to everybody who asks for this pool, in whatever order.
  const random = w.random.fork(`spot-pool/${key}`);
  const discount = random.int(25, 45) / 100;
  const onDemandPrice = type.cpu / type.weight;
  return { key, zone, type, onDemandPrice, price: onDemandPrice * discount, depth: random.int(0, 100) / 100 };
}

export const keyOf = (instance: Ec2Instance) => `${instance.zone.slice(-1)}/${instance.type}`;

/** Units that a fleet has, counted once and kept up to date by who launches or ends. */
export interface Census {
  onDemand: number;
  spot: number;
  /** Of both markets, by pool. */
  readonly pools: ReadonlyMap<string, number>;
  add(instance: Ec2Instance, sign: 1 | -1): void;
}

export function takeCensus(fleet: Fleet): Census {
  const pools = new Map<string, number>();
  const census: Census = {
    onDemand: 0,
    spot: 0,
    pools,
    add(instance, sign) {
      const units = sign * instance.weight;
      if (instance.market === 'spot') census.spot += units;
      else census.onDemand += units;
      pools.set(keyOf(instance), (pools.get(keyOf(instance)) ?? 0) + units);
    },
  };
  for (const instance of fleet.instances.values()) census.add(instance, 1);
  return census;
}

/** How little each pool is wanted; the lowest is launched in first, the highest gives first. */
function badness(w: World, fleet: Fleet, census: Census): (pool: FleetPool) => number {
  const dearest = Math.max(...poolsOf(w, fleet).map((pool) => pool.price));
  switch (fleet.allocation) {
    case 'lowestPrice':
      return (pool) => pool.price;
    case 'capacityOptimized':
      return (pool) => 1 - pool.depth;
    case 'priceCapacityOptimized':
      return (pool) => 1 - pool.depth + pool.price / dearest;
    case 'diversified':
      return (pool) => (census.pools.get(pool.key) ?? 0) + pool.price / (2 * dearest);
  }
}

/** Where the next instance is launched, the best first. On-Demand capacity follows the lowest price. */
export function rankedPools(
  w: World,
  fleet: Fleet,
  { market, census }: { market: Market; census: Census },
): FleetPool[] {
  const bad = market === 'spot' ? badness(w, fleet, census) : (pool: FleetPool) => pool.onDemandPrice;
  return [...poolsOf(w, fleet)].sort((a, b) => bad(a) - bad(b));
}

function add(members: Map<string, Ec2Instance[]>, instance: Ec2Instance): void {
  const pool = members.get(keyOf(instance));
  if (pool) pool.push(instance);
  else members.set(keyOf(instance), [instance]);
}

/**
 * Who goes when there are `excess` units of a market too many: lowestPrice gives its dearest pool first, capacityOptimized
 * the shallowest, diversified the fullest (aws-facts.md §5.2); within a pool the newest. Never more units than that.
 */
export function victimsOf(
  w: World,
  fleet: Fleet,
  { excess, market }: { excess: number; market: Market },
): Ec2Instance[] {
  const census = takeCensus(fleet);
  const bad = badness(w, fleet, census);
  // Instances come in the order of their launch, so that the newest of a pool is its last.
  const members = new Map<string, Ec2Instance[]>();
  for (const each of fleet.instances.values()) {
    if (each.market === market) add(members, each);
  }
  const victims: Ec2Instance[] = [];
  for (let left = excess; ; ) {
    const fits = (pool: FleetPool) => members.get(pool.key)?.length && pool.type.weight <= left;
    const open = poolsOf(w, fleet).filter(fits);
    if (open.length === 0) return victims;
    const worst = open.reduce((a, b) => (bad(b) > bad(a) ? b : a));
    const victim = members.get(worst.key)!.pop()!;
    victims.push(victim);
    census.add(victim, -1);
    left -= victim.weight;
  }
}
