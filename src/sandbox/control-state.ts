// The world in short, for GET /_sluice/state: what is there and how it is. Read only.
import { capacityOf } from './world/fleet.ts';
import type { Cluster, Ec2Instance, Fleet, Group, Service, World } from './world/state.ts';
import { troublesNow } from './world/troubles.ts';

const iso = (at: number | undefined) => (at === undefined ? undefined : new Date(at).toISOString());

/** Plain data; lists in the order in which things came to be. `bugs` are the sandbox's own exceptions. */
export function stateOf(w: World, bugs: readonly unknown[]) {
  const services = [...w.clusters.values()].flatMap((cluster) => [...cluster.services.values()]);
  return {
    now: iso(w.engine.now),
    clusters: [...w.clusters.values()].map(clusterState),
    instances: [...w.instances.values()].map(instanceState),
    services: services.map(serviceState),
    groups: [...w.groups.values()].map(groupState),
    fleets: [...w.fleets.values()].map(fleetState),
    bugs: bugs.map(String),
    troubles: Object.fromEntries(
      Object.entries(troublesNow(w)).map(([kind, held]) => [
        kind,
        held.map(({ until, ...entry }) => ({ ...entry, until: iso(until) })),
      ]),
    ),
  };
}

export type SandboxState = ReturnType<typeof stateOf>;

function clusterState({ name, containerInstances, tasks }: Cluster) {
  const alive = [...tasks.values()].filter((task) => task.lastStatus !== 'STOPPED');
  return {
    name,
    containerInstances: countBy([...containerInstances.values()].map(({ status }) => status)),
    tasks: countBy(alive.map(({ lastStatus }) => lastStatus)),
  };
}

function instanceState(instance: Ec2Instance) {
  const { id, type, zone, market, state, container, group, fleet, interruption } = instance;
  const member = group?.members.get(id);
  return {
    id,
    pool: group?.name ?? fleet?.name,
    type,
    zone,
    market,
    state,
    lifecycleState: member?.lifecycleState,
    protectedFromScaleIn: member?.protected,
    containerInstance: container?.status,
    agentConnected: container?.agentConnected,
    tasks: container ? container.tasks.size : undefined,
    noticedAt: iso(interruption?.noticedAt),
    takenAt: iso(interruption?.takenAt),
  };
}

function serviceState({ name, cluster, desiredCount, tasks, daemon, targetGroups }: Service) {
  const targets = targetGroups.flatMap((group) => [...group.targets.values()]);
  return {
    name,
    cluster: cluster.name,
    daemon,
    desired: desiredCount,
    tasks: countBy([...tasks].map(({ lastStatus }) => lastStatus)),
    targets: countBy(targets.map(({ state }) => state)),
  };
}

function groupState({ name, min, max, desired, members, suspended }: Group) {
  const lifecycle = countBy([...members.values()].map(({ lifecycleState }) => lifecycleState));
  return { name, min, max, desired, members: lifecycle, suspended: [...suspended] };
}

function fleetState(fleet: Fleet) {
  const { id, name, state, target, onDemandTarget, instances } = fleet;
  return { id, name, state, target, onDemandTarget, fulfilled: capacityOf(fleet), instances: instances.size };
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
