// Promise: MinSize and MaxSize are never written. Capacity goes down in mode scale alone, and only with a named instance that is not
// needed, by what it counts, and that is drained and empty by then.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { liveTasks, memoryOf, text, texts } from './truth.ts';

export const neverWritesLimits: Checker = {
  name: 'no-limit-or-capacity-written',
  rows: [24, 30, 31],
  kind: 'safety',
  on: [
    'autoscaling:UpdateAutoScalingGroup',
    'autoscaling:SetDesiredCapacity',
    'autoscaling:TerminateInstanceInAutoScalingGroup',
    'ec2:ModifySpotFleetRequest',
    'ec2:TerminateInstances',
  ],
  create: () => ({
    check({ operation, input }, scene) {
      if (operation === 'TerminateInstanceInAutoScalingGroup') return wrongEnd(input, scene);
      if (operation === 'TerminateInstances') return wrongTermination(input, scene);
      if (operation === 'ModifySpotFleetRequest') return wrongTarget(input, scene);
      if (operation === 'SetDesiredCapacity') return wrongSize(input, scene);
      return `${operation} of ${text(input.AutoScalingGroupName)}`;
    },
  }),
};

type Input = Readonly<Record<string, unknown>>;

function wrongEnd(input: Input, scene: Scene): string | undefined {
  const host = scene.world.instances.get(text(input.InstanceId));
  const lowers = input.ShouldDecrementDesiredCapacity !== false;
  if (host === undefined || lowers === isSurplus(host, scene)) return undefined;
  return lowers ? `the end of ${host.id} lowered its group` : `${host.id} was not needed, and is replaced`;
}

/** As a number it only ever grows, in mode scale, and within what the group may have. */
function wrongSize(input: Input, { world, groups, modes }: Scene): string | undefined {
  const group = world.groups.get(text(input.AutoScalingGroupName));
  const wanted = Number(input.DesiredCapacity);
  const what = `SetDesiredCapacity of ${group?.name} from ${group?.desired} to ${wanted}`;
  const isScaled =
    group !== undefined && groups.has(group.name) && modes.get(group.cluster?.name ?? '') === 'scale';
  if (!isScaled) return `${what}, which no document in mode scale names`;
  // It was read a moment ago: somebody else may have raised it since.
  return wanted < group.desired || wanted > group.max ? what : undefined;
}

/** Lowered by what one empty instance counts, once for each and by no more; `noTermination`, so that the fleet ends none of its choice. */
function wrongTarget(input: Input, scene: Scene): string | undefined {
  const fleet = scene.world.fleets.get(text(input.SpotFleetRequestId));
  if (fleet === undefined) return undefined;
  const what = `the target of ${fleet.id}`;
  if (input.ExcessCapacityTerminationPolicy !== 'noTermination')
    return `${what} may end instances of its choice`;
  const by = fleet.target - Number(input.TargetCapacity);
  if (by < 0) return scene.fleets.has(fleet.id) ? undefined : `${what} was raised, and no document names it`;
  const going = [...fleet.instances.values()].filter((host) => isSurplus(host, scene) && isEmpty(host));
  if (!going.some(({ weight }) => weight === by)) return `${what} was lowered by ${by} for nobody`;
  // For whoever is still there it has been lowered before, where that is more than can go.
  const excess = unitsOf(fleet.instances.values()) - fleet.target;
  return excess >= unitsOf(going) ? `${what} was lowered again for one that is still there` : undefined;
}

const unitsOf = (hosts: Iterable<Ec2Instance>) => [...hosts].reduce((sum, { weight }) => sum + weight, 0);

/** What is not needed must not be replaced: its fleet's target is lower by then. */
function wrongTermination(input: Input, scene: Scene): string | undefined {
  for (const host of texts(input.InstanceIds).flatMap((id) => scene.world.instances.get(id) ?? [])) {
    if (host.fleet === undefined) return `${host.id} of no fleet was terminated`;
    const has = unitsOf(host.fleet.instances.values());
    if (isSurplus(host, scene) && has - host.weight < host.fleet.target)
      return `${host.id} was not needed, and ${host.fleet.id} replaces it`;
  }
  return undefined;
}

function isSurplus(host: Ec2Instance, { modes }: Scene): boolean {
  const mode = modes.get(host.container?.cluster.name ?? '');
  return mode === 'scale' && /^v1:(scalein|consolidate):/.test(memoryOf(host));
}

const isEmpty = (host: Ec2Instance) => host.container?.status === 'DRAINING' && liveTasks(host).length === 0;
