// Zones of a pool, and from which one to take: they may differ by one, else the group evens them out, by launching and ending others.
import type { InstanceFacts } from '#model/observation.ts';

type Zone = string | undefined;
type Zones = ReadonlyMap<Zone, number>;

/** How many are in each. */
export function zonesOf(instances: Iterable<InstanceFacts>): Map<Zone, number> {
  const zones = new Map<Zone, number>();
  for (const { zone } of instances) zones.set(zone, (zones.get(zone) ?? 0) + 1);
  return zones;
}

/** Whether no other has more. */
export const isFullest = (zones: Zones, zone: Zone): boolean =>
  (zones.get(zone) ?? 0) >= Math.max(0, ...zones.values());

/** One after the other from the zone that has the most by then; of equals as they come. */
export function fullestFirst<T>(all: readonly T[], zones: Zones, zoneOf: (one: T) => Zone): T[] {
  const left = new Map(zones);
  const waiting = [...all];
  const sorted: T[] = [];
  while (waiting.length > 0) {
    const many = waiting.map((each) => left.get(zoneOf(each)) ?? 0);
    const [next] = waiting.splice(many.indexOf(Math.max(...many)), 1);
    left.set(zoneOf(next!), (left.get(zoneOf(next!)) ?? 0) - 1);
    sorted.push(next!);
  }
  return sorted;
}
