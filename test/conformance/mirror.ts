// Builds in moto, by API calls, the account that a scenario gives the sandbox: it reads the one and creates the other.
import { CLUSTER, GROUP } from './account.ts';
import type { Side } from './side.ts';

/** Names, definitions, sizes and settings are the sandbox's; ids are moto's own. */
export async function mirror(sandbox: Side, moto: Side): Promise<void> {
  await moto.get('ecs', 'CreateCluster', { clusterName: CLUSTER });
  await mirrorTaskDefinitions(sandbox, moto);
  await mirrorGroup(sandbox, moto);
  await mirrorTargetGroups(sandbox, moto);
  await mirrorServices(sandbox, moto);
  await mirrorQueues(sandbox, moto);
}

async function mirrorTaskDefinitions(sandbox: Side, moto: Side): Promise<void> {
  const { taskDefinitionArns } = await sandbox.get('ecs', 'ListTaskDefinitions');
  for (const taskDefinition of taskDefinitionArns) {
    const { taskDefinition: definition } = await sandbox.get('ecs', 'DescribeTaskDefinition', {
      taskDefinition,
    });
    const { family, containerDefinitions, networkMode, requiresCompatibilities, cpu, memory } = definition;
    const input = { family, containerDefinitions, networkMode, requiresCompatibilities, cpu, memory };
    await moto.get('ecs', 'RegisterTaskDefinition', input);
  }
}

async function mirrorGroup(sandbox: Side, moto: Side): Promise<void> {
  const { AutoScalingGroups } = await sandbox.get('autoscaling', 'DescribeAutoScalingGroups', {
    AutoScalingGroupNames: [GROUP],
  });
  const [group] = AutoScalingGroups;
  const { Images } = await moto.get('ec2', 'DescribeImages', { Owners: ['amazon'] });
  const LaunchTemplateName = group.LaunchTemplate.LaunchTemplateName;
  await moto.get('ec2', 'CreateLaunchTemplate', {
    LaunchTemplateName,
    LaunchTemplateData: { ImageId: Images[0].ImageId, InstanceType: group.Instances[0].InstanceType },
  });
  const { Subnets } = await moto.get('ec2', 'DescribeSubnets', {
    Filters: [{ Name: 'availability-zone', Values: group.AvailabilityZones }],
  });
  const { MinSize, MaxSize, DesiredCapacity, TerminationPolicies, HealthCheckType } = group;
  await moto.get('autoscaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: GROUP,
    ...{ MinSize, MaxSize, DesiredCapacity, TerminationPolicies, HealthCheckType },
    LaunchTemplate: { LaunchTemplateName, Version: group.LaunchTemplate.Version },
    VPCZoneIdentifier: Subnets.map((subnet: any) => subnet.SubnetId).join(),
  });
  for (const { InstanceId } of await members(moto)) {
    const instanceIdentityDocument = JSON.stringify({ instanceId: InstanceId });
    await moto.get('ecs', 'RegisterContainerInstance', { cluster: CLUSTER, instanceIdentityDocument });
  }
}

async function mirrorTargetGroups(sandbox: Side, moto: Side): Promise<void> {
  const { LoadBalancers = [] } = await sandbox.get('elbv2', 'DescribeLoadBalancers');
  const { Subnets } = await moto.get('ec2', 'DescribeSubnets');
  for (const { LoadBalancerArn, LoadBalancerName: Name, Scheme, Type } of LoadBalancers) {
    const made = await moto.get('elbv2', 'CreateLoadBalancer', {
      ...{ Name, Scheme, Type },
      Subnets: Subnets.map((subnet: any) => subnet.SubnetId),
    });
    const { TargetGroups } = await sandbox.get('elbv2', 'DescribeTargetGroups', { LoadBalancerArn });
    for (const group of TargetGroups) {
      await mirrorTargetGroup({ sandbox, moto }, group, {
        balancer: made.LoadBalancers[0].LoadBalancerArn,
        vpc: Subnets[0].VpcId,
      });
    }
  }
}

async function mirrorTargetGroup(
  { sandbox, moto }: { sandbox: Side; moto: Side },
  group: any,
  own: { balancer: string; vpc: string },
): Promise<void> {
  const { TargetGroupArn, LoadBalancerArns: _arns, VpcId: _vpc, TargetGroupName: Name, ...settings } = group;
  const { TargetGroups } = await moto.get('elbv2', 'CreateTargetGroup', {
    Name,
    VpcId: own.vpc,
    ...settings,
  });
  const arn = TargetGroups[0].TargetGroupArn;
  const asked = { TargetGroupArn };
  const { Attributes } = await sandbox.get('elbv2', 'DescribeTargetGroupAttributes', asked);
  await moto.get('elbv2', 'ModifyTargetGroupAttributes', { TargetGroupArn: arn, Attributes });
  await moto.get('elbv2', 'CreateListener', {
    LoadBalancerArn: own.balancer,
    Protocol: group.Protocol,
    Port: 80,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: arn }],
  });
  const { TargetHealthDescriptions } = await sandbox.get('elbv2', 'DescribeTargetHealth', asked);
  const [theirs, ours] = [await members(sandbox), await members(moto)];
  const Targets = TargetHealthDescriptions.map(({ Target }: any) => {
    const index = theirs.findIndex(({ InstanceId }) => InstanceId === Target.Id);
    return { Id: ours[index]!.InstanceId, Port: Target.Port };
  });
  await moto.get('elbv2', 'RegisterTargets', { TargetGroupArn: arn, Targets });
}

async function mirrorServices(sandbox: Side, moto: Side): Promise<void> {
  const { serviceArns } = await sandbox.get('ecs', 'ListServices', { cluster: CLUSTER });
  if (serviceArns.length === 0) return;
  const asked = { cluster: CLUSTER, services: serviceArns };
  const { services } = await sandbox.get('ecs', 'DescribeServices', asked);
  for (const service of services) {
    const { TargetGroups = [] } = await moto.get('elbv2', 'DescribeTargetGroups');
    await moto.get('ecs', 'CreateService', {
      cluster: CLUSTER,
      serviceName: service.serviceName,
      taskDefinition: service.taskDefinition,
      desiredCount: service.schedulingStrategy === 'DAEMON' ? undefined : service.desiredCount,
      launchType: service.launchType,
      schedulingStrategy: service.schedulingStrategy,
      deploymentConfiguration: service.deploymentConfiguration,
      placementStrategy: service.placementStrategy,
      placementConstraints: service.placementConstraints,
      loadBalancers: service.loadBalancers.map((one: any) => ({
        ...one,
        targetGroupArn: TargetGroups.find(
          (group: any) => group.TargetGroupName === one.targetGroupArn.split('/')[1],
        )?.TargetGroupArn,
      })),
    });
  }
}

async function mirrorQueues(sandbox: Side, moto: Side): Promise<void> {
  const { QueueUrls = [] } = await sandbox.get('sqs', 'ListQueues');
  for (const url of QueueUrls) await moto.get('sqs', 'CreateQueue', { QueueName: url.split('/').at(-1) });
}

/** The group's instances, in the order of their ids. */
export async function members(side: Side): Promise<{ InstanceId: string }[]> {
  const input = { AutoScalingGroupNames: [GROUP] };
  const { AutoScalingGroups } = await side.get('autoscaling', 'DescribeAutoScalingGroups', input);
  return AutoScalingGroups[0].Instances.sort((a: any, b: any) => (a.InstanceId < b.InstanceId ? -1 : 1));
}
