// UpdateAutoScalingGroup: what of a group can be changed, and what AWS refuses (aws-facts.md §4.4).
import type { AutoScalingHandlers, CallContext } from '../wire/table.ts';
import { startCapacityRebalance } from '../world/capacity-rebalance.ts';
import { setDesired, setZones } from '../world/group.ts';
import { resolveVersion } from '../world/launch-template.ts';
import type { Group, World } from '../world/state.ts';
import { groupOf } from './autoscaling-find.ts';
import { TERMINATION_POLICIES } from './autoscaling-limits.ts';
import { constraint, inRange, notModelled, only, validationError } from './check.ts';

type Input = Parameters<NonNullable<AutoScalingHandlers['UpdateAutoScalingGroup']>>[0];

const DAY_S = 86_400;

export function updateHandlers(w: World): AutoScalingHandlers {
  return {
    UpdateAutoScalingGroup(input, context) {
      only(context, input, [
        'AutoScalingGroupName',
        'MinSize',
        'MaxSize',
        'DesiredCapacity',
        'NewInstancesProtectedFromScaleIn',
        'CapacityRebalance',
        'TerminationPolicies',
        'MaxInstanceLifetime',
        'LaunchTemplate',
        'AvailabilityZones',
        'VPCZoneIdentifier',
        'InstanceLifecyclePolicy',
      ]);
      const group = groupOf(w, input.AutoScalingGroupName);
      // All is looked at before anything is changed.
      const changes = [
        sizes(w, group, input),
        template(w, group, input),
        zones(w, group, input),
        policies(group, input, context),
        lifetime(group, input),
        retention(group, input),
      ];
      for (const change of changes) change();
      group.newInstancesProtected = input.NewInstancesProtectedFromScaleIn ?? group.newInstancesProtected;
      group.capacityRebalance = input.CapacityRebalance ?? group.capacityRebalance;
      startCapacityRebalance(w, group);
      return {};
    },
  };
}

type Change = () => void;
const nothing: Change = () => undefined;

/** Without a wish of its own, the desired capacity moves into the new bounds. */
function sizes(w: World, group: Group, input: Input): Change {
  const { MinSize: min = group.min, MaxSize: max = group.max } = input;
  for (const [name, value] of Object.entries({ minSize: min, maxSize: max }))
    inRange(name, value, [0, 2 ** 31 - 1]);
  if (max < min)
    throw validationError(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
  const desired = input.DesiredCapacity ?? Math.min(Math.max(group.desired, min), max);
  if (desired < min || desired > max) {
    throw validationError(
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    );
  }
  return () => {
    group.min = min;
    group.max = max;
    setDesired(w, group, desired);
  };
}

function template(w: World, group: Group, { LaunchTemplate: wanted }: Input): Change {
  if (!wanted) return nothing;
  const { LaunchTemplateId: id, LaunchTemplateName: name, Version: version = '$Default' } = wanted;
  const found = [...w.launchTemplates.values()].find((each) => (id ? each.id === id : each.name === name));
  if (!found) {
    throw validationError(
      'You must use a valid fully-formed launch template. The specified launch template does not exist.',
    );
  }
  if (!resolveVersion(found, version)) {
    throw validationError(
      `You must use a valid fully-formed launch template. Could not find launch template version ${version}.`,
    );
  }
  return () => {
    group.launchTemplate = found;
    group.launchTemplateVersion = version;
  };
}

/** Zones by name or by their subnets; each zone has one subnet. */
function zones(
  w: World,
  group: Group,
  { AvailabilityZones: names, VPCZoneIdentifier: subnets }: Input,
): Change {
  const isZone = (letter: string | undefined) =>
    /^[a-f]$/.test(letter ?? '') || [...w.groups.values()].some((each) => each.zones.includes(letter ?? ''));
  const named = (names ?? []).map((name) => {
    const letter = name.slice(w.region.length);
    if (name.startsWith(w.region) && isZone(letter)) return letter;
    throw validationError(`Invalid Availability Zone: [${name}]`);
  });
  const held = (subnets ? subnets.split(',') : []).map((subnet) => {
    const letter = /^subnet-([a-z])\1{7}$/.exec(subnet.trim())?.[1];
    if (letter && isZone(letter)) return letter;
    throw validationError(`The subnet ID '${subnet.trim()}' does not exist`);
  });
  if (named.length > 0 && held.length > 0 && [...named].sort().join() !== [...held].sort().join())
    throw validationError('The availability zones of the specified subnets and the group do not match.');
  const letters = [...new Set(held.length > 0 ? held : named)];
  if (letters.length === 0 || letters.join() === group.zones.join()) return nothing;
  return () => setZones(w, group, letters);
}

function policies(group: Group, { TerminationPolicies: wanted = [] }: Input, context: CallContext): Change {
  if (wanted.some((policy) => policy.startsWith('arn:'))) throw notModelled(context, 'a function as policy');
  const unknown = wanted.find((policy) => !TERMINATION_POLICIES.includes(policy));
  if (unknown !== undefined) throw validationError(`Termination policy is invalid: ${unknown}`);
  if (wanted.length === 0) return nothing;
  return () => {
    group.terminationPolicies = wanted;
  };
}

function lifetime(group: Group, { MaxInstanceLifetime: seconds }: Input): Change {
  if (seconds === undefined) return nothing;
  if (seconds !== 0 && seconds < DAY_S) {
    throw validationError(`MaxInstanceLifetime must be 0 or at least ${DAY_S} seconds.`);
  }
  return () => {
    group.maxInstanceLifetimeMs = seconds === 0 ? undefined : seconds * 1000;
  };
}

const RETENTION = ['retain', 'terminate'];

function retention(group: Group, { InstanceLifecyclePolicy: policy }: Input): Change {
  const wanted = policy?.RetentionTriggers?.TerminateHookAbandon;
  if (wanted === undefined) return nothing;
  if (!RETENTION.includes(wanted))
    throw constraint(
      'terminateHookAbandon',
      wanted,
      `Member must satisfy enum value set: [${RETENTION.join(', ')}]`,
    );
  return () => {
    group.retainOnAbandon = wanted === 'retain';
  };
}
