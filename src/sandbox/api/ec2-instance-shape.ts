// An EC2 instance as DescribeInstances shows it (aws-facts.md §5).
import type { Instance, InstanceState } from '@aws-sdk/client-ec2';
import { architectureOf } from '../world/instance-types.ts';
import type { Ec2Instance, Ec2State, World } from '../world/state.ts';
import { upperTags } from './tags.ts';

/** The world has one VPC. */
export const VPC_ID = 'vpc-00000000000000001';

const codes: Readonly<Record<Ec2State, number>> = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

export const stateShape = (state: Ec2State): InstanceState => ({ Code: codes[state], Name: state });

export function instanceShape(w: World, instance: Ec2Instance): Instance {
  return {
    InstanceId: instance.id,
    ImageId: instance.imageId,
    InstanceType: instance.type as Instance['InstanceType'],
    State: stateShape(instance.state),
    ...stateReason(instance),
    LaunchTime: new Date(instance.startedAt ?? instance.launchedAt),
    Placement: { AvailabilityZone: instance.zone, Tenancy: 'default', GroupName: '' },
    ...network(w, instance),
    InstanceLifecycle: instance.market === 'spot' ? 'spot' : undefined,
    SpotInstanceRequestId: instance.spotRequest?.id,
    Tags: upperTags(instance.tags),
    AmiLaunchIndex: 0,
    Architecture: architectureOf(instance.type),
    Hypervisor: 'xen',
    VirtualizationType: 'hvm',
    PlatformDetails: 'Linux/UNIX',
    RootDeviceName: '/dev/xvda',
    RootDeviceType: 'ebs',
    Monitoring: { State: 'disabled' },
    SecurityGroups: [],
    ProductCodes: [],
  };
}

/** The world writes reasons as `Code: message`. */
function stateReason({
  stateReason: reason,
}: Ec2Instance): Pick<Instance, 'StateReason' | 'StateTransitionReason'> {
  if (!reason) return { StateTransitionReason: '' };
  const message = reason.slice(reason.indexOf(': ') + 2);
  return { StateReason: { Code: reason.split(': ')[0], Message: reason }, StateTransitionReason: message };
}

/** A terminated instance has left its network. */
function network(w: World, instance: Ec2Instance): Partial<Instance> {
  if (instance.state === 'terminated')
    return { PrivateDnsName: '', PublicDnsName: '', NetworkInterfaces: [] };
  return {
    PrivateIpAddress: instance.privateIp,
    PrivateDnsName: privateDnsName(w, instance),
    PublicDnsName: '',
    SubnetId: instance.subnetId,
    VpcId: VPC_ID,
    NetworkInterfaces: [],
  };
}

export const privateDnsName = (w: World, instance: Ec2Instance) =>
  `ip-${instance.privateIp.replaceAll('.', '-')}.${w.region}.compute.internal`;
