// Messages that somebody else puts on the bus: about instances that are well, that are unknown, or about nothing.
import { emit } from '#sandbox/world/bus.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { RunningWorld } from '#sandbox/world/world.ts';
import type { Fault, Forged } from './fault.ts';

type Forgery = NonNullable<Fault['forge']>;

const UNKNOWN = 'i-0123456789abcdef0';

export function forge(world: RunningWorld, { what, instance, copies = 1 }: Forgery): void {
  const running = [...world.instances.values()].filter(({ state }) => state === 'running');
  const host = instance === undefined ? undefined : running[instance % Math.max(1, running.length)];
  world.log('forgery', `${idOf(host)} ${what}`);
  for (let copy = 0; copy < copies; copy++) emit(world, messages[what](host));
}

type Message = (host: Ec2Instance | undefined) => Parameters<typeof emit>[1];

const idOf = (host: Ec2Instance | undefined) => host?.id ?? UNKNOWN;
/** Higher than any that AWS has given to an object. */
const VERSION = 999_999_999;

const messages: Readonly<Record<Forged, Message>> = {
  spotInterruption: (host) => ({
    source: 'aws.ec2',
    detailType: 'EC2 Spot Instance Interruption Warning',
    resources: [],
    detail: { 'instance-id': idOf(host), 'instance-action': 'terminate' },
  }),
  rebalance: (host) => ({
    source: 'aws.ec2',
    detailType: 'EC2 Instance Rebalance Recommendation',
    resources: [],
    detail: { 'instance-id': idOf(host) },
  }),
  stateTerminated: (host) => ({
    source: 'aws.ec2',
    detailType: 'EC2 Instance State-change Notification',
    resources: [],
    detail: { 'instance-id': idOf(host), state: 'terminated' },
  }),
  hook: (host) => ({
    source: 'aws.autoscaling',
    detailType: 'EC2 Instance-terminate Lifecycle Action',
    resources: [],
    detail: {
      EC2InstanceId: idOf(host),
      AutoScalingGroupName: host?.group?.name ?? 'nobody',
      LifecycleHookName: 'sluice-drain',
      LifecycleActionToken: '00000000-0000-4000-8000-000000000000',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    },
  }),
  taskStopped: (host) => ({
    source: 'aws.ecs',
    detailType: 'ECS Task State Change',
    resources: [],
    detail: {
      containerInstanceArn: host?.container?.arn,
      clusterArn: host?.container?.cluster.arn,
      taskArn: [...(host?.container?.tasks ?? [])][0]?.arn,
      lastStatus: 'STOPPED',
      desiredStatus: 'STOPPED',
      version: VERSION,
    },
  }),
  noise: () => ({
    source: 'com.example',
    detailType: 'ECS Container Instance State Change',
    resources: ['\u0000'],
    detail: { version: 'x', containerInstanceArn: 17, ec2InstanceId: null, nested: [[[[{}]]]] },
  }),
};
