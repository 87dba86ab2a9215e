// Capacity providers of Auto Scaling groups: described, and put in their cluster's order (aws-facts.md §1.7). None is
// created, changed or deleted here.
import type {
  CapacityProviderStrategyItem,
  CapacityProvider as EcsCapacityProvider,
} from '@aws-sdk/client-ecs';
import { AwsFault } from '../wire/fault.ts';
import type { EcsHandlers } from '../wire/table.ts';
import type { CapacityProvider, Cluster, ProviderShare, World } from '../world/state.ts';
import { atMost, invalid, notModelled, only } from './check.ts';
import { clusterShape } from './ecs-cluster-shape.ts';
import { clusterOf, isArn, missing } from './ecs-find.ts';
import { ecsPage } from './ecs-page.ts';

export const FARGATE_PROVIDERS: readonly string[] = ['FARGATE', 'FARGATE_SPOT'];

export function capacityProviderHandlers(w: World): EcsHandlers {
  return {
    DescribeCapacityProviders(input, context) {
      only(context, input, ['capacityProviders', 'include', 'maxResults', 'nextToken']);
      const names = input.capacityProviders ?? [];
      if (names.some((name) => FARGATE_PROVIDERS.includes(name)))
        throw notModelled(context, 'Fargate providers');
      const wanted = names.map((name) => findProvider(w, name));
      const all =
        names.length > 0 ? wanted.filter((p) => p !== undefined) : [...w.capacityProviders.values()];
      const { items, next } = ecsPage(all, ({ name }) => name, input);
      return {
        capacityProviders: items.map(providerShape),
        failures: names.filter((_, index) => !wanted[index]).map(missing),
        nextToken: next,
      };
    },

    PutClusterCapacityProviders(input, context) {
      only(context, input, ['cluster', 'capacityProviders', 'defaultCapacityProviderStrategy']);
      const cluster = clusterOf(w, input.cluster);
      const names = input.capacityProviders ?? [];
      atMost(names, 20, 'capacityProviders');
      if (names.some((name) => FARGATE_PROVIDERS.includes(name)))
        throw notModelled(context, 'Fargate providers');
      const providers = names.map((name) => providerOf(w, cluster, name));
      const strategy = parseShares(input.defaultCapacityProviderStrategy ?? []);
      for (const { capacityProvider } of strategy) {
        if (!providers.some(({ name }) => name === capacityProvider))
          throw invalid('The capacity provider strategy names a provider that the cluster does not have.');
      }
      assertUnused(cluster, providers);
      cluster.capacityProviders.splice(0, Number.POSITIVE_INFINITY, ...providers);
      cluster.defaultStrategy = strategy;
      w.log('cluster', `${cluster.name} capacity providers ${names.join(' ')}`);
      return { cluster: clusterShape(cluster) };
    },
  };
}

const findProvider = (w: World, reference: string): CapacityProvider | undefined =>
  isArn(reference)
    ? [...w.capacityProviders.values()].find(({ arn }) => arn === reference)
    : w.capacityProviders.get(reference);

function providerOf(w: World, cluster: Cluster, reference: string): CapacityProvider {
  const provider = findProvider(w, reference);
  if (!provider) throw invalid(`The specified capacity provider '${reference}' was not found.`);
  // With managed scaling a provider belongs to one cluster.
  if (provider.group.cluster !== cluster)
    throw invalid(`The capacity provider '${reference}' belongs to another cluster.`);
  return provider;
}

function assertUnused(cluster: Cluster, kept: readonly CapacityProvider[]): void {
  for (const { capacityProvider } of [...cluster.services.values(), ...cluster.tasks.values()]) {
    if (!capacityProvider || kept.includes(capacityProvider)) continue;
    throw new AwsFault('ResourceInUseException', `The capacity provider ${capacityProvider.name} is in use.`);
  }
}

/** A capacity provider strategy: at most 20 entries, weights 0 to 1000, one base of at most 100,000. */
export function parseShares(items: readonly CapacityProviderStrategyItem[]): ProviderShare[] {
  atMost(items, 20, 'capacityProviderStrategy');
  const shares = items.map(({ capacityProvider = '', weight = 0, base = 0 }) => ({
    capacityProvider,
    weight,
    base,
  }));
  for (const { weight, base } of shares) {
    if (weight < 0 || weight > 1000) throw invalid('The weight of a capacity provider must be 0 to 1000.');
    if (base < 0 || base > 100_000) throw invalid('The base of a capacity provider must be 0 to 100000.');
  }
  if (shares.filter(({ base }) => base > 0).length > 1)
    throw invalid('Only one capacity provider of a strategy can have a base.');
  if (shares.length > 0 && shares.every(({ weight }) => weight === 0))
    throw invalid('At least one capacity provider of a strategy must have a weight above zero.');
  return shares;
}

function providerShape(provider: CapacityProvider): EcsCapacityProvider {
  const enabled = (on: boolean) => (on ? 'ENABLED' : 'DISABLED');
  return {
    capacityProviderArn: provider.arn,
    name: provider.name,
    status: 'ACTIVE',
    autoScalingGroupProvider: {
      autoScalingGroupArn: provider.group.arn,
      managedScaling: {
        status: enabled(provider.managedScaling),
        targetCapacity: provider.targetCapacity,
        minimumScalingStepSize: provider.minimumScalingStepSize,
        maximumScalingStepSize: provider.maximumScalingStepSize,
        instanceWarmupPeriod: Math.round(provider.instanceWarmupMs / 1000),
      },
      managedTerminationProtection: enabled(provider.managedTerminationProtection),
      managedDraining: enabled(provider.managedDraining),
    },
    tags: [],
  };
}
