// Promise: what goes on standby to be replaced is no more than the spec's surge, within MaxSize, and lowers nothing; and what is
// replaced because EC2 recommends it is drained only when its group has another in its place.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { containerInstance, isLeaving, memoryOf, text, texts } from './truth.ts';

export const replacesFirst: Checker = {
  name: 'no-replacement-beyond-surge-or-maxsize',
  rows: [29, 33],
  kind: 'safety',
  on: ['autoscaling:EnterStandby', 'ecs:UpdateContainerInstancesState'],
  create: () => ({
    check({ operation, input }, scene) {
      return operation === 'EnterStandby' ? wrongStandby(input, scene) : wrongDrain(input, scene);
    },
  }),
};

type Input = Readonly<Record<string, unknown>>;

function wrongStandby(input: Input, { world, surge }: Scene): string | undefined {
  const name = text(input.AutoScalingGroupName);
  const group = world.groups.get(name);
  if (group === undefined) return undefined;
  if (input.ShouldDecrementDesiredCapacity !== false) return `a standby lowered ${name}`;
  const standing = [...group.members.values()].filter(
    ({ lifecycleState, instance }) => lifecycleState.endsWith('Standby') && instance.state === 'running',
  ).length;
  const many = standing + texts(input.InstanceIds).length;
  if (many > surge(name)) return `${many} of ${name} on standby, at most ${surge(name)}`;
  return group.desired + many > group.max ? `${name} grew beyond its MaxSize of ${group.max}` : undefined;
}

function wrongDrain(input: Input, { world }: Scene): string | undefined {
  if (input.status !== 'DRAINING') return undefined;
  const hosts = texts(input.containerInstances).flatMap((arn) => containerInstance(world, arn)?.host ?? []);
  const early = hosts.find((host) => isRecommended(host) && !isReplaced(host) && !isLeaving(host));
  return early && `${early.id} was drained before its group had another`;
}

const isRecommended = (host: Ec2Instance) => memoryOf(host).startsWith('v1:rebalance:');

function isReplaced({ id, group }: Ec2Instance): boolean {
  const members = [...(group?.members.values() ?? [])];
  const serving = members.filter(({ lifecycleState }) => lifecycleState === 'InService').length;
  const own = members.find(({ instance }) => instance.id === id);
  return own?.lifecycleState === 'Standby' && serving >= group!.desired;
}
