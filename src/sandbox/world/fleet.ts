// A Spot Fleet of type maintain: keeps its target capacity, in weighted units (aws-facts.md §5.2).
import { launchInstance } from './ec2.ts';
import { resolveVersion } from './launch-template.ts';
import type { Fleet, World } from './state.ts';

/** Starts a fleet with its target capacity already there. */
export function startFleet(w: World, fleet: Fleet): void {
  while (capacityOf(fleet) < fleet.target) launch(w, fleet, true);
}

/** Fulfilled capacity in units. */
export function capacityOf(fleet: Fleet): number {
  let units = 0;
  for (const instance of fleet.instances.values()) units += instance.weight;
  return units;
}

function launch(w: World, fleet: Fleet, warm: boolean): void {
  const { launchTemplate, launchTemplateVersion } = fleet;
  const version = resolveVersion(launchTemplate, launchTemplateVersion) ?? launchTemplate.versions[0]!;
  const zone = fleet.zones[fleet.instances.size % fleet.zones.length]!;
  const instance = launchInstance(w, {
    zone,
    warm,
    type: fleet.types[0]!,
    market: 'spot',
    template: { ...launchTemplate, version },
    joins: fleet.joins,
    tags: new Map([...fleet.tags, ['aws:ec2spot:fleet-request-id', fleet.id]]),
    by: { fleet },
  });
  fleet.instances.set(instance.id, instance);
}
