// The worlds of the rivals: the same scenario, operated by what AWS documents and people publish instead of Sluice.
// What is assumed of each, and why, stands in docs/rivals.md.
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { Policy } from './report.ts';

type Cluster = Scenario['spec']['clusters'][number];
type Pool = Cluster['pools'][number];

/** The scenario as this policy has it. Sluice and `unmanaged` take it as it is. */
export function asOperatedBy(policy: Policy, scenario: Scenario): Scenario {
  const change = changes[policy];
  if (!change) return scenario;
  const clusters = scenario.spec.clusters.map(change);
  return { ...scenario, spec: { ...scenario.spec, clusters } };
}

const changes: Readonly<Partial<Record<Policy, (cluster: Cluster) => Cluster>>> = {
  'best-practice': (cluster) => ({
    ...cluster,
    pools: cluster.pools.map((pool) => ({
      ...pool,
      agentSpotDraining: true,
      hooks: [...(pool.hooks ?? []), drainHook],
    })),
    ...spotFleets(cluster),
  }),
  'capacity-provider': (cluster) => ({
    ...cluster,
    pools: cluster.pools.map(underProvider),
    ...spotFleets(cluster),
    services: cluster.services?.map((service) => ({
      ...service,
      ...(isPlacedByProvider(service) && { capacityProvider: providerOf(cluster) }),
    })),
    jobs: cluster.jobs?.map((job) => ({ ...job, capacityProvider: providerOf(cluster) })),
  }),
};

/** The hook of the sample: 15 minutes, and the instance ends if nobody completes it. */
const drainHook = {
  name: 'drain',
  heartbeat: '15m',
  defaultResult: 'ABANDON' as const,
  drainFunction: true,
};

/** A fleet keeps its fixed target; its agents drain at a notice. */
const spotFleets = (cluster: Cluster): Pick<Cluster, 'fleets'> =>
  cluster.fleets ? { fleets: cluster.fleets.map((fleet) => ({ ...fleet, agentSpotDraining: true })) } : {};

/** Managed scaling takes the place of the pool's own policy. */
function underProvider({ targetTracking: _replaced, ...pool }: Pool): Pool {
  return {
    ...pool,
    agentSpotDraining: true,
    capacityProvider: { managedTerminationProtection: true, ...pool.capacityProvider },
  };
}

type Service = NonNullable<Cluster['services']>[number];

const isPlacedByProvider = (service: Service) => !service.daemon && service.launchType !== 'FARGATE';

/** The provider of the first pool: a strategy with one provider is the one that leaves tasks least often waiting. */
function providerOf(cluster: Cluster): string | undefined {
  const [first] = cluster.pools;
  return first?.capacityProvider?.name ?? first?.name;
}
