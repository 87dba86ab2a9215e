// From a scenario's fleet to a Spot Fleet request with its instances.
import type { Scenario } from '../scenario/generated/scenario.ts';
import { instanceType, joining } from './build-pool.ts';
import { startFleet } from './fleet.ts';
import { uuidFrom } from './ids.ts';
import { createTemplate } from './launch-template.ts';
import type { Cluster, Fleet, World } from './state.ts';

type FleetSpec = NonNullable<Scenario['spec']['clusters'][number]['fleets']>[number];

export function addFleet(w: World, cluster: Cluster, spec: FleetSpec): void {
  const random = w.chance(`fleet/${spec.name}`);
  const types = (spec.types ?? []).map(instanceType);
  const fleet: Fleet = {
    // One that is named by an id has that one.
    id: spec.name.startsWith('sfr-') ? spec.name : `sfr-${uuidFrom(random)}`,
    name: spec.name,
    cluster,
    createdAt: w.engine.now,
    state: 'active',
    target: spec.target,
    onDemandTarget: spec.onDemandTarget ?? 0,
    policy: spec.excessCapacityTerminationPolicy ?? 'default',
    allocation: spec.allocation ?? 'lowestPrice',
    zones: spec.zones ?? ['a', 'c', 'd'],
    types,
    launchTemplate: createTemplate(w, {
      id: `lt-0${random.hex(16)}`,
      name: spec.name,
      imageId: `ami-0${random.hex(16)}`,
      instanceType: types[0]!.type,
    }),
    launchTemplateVersion: spec.launchTemplateVersion ?? '$Latest',
    joins: joining(cluster, spec),
    tags: new Map([['Name', spec.name], ...Object.entries(spec.tags ?? {})]),
    instances: new Map(),
    history: [],
  };
  w.fleets.set(fleet.id, fleet);
  startFleet(w, fleet);
}
