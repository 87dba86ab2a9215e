// RequestSpotFleet of type maintain, with the launch template of a pool or fleet, whose instances join the cluster that its
// own instances join (aws-facts.md §5.2).
import type * as Ec2 from '@aws-sdk/client-ec2';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, Ec2Handlers } from '../wire/table.ts';
import { isWithinReach, MOST_UNITS as MOST, startFleet } from '../world/fleet.ts';
import { uuidFrom } from '../world/ids.ts';
import type { Fleet, Group, InstanceType, LaunchTemplate, World } from '../world/state.ts';
import { notModelled, only } from './check.ts';
import { rememberTokens } from './client-token.ts';
import { endDryRun, tokenMismatch } from './ec2-check.ts';
import { templateOf, versionOf } from './ec2-launch-template-find.ts';

const STRATEGIES = ['lowestPrice', 'diversified', 'capacityOptimized', 'priceCapacityOptimized'] as const;

export function requestSpotFleetHandlers(w: World): Ec2Handlers {
  const once = rememberTokens<string>();
  return {
    RequestSpotFleet(input, context) {
      only(context, input, ['DryRun', 'SpotFleetRequestConfig']);
      const config = input.SpotFleetRequestConfig!;
      const { ClientToken: token, ...request } = config;
      const run = () => {
        const fleet = fleetFrom(w, config, context);
        endDryRun(input);
        w.fleets.set(fleet.id, fleet);
        startFleet(w, fleet, false);
        return fleet.id;
      };
      return { SpotFleetRequestId: once({ token, request, run, mismatch: tokenMismatch }) };
    },
  };
}

const invalidConfig = (message: string) => new AwsFault('InvalidSpotFleetRequestConfig', message);

function fleetFrom(w: World, config: Ec2.SpotFleetRequestConfigData, context: CallContext): Fleet {
  only(context, config, [
    'AllocationStrategy',
    'ClientToken',
    'ExcessCapacityTerminationPolicy',
    'IamFleetRole',
    'LaunchTemplateConfigs',
    'OnDemandTargetCapacity',
    'TargetCapacity',
    'Type',
  ]);
  const { TargetCapacity: target = 0, OnDemandTargetCapacity: onDemandTarget = 0 } = config;
  if ((config.Type ?? 'maintain') !== 'maintain') throw notModelled(context, `the type ${config.Type}`);
  if (target < 0 || target > MOST || onDemandTarget < 0 || onDemandTarget > target)
    throw invalidConfig('The target capacity is out of range.');
  const allocation = STRATEGIES.find((each) => each === (config.AllocationStrategy ?? 'lowestPrice'));
  if (!allocation) throw notModelled(context, `the strategy ${config.AllocationStrategy}`);
  const launch = launchOf(w, config, context);
  if (!isWithinReach(launch.types, target))
    throw invalidConfig(`The target capacity takes more than ${MOST} instances.`);
  const id = `sfr-${uuidFrom(w.chance('request-spot-fleet'))}`;
  return {
    id,
    name: id,
    cluster: launch.joins.cluster,
    createdAt: w.engine.now,
    state: 'active',
    target,
    onDemandTarget,
    policy: config.ExcessCapacityTerminationPolicy ?? 'default',
    allocation,
    tags: new Map(),
    instances: new Map(),
    history: [],
    ...launch,
  };
}

type Launch = Pick<Fleet, 'launchTemplate' | 'launchTemplateVersion' | 'joins' | 'types' | 'zones'>;

/** What it launches, and where: every override in every zone that one of them names. */
function launchOf(w: World, config: Ec2.SpotFleetRequestConfigData, context: CallContext): Launch {
  const [given, ...more] = config.LaunchTemplateConfigs ?? [];
  if (!given?.LaunchTemplateSpecification || more.length > 0)
    throw notModelled(context, 'anything but one of LaunchTemplateConfigs');
  const { Version: version, ...named } = given.LaunchTemplateSpecification;
  const launchTemplate = templateOf(w, named);
  if (!version) throw invalidConfig('The launch template needs a version.');
  const { instanceType } = versionOf(launchTemplate, version);
  const user = userOf(w, launchTemplate);
  if (!user) throw notModelled(context, 'a launch template that no pool or fleet launches');
  const overrides = given.Overrides?.length ? given.Overrides : [{}];
  for (const each of overrides) only(context, each, ['AvailabilityZone', 'InstanceType', 'WeightedCapacity']);
  assertProduct(overrides, context);
  const types = new Map<string, InstanceType>();
  for (const { InstanceType: name = instanceType, WeightedCapacity: weight = 1 } of overrides) {
    const known = typeOf(w, name);
    if (!known) throw notModelled(context, `the instance type ${name}`);
    if (!(weight > 0)) throw invalidConfig(`The weighted capacity must be above 0, not ${weight}.`);
    types.set(name, { ...known, weight });
  }
  return {
    launchTemplate,
    launchTemplateVersion: version,
    joins: user.joins,
    types: [...types.values()],
    zones: zonesOf(w, overrides) ?? user.zones,
  };
}

/** A fleet of the sandbox has every type, at one weight, in every zone. */
function assertProduct(overrides: readonly Ec2.LaunchTemplateOverrides[], context: CallContext): void {
  const distinct = (keyOf: (each: Ec2.LaunchTemplateOverrides) => string) =>
    new Set(overrides.map(keyOf)).size;
  const types = distinct(({ InstanceType }) => `${InstanceType}`);
  const weights = distinct((each) => `${each.InstanceType} ${each.WeightedCapacity}`);
  const zones = distinct(({ AvailabilityZone }) => `${AvailabilityZone}`);
  const pools = distinct((each) => `${each.InstanceType} ${each.AvailabilityZone}`);
  if (weights > types || pools < types * zones)
    throw notModelled(context, 'overrides that are not every type in every zone');
}

const launchers = (w: World): (Group | Fleet)[] => [...w.groups.values(), ...w.fleets.values()];

const userOf = (w: World, template: LaunchTemplate) =>
  launchers(w).find(({ launchTemplate }) => launchTemplate === template);

const typeOf = (w: World, name: string) =>
  launchers(w)
    .flatMap(({ types }) => types)
    .find(({ type }) => type === name);

/** Letters of the zones that are named; undefined where none is. */
function zonesOf(w: World, overrides: readonly Ec2.LaunchTemplateOverrides[]): string[] | undefined {
  const named = new Set<string>();
  for (const { AvailabilityZone: zone } of overrides) {
    if (zone === undefined) continue;
    if (!zone.startsWith(w.region) || zone.length !== w.region.length + 1)
      throw invalidConfig(`Invalid availability zone: [${zone}]`);
    named.add(zone.slice(-1));
  }
  return named.size > 0 ? [...named] : undefined;
}
