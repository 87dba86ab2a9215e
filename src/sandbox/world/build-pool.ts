// From a scenario's pool to an Auto Scaling group with its instances.
import { parseDurationMs, parseRangeMs } from '#lib/duration.ts';
import type { Scenario } from '../scenario/generated/scenario.ts';
import { startDrainFunction } from './drain-function.ts';
import { startGroup } from './group.ts';
import { LAUNCHING, TERMINATING } from './hooks.ts';
import { arn } from './ids.ts';
import { createTemplate } from './launch-template.ts';
import type { CapacityProvider, Cluster, Group, InstanceType, Joining, World } from './state.ts';

type PoolSpec = Scenario['spec']['clusters'][number]['pools'][number];
type HookSpec = NonNullable<PoolSpec['hooks']>[number];
type TypeSpec = NonNullable<NonNullable<PoolSpec['mixed']>['types']>[number];

export function addPool(w: World, cluster: Cluster, of: { pool: PoolSpec; operatorParts: boolean }): void {
  const { pool } = of;
  const groupArn = arn.group(w, pool.name);
  const imageId = `ami-0${w.random.hex(16)}`;
  const launchTemplate = createTemplate(w, {
    id: `lt-0${w.random.hex(16)}`,
    name: pool.name,
    imageId,
    instanceType: pool.instance.type,
  });
  const { mixed } = pool;
  const types = [
    instanceType({ ...pool.instance, weight: mixed?.weight }),
    ...(mixed?.types ?? []).map(instanceType),
  ];
  const group: Group = {
    name: pool.name,
    arn: groupArn,
    cluster,
    min: pool.min,
    max: pool.max,
    desired: pool.desired,
    zones: pool.zones ?? ['a', 'c', 'd'],
    market: pool.market ?? 'on-demand',
    types,
    weighted: mixed?.weight !== undefined || (mixed?.types ?? []).some((type) => type.weight !== undefined),
    mixed: mixed && {
      onDemandBase: mixed.onDemandBase ?? 0,
      onDemandPercentage: mixed.onDemandPercentage ?? 100,
      spotAllocation: mixed.spotAllocation ?? 'lowest-price',
    },
    launchTemplate,
    launchTemplateVersion: pool.launchTemplateVersion ?? '$Default',
    joins: joining(cluster, pool),
    terminationPolicies: pool.terminationPolicies ?? ['Default'],
    capacityRebalance: pool.capacityRebalance ?? false,
    maxInstanceLifetimeMs: pool.maxInstanceLifetime ? parseDurationMs(pool.maxInstanceLifetime) : undefined,
    retainOnAbandon: pool.retainOnAbandon ?? false,
    refreshes: [],
    policies: [],
    createdAt: w.engine.now,
    members: new Map(),
    hooks: new Map(),
    suspended: new Set(pool.suspended ?? []),
    newInstancesProtected: pool.newInstancesProtected ?? false,
    tags: new Map(Object.entries(pool.tags ?? {})),
    activities: [],
  };
  for (const hook of pool.hooks ?? []) {
    if (of.operatorParts || !hook.forOperator) addHook(group, hook);
  }
  w.groups.set(group.name, group);
  if (pool.capacityProvider) addProvider(w, { cluster, group, spec: pool.capacityProvider });
  startGroup(w, group);
  if ([...group.hooks.values()].some((hook) => hook.drainFunction)) startDrainFunction(w, group);
}

function addHook(group: Group, hook: HookSpec): void {
  group.hooks.set(hook.name, {
    name: hook.name,
    transition: hook.transition === 'launching' ? LAUNCHING : TERMINATING,
    heartbeatMs: parseDurationMs(hook.heartbeat ?? '1h'),
    defaultResult: hook.defaultResult ?? 'ABANDON',
    drainFunction: hook.drainFunction,
  });
}

function addProvider(
  w: World,
  of: { cluster: Cluster; group: Group; spec: NonNullable<PoolSpec['capacityProvider']> },
): void {
  const { cluster, group, spec } = of;
  const provider: CapacityProvider = {
    name: spec.name ?? group.name,
    arn: arn.capacityProvider(w, spec.name ?? group.name),
    group,
    targetCapacity: spec.targetCapacity ?? 100,
    managedScaling: spec.managedScaling ?? true,
    minimumScalingStepSize: spec.minimumScalingStepSize ?? 1,
    maximumScalingStepSize: spec.maximumScalingStepSize ?? 10_000,
    instanceWarmupMs: parseDurationMs(spec.instanceWarmupPeriod ?? '5m'),
    managedTerminationProtection: spec.managedTerminationProtection ?? false,
    managedDraining: spec.managedDraining ?? true,
  };
  group.capacityProvider = provider;
  cluster.capacityProviders.push(provider);
  w.capacityProviders.set(provider.name, provider);
}

export function instanceType(spec: TypeSpec): InstanceType {
  const { type, cpu, memory, gpus = 0, enis = 3, weight = 1 } = spec;
  return { type, cpu, memory, gpus, enis, weight };
}

/** How the instances of a pool or fleet join the cluster. */
export function joining(
  cluster: Cluster,
  spec: Pick<PoolSpec, 'boot' | 'attributes' | 'agentSpotDraining' | 'trunking'>,
): Joining {
  return {
    cluster,
    boot: parseRangeMs(spec.boot ?? '60s-90s'),
    attributes: (spec.attributes ?? {}) as Record<string, string>,
    agentSpotDraining: spec.agentSpotDraining ?? false,
    trunking: spec.trunking ?? false,
  };
}
