// A family of faults: what can go wrong together, drawn into explicit plans for one world.
import type { Random } from '#lib/random.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { Fault } from '../faults/fault.ts';
import type { WorldFault } from './trial.ts';

type Cluster = Scenario['spec']['clusters'][number];

export interface Ground {
  readonly random: Random;
  /** Faults begin and end between these, seconds since the start. */
  readonly from: number;
  readonly until: number;
  /** Letters of the availability zones that may be lost. */
  readonly zones: readonly string[];
  readonly clusters: readonly Cluster[];
  readonly specs: readonly ClusterSpec[];
}

/** One that happens in the account, or between it and the operator. */
export type Drawn = { readonly world: WorldFault } | { readonly own: Fault };

export interface Family {
  readonly name: string;
  /** What goes wrong, for people; at most 60 characters. */
  readonly about: string;
  /** True: requests and jobs may be lost under it, whatever an operator does: it is blind, bound or dead meanwhile. */
  readonly costly: boolean;
  readonly draw: (ground: Ground) => readonly Drawn[];
}

type Body = Omit<WorldFault, 'at'>;

/** What draws share: moments, lengths and victims. */
export function hand({ random, from, until, zones, clusters }: Ground) {
  const groups = clusters.flatMap(({ pools }) => pools);
  const fleets = clusters.flatMap(({ fleets = [] }) => fleets);
  const services = clusters.flatMap(({ services = [] }) => services);
  const names = (list: readonly { name: string }[]) => list.map(({ name }) => name);
  return {
    random,
    /** A second at which something of this length may begin. */
    moment: (length = 0) => random.int(from, Math.max(from, until - length)),
    group: () => random.pick(groups),
    groups,
    spotPools: [...names(groups.filter(buysSpot)), ...names(fleets)],
    sources: [...names(groups), ...names(fleets)],
    service: () => random.pick(services.filter(({ daemon }) => !daemon)),
    served: services.filter(({ loadBalancer }) => loadBalancer),
    zone: () => random.pick(zones),
    times: <T>(low: number, high: number, make: (n: number) => T): T[] =>
      Array.from({ length: random.int(low, high) }, (_, n) => make(n)),
  };
}

const buysSpot = ({ market, mixed }: Cluster['pools'][number]) =>
  market === 'spot' || (mixed?.onDemandPercentage ?? 100) < 100;

export type Hand = ReturnType<typeof hand>;

export const world = (at: number, body: Body): Drawn => ({ world: { at: `${at}s`, ...body } });
export const own = (fault: Fault): Drawn => ({ own: fault });

/** A family that is drawn with one hand. */
export const family = (
  name: string,
  { about, costly = false }: { about: string; costly?: boolean },
  draw: (hand: Hand, ground: Ground) => readonly Drawn[],
): Family => ({ name, about, costly, draw: (ground) => draw(hand(ground), ground) });
