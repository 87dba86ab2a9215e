// Names for what had none: pools after their groups and fleets, documents after their cluster.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Sources } from '#model/survey.ts';

export type PoolSpec = NonNullable<ClusterSpec['spec']['pools']>[number];

const MOST = 63;

/** In the letters that a name may have; the same text gives the same name. */
export function slug(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'unnamed' : plain;
}

/** A pool for each source, groups first; the cluster's own name in front of a group's says nothing. */
export function sourcePools(cluster: string, { groups, fleets }: Sources): PoolSpec[] {
  const taken = new Set<string>();
  const unique = (wanted: string) => {
    const rest = (n: number) => `${wanted.slice(0, MOST - 5)}-${n}`;
    let name = wanted;
    for (let n = 2; taken.has(name); n++) name = rest(n);
    taken.add(name);
    return name;
  };
  const own = slug(cluster);
  const short = (group: string) => {
    const whole = slug(group);
    return whole.startsWith(`${own}-`) ? whole.slice(own.length + 1) : whole;
  };
  return [
    ...[...groups.keys()].map((name) => ({ name: unique(short(name)), autoScalingGroup: { name } })),
    ...[...fleets.keys()].map((id) => ({ name: unique(fleetName(id, fleets.size)), spotFleet: { id } })),
  ];
}

const fleetName = (id: string, of: number) =>
  of === 1 ? 'spot-fleet' : `spot-fleet-${slug(id.slice(4, 12))}`;
