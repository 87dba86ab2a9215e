// Placement: who has room, then the strategies in their order (aws-facts.md §1.6). Best effort, as in ECS.
import { remaining } from './container-event.ts';
import type { Cluster, ContainerInstance, Service, Strategy, TaskDefinition, World } from './state.ts';

export interface PlaceRequest {
  readonly cluster: Cluster;
  readonly definition: TaskDefinition;
  readonly strategies: readonly Strategy[];
  readonly service?: Service;
}

export type Placed =
  | { readonly container: ContainerInstance }
  | {
      readonly reason: 'RESOURCE:CPU' | 'RESOURCE:MEMORY' | 'AGENT' | 'NO ACTIVE INSTANCES';
      readonly closest?: ContainerInstance;
    };

export function place(_w: World, request: PlaceRequest): Placed {
  const active = [...request.cluster.containerInstances.values()].filter((c) => c.status === 'ACTIVE');
  if (active.length === 0) return { reason: 'NO ACTIVE INSTANCES' };
  const connected = active.filter((c) => c.agentConnected);
  if (connected.length === 0) return { reason: 'AGENT', closest: active[0] };
  const room = new Map(connected.map((c) => [c, remaining(c)]));
  const withCpu = connected.filter((c) => room.get(c)!.cpu >= request.definition.cpu);
  if (withCpu.length === 0) return { reason: 'RESOURCE:CPU', closest: connected[0] };
  const fitting = withCpu.filter((c) => room.get(c)!.memory >= request.definition.memory);
  if (fitting.length === 0) return { reason: 'RESOURCE:MEMORY', closest: withCpu[0] };
  return { container: best(fitting, request, room) };
}

function best(
  candidates: readonly ContainerInstance[],
  request: PlaceRequest,
  room: ReadonlyMap<ContainerInstance, { cpu: number; memory: number }>,
): ContainerInstance {
  const here = (c: ContainerInstance) => own(c, request);
  const zones = new Map<string, number>();
  for (const c of request.cluster.containerInstances.values()) {
    if (c.status === 'ACTIVE') zones.set(c.host.zone, (zones.get(c.host.zone) ?? 0) + here(c));
  }
  const score = (c: ContainerInstance, strategy: Strategy): number => {
    if (strategy === 'zone') return zones.get(c.host.zone) ?? 0;
    if (strategy === 'instance') return here(c);
    return strategy === 'binpack-cpu' ? room.get(c)!.cpu : room.get(c)!.memory;
  };
  return candidates.reduce((winner, c) => {
    for (const strategy of request.strategies) {
      const difference = score(c, strategy) - score(winner, strategy);
      if (difference !== 0) return difference < 0 ? c : winner;
    }
    return winner;
  });
}

/** Tasks of the same service (or, for a standalone task, of the same family) that shall run here. */
function own(container: ContainerInstance, request: PlaceRequest): number {
  let count = 0;
  for (const task of container.tasks) {
    const same = request.service
      ? task.service === request.service
      : task.definition.family === request.definition.family;
    if (same && task.desiredStatus === 'RUNNING') count++;
  }
  return count;
}
