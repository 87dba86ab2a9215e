// Groups and fleets of an observed cluster as pools of a scenario. They begin without hosts: those are put there as they stand.
import { listed } from '#lib/text.ts';
import type { GroupFacts, InstanceFacts, PoolFacts } from '#model/observation.ts';
import type { Scenario } from '#sandbox/scenario/generated/scenario.ts';
import type { StandingHost, StandingPool } from '#sandbox/world/standing.ts';
import { type Around, durationOf, OTHERS } from './around.ts';
import { type HostType, lettersOf, typeOf, versionNumber } from './copy-hosts.ts';

type Pool = Scenario['spec']['clusters'][number]['pools'][number];
type Fleet = NonNullable<Scenario['spec']['clusters'][number]['fleets']>[number];

const TERMINATING = 'autoscaling:EC2_INSTANCE_TERMINATING';

export function copyGroup(around: Around, { name, group, launches = [] }: PoolFacts): Pool {
  const facts = group!;
  const { spec, assume } = around;
  const members = membersOf(around, name);
  const types = typesOf(
    around,
    name,
    launches.map(({ type }) => type),
  );
  const [first, ...more] = types;
  const weighted = members.some(({ group: own }) => (own?.weight ?? 1) !== 1);
  const units = (type: string) => launches.find((each) => each.type === type)?.units;
  const onDemand = members.filter(({ market }) => market !== 'spot').length;
  const mixed = more.length > 0 || weighted || (onDemand > 0 && onDemand < members.length);
  const own = spec.pools?.find((pool) => pool.name === name)?.lifecycleHook?.name;
  const foreign = facts.hooks.filter((hook) => hook.name !== own).map((hook) => hook.name);
  if (foreign.length > 0) assume(`the hooks ${listed(foreign)} of ${name} are completed at once`);
  sayWhoElse(around, name, facts);
  return {
    name: facts.name,
    min: 0,
    max: 0,
    desired: 0,
    zones: lettersOf(facts.zones) as [string, ...string[]],
    market: onDemand === 0 && members.length > 0 ? 'spot' : 'on-demand',
    instance: first!,
    boot: bootOf(around, members),
    attributes: commonAttributes(members),
    suspended: facts.suspendedProcesses as Pool['suspended'],
    capacityRebalance: facts.capacityRebalance ?? false,
    launchTemplateVersion: '$Default',
    ...(facts.maxInstanceLifetimeMs !== undefined && {
      maxInstanceLifetime: durationOf(facts.maxInstanceLifetimeMs),
    }),
    hooks: facts.hooks
      .filter((hook) => hook.name === own && hook.transition === TERMINATING)
      .map((hook) => ({
        name: hook.name,
        heartbeat: durationOf(hook.heartbeatTimeoutMs),
        defaultResult: hook.defaultResult as 'CONTINUE' | 'ABANDON',
        forOperator: true,
      })),
    ...(mixed && {
      mixed: {
        onDemandPercentage: members.length === 0 ? 100 : Math.round((100 * onDemand) / members.length),
        ...(weighted && { weight: units(first!.type) ?? 1 }),
        types: more.map((type) => ({ ...type, ...(weighted && { weight: units(type.type) ?? 1 }) })),
      },
    }),
  };
}

function sayWhoElse({ assume }: Around, name: string, facts: GroupFacts): void {
  const { scalingPolicies = [], capacityProvider: provider, refresh } = facts;
  if (scalingPolicies.length > 0)
    assume(`the scaling policies ${listed(scalingPolicies)} of ${name} do nothing`);
  if (provider?.managedScaling) assume(`the capacity provider ${provider.name} of ${name} does nothing`);
  if (refresh) assume(`the instance refresh of ${name} that is under way stops here`);
}

/** One that is named by its id has that id (sandbox/world/build-fleet.ts). */
export function copyFleet(around: Around, { name, fleet, launches = [] }: PoolFacts): Fleet {
  const { id, tags } = fleet!;
  const members = membersOf(around, name);
  const units = (type: string) =>
    launches.find((each) => each.type === type)?.units ??
    members.find((member) => typeOf(around, member).type === type)?.fleet?.units;
  around.assume(`the Spot Fleet of ${name} launches in the zones where it has instances now`);
  return {
    name: id,
    target: 0,
    zones: lettersOf(members.flatMap(({ zone }) => zone ?? [])) as [string, ...string[]],
    types: typesOf(
      around,
      name,
      launches.map(({ type }) => type),
    ).map((type) => ({
      ...type,
      weight: Math.max(1, Math.round(units(type.type) ?? 1)),
    })),
    boot: bootOf(around, members),
    tags,
    attributes: commonAttributes(members),
    launchTemplateVersion: '$Latest',
  };
}

/** A group for the hosts that no pool has: nobody touches it. */
export function othersPool(around: Around, hosts: readonly StandingHost[]): Pool[] {
  const others = hosts.filter(({ pool }) => pool === OTHERS);
  if (others.length === 0) return [];
  const facts = others.map(({ id }) => around.observation.instances.get(id)!);
  const types = [
    ...new Map(facts.map((each) => typeOf(around, each)).map((type) => [type.type, type])).values(),
  ];
  return [
    {
      name: OTHERS,
      min: 0,
      max: 0,
      desired: 0,
      zones: lettersOf(facts.flatMap(({ zone }) => zone ?? [])) as [string, ...string[]],
      instance: types[0]!,
      suspended: ['Launch', 'Terminate'],
      ...(types.length > 1 && { mixed: { types: types.slice(1) } }),
    },
  ];
}

export function standingPools(
  { observation }: Around,
  hosts: readonly StandingHost[],
): Map<string, StandingPool> {
  const pools = new Map<string, StandingPool>();
  for (const { group, fleet } of observation.pools.values()) {
    if (group) {
      const { min, max, desired, template } = group;
      pools.set(group.name, { min, max, desired, ...(template && { version: versionOf(template) }) });
    }
    if (fleet) {
      const { target, onDemandTarget, template } = fleet;
      const version = template && versionOf(template);
      pools.set(fleet.id, {
        min: 0,
        max: target,
        desired: target,
        onDemandTarget,
        ...(version && { version }),
      });
    }
  }
  const others = hosts.filter(({ pool }) => pool === OTHERS).length;
  if (others > 0) pools.set(OTHERS, { min: others, max: others, desired: others });
  return pools;
}

const versionOf = (template: NonNullable<GroupFacts['template']>): NonNullable<StandingPool['version']> => ({
  number: versionNumber(template.resolved ?? template.version),
  imageId: template.imageId ?? 'ami-unknown',
  instanceType: 'unknown',
  createdAt: template.createdAt ?? 0,
});

const membersOf = ({ observation }: Around, pool: string) =>
  [...observation.instances.values()].filter((instance) => instance.pool === pool);

/** What its hosts are, and what else it may launch; a pool of which nothing is known launches what the cluster has. */
function typesOf(around: Around, pool: string, launched: readonly string[]): HostType[] {
  const { observation, assume } = around;
  const types = new Map<string, HostType>();
  for (const member of membersOf(around, pool)) {
    const type = typeOf(around, member);
    types.set(type.type, type);
  }
  for (const name of launched) {
    const facts = observation.types?.get(name);
    if (types.has(name) || !facts) continue;
    assume(`a new ${name} of ${pool} registers nine tenths of its memory`);
    const { cpu, gpus, interfaces } = facts;
    types.set(name, { type: name, cpu, memory: Math.floor(facts.memory * 0.9), gpus, enis: interfaces - 1 });
  }
  if (types.size > 0) return [...types.values()];
  const [any] = observation.instances.values();
  if (any) assume(`${pool}, which has no host now, launches hosts like those of the cluster`);
  return [any ? typeOf(around, any) : { type: 'm6i.large', cpu: 2048, memory: 7600, gpus: 0, enis: 2 }];
}

/** From launch to registration, as its hosts took; else drawn. */
function bootOf({ random, assume }: Around, members: readonly InstanceFacts[]): string {
  const took = members
    .flatMap(({ launchedAt, container }) =>
      launchedAt === undefined || container?.registeredAt === undefined
        ? []
        : [container.registeredAt - launchedAt],
    )
    // An agent that registered anew later tells nothing of the boot.
    .filter((ms) => ms >= 10_000 && ms <= 900_000)
    .sort((a, b) => a - b);
  const at = (share: number) => Math.round(took[Math.floor(share * (took.length - 1))]! / 1000);
  if (took.length >= 3) return `${at(0.1)}s-${at(0.9)}s`;
  assume('a new host joins 45 s to 3 minutes after its launch: what the present ones took is not known');
  return random.fork('boot').pick(['45s-75s', '60s-90s', '60s-120s', '90s-180s']);
}

/** Attributes of people's own that all hosts of a pool have alike: new ones will have them too. */
function commonAttributes(members: readonly InstanceFacts[]): Record<string, string> {
  const [first, ...rest] = members.flatMap(({ container }) => container?.offer?.attributes ?? []);
  return Object.fromEntries(
    [...(first ?? [])].filter(
      ([name, value]) =>
        !/^(ecs\.|com\.amazonaws\.|sluice\.dev\/)/.test(name) &&
        rest.every((each) => each.get(name) === value),
    ),
  );
}
