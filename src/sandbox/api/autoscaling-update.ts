// UpdateAutoScalingGroup: what of a group can be changed, and what AWS refuses (aws-facts.md §4.4).
import type { AutoScalingHandlers, CallContext } from '../wire/table.ts';
import { startCapacityRebalance } from '../world/capacity-rebalance.ts';
import { setDesired, setZones } from '../world/group.ts';
import { resolveVersion } from '../world/launch-template.ts';
import type { Group, World } from '../world/state.ts';
import { groupOf } from './autoscaling-find.ts';
import { TERMINATION_POLICIES } from './autoscaling-limits.ts';
import { notModelled, only, validationError } from './check.ts';

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
        zones(w, group, { input, context }),
        policies(group, input, context),
        lifetime(group, input),
      ];
      for (const change of changes) change();
      group.newInstancesProtected = input.NewInstancesProtectedFromScaleIn ?? group.newInstancesProtected;
      group.capacityRebalance = input.CapacityRebalance ?? group.capacityRebalance;
      startCapacityRebalance(w, group);
      const retain = input.InstanceLifecyclePolicy?.RetentionTriggers?.TerminateHookAbandon;
      if (retain) group.retainOnAbandon = retain === 'retain';
      return {};
    },
  };
}

type Change = () => void;
const nothing: Change = () => undefined;

/** Without a wish of its own, the desired capacity moves into the new bounds. */
function sizes(w: World, group: Group, input: Input): Change {
  const { MinSize: min = group.min, MaxSize: max = group.max } = input;
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
function zones(w: World, group: Group, of: { input: Input; context: CallContext }): Change {
  const { AvailabilityZones: names = [], VPCZoneIdentifier: subnets } = of.input;
  const letters = subnets
    ? subnets.split(',').map((subnet) => subnet.trim().slice(-1))
    : names.map((name) => name.slice(-1));
  if (letters.length === 0) return nothing;
  if (letters.some((letter) => !/^[a-z]$/.test(letter)))
    throw notModelled(of.context, 'these zones or subnets');
  return () => {
    if (letters.join() !== group.zones.join()) setZones(w, group, letters);
  };
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
