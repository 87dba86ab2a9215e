// The three fidelities agree: the same conversation, held directly, with the SDK in process and over HTTP on loopback,
// gets the same answers and the same errors, call by call.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scenario } from '#sandbox/api/test-account.ts';
import { type ServiceName, serviceNames } from '#sandbox/wire/table.ts';
import { type Edge, edgeNames, openEdge } from './support/three-edges.ts';

let edges: Edge[] = [];
beforeAll(async () => {
  edges = await Promise.all(edgeNames.map((name) => openEdge(name, scenario)));
});
afterAll(async () => {
  await Promise.all(edges.map((edge) => edge.close()));
});

type Call = readonly [service: ServiceName, operation: string, input: object];

/** Questions, orders, mistakes and what is not modelled, of every service; the ids are those of any of the worlds. */
function conversation(): readonly Call[] {
  const { world } = edges[0]!.sandbox;
  const web = world.clusters.get('web')!;
  const containerInstances = [...web.containerInstances.keys()];
  const tasks = [...web.tasks.keys()].slice(0, 20);
  const group = [...world.targetGroups.values()][0]!;
  const TargetGroupArn = group.arn;
  const [target] = [...group.targets.values()];
  const InstanceIds = [...world.instances.keys()];
  const QueueUrl = 'http://127.0.0.1:4566/111122223333/events';
  const cluster = 'web';
  return [
    ['ecs', 'ListClusters', {}],
    ['ecs', 'DescribeClusters', { clusters: [cluster, 'none'], include: ['TAGS', 'STATISTICS'] }],
    ['ecs', 'ListContainerInstances', { cluster, maxResults: 5 }],
    ['ecs', 'DescribeContainerInstances', { cluster, containerInstances }],
    ['ecs', 'DescribeContainerInstances', healthOf(cluster, containerInstances.slice(0, 2))],
    ['ecs', 'ListTasks', { cluster }],
    ['ecs', 'DescribeTasks', { cluster, tasks, include: ['TAGS'] }],
    ['ecs', 'DescribeTasks', { cluster, tasks: ['0123456789abcdef0123456789abcdef'] }],
    ['ecs', 'DescribeServices', { cluster, services: ['shop', 'agent', 'none'] }],
    ['ecs', 'DescribeServices', { cluster, services: [] }],
    ['ecs', 'DescribeTaskDefinition', { taskDefinition: 'shop' }],
    ['ecs', 'PutAttributes', { cluster, attributes: [attribute(containerInstances[0]!)] }],
    ['ecs', 'ListAttributes', { cluster, targetType: 'container-instance', attributeName: 'colour' }],
    ['ecs', 'UpdateContainerInstancesState', drain(cluster, containerInstances.slice(0, 2))],
    ['ecs', 'UpdateContainerInstancesState', drain(cluster, containerInstances.slice(0, 11))],
    ['ecs', 'StopTask', { cluster, task: tasks[0]!, reason: 'a <reason> & more' }],
    ['ecs', 'StopTask', { cluster: 'none', task: tasks[0]! }],
    ['ecs', 'RunTask', { cluster, taskDefinition: 'report', startedBy: 'me' }],
    ['ecs', 'UpdateService', { cluster, service: 'shop', desiredCount: -1 }],
    ['ecs', 'StartTask', { cluster, taskDefinition: 'report', containerInstances }],
    ['ec2', 'DescribeInstances', { InstanceIds: InstanceIds.slice(0, 3) }],
    ['ec2', 'DescribeInstances', { InstanceIds: ['i-0123456789abcdef0'] }],
    ['ec2', 'DescribeInstances', { Filters: [{ Name: 'colour', Values: ['red'] }] }],
    ['ec2', 'DescribeInstanceStatus', {}],
    ['ec2', 'DescribeInstanceStatus', { InstanceIds: InstanceIds.slice(0, 3) }],
    ['ec2', 'DescribeInstanceStatus', { Filters: [running], MaxResults: 5 }],
    ['ec2', 'DescribeSpotInstanceRequests', {}],
    ['ec2', 'CreateTags', { Resources: [InstanceIds[0]], Tags: [{ Key: 'a"b', Value: 'ü & <c>' }] }],
    ['ec2', 'DescribeTags', {}],
    ['ec2', 'TerminateInstances', { InstanceIds: [InstanceIds[5]] }],
    ['ec2', 'TerminateInstances', { InstanceIds: [InstanceIds[5]], DryRun: true }],
    ['ec2', 'ModifySpotFleetRequest', fleetTarget('sfr-01234567-89ab-cdef-0123-456789abcdef')],
    ['ec2', 'RebootInstances', { InstanceIds: [InstanceIds[5]] }],
    ['autoscaling', 'DescribeAutoScalingGroups', {}],
    ['autoscaling', 'DescribeAutoScalingInstances', { MaxRecords: 3 }],
    ['autoscaling', 'PutLifecycleHook', hook('base')],
    ['autoscaling', 'DescribeLifecycleHooks', { AutoScalingGroupName: 'base' }],
    ['autoscaling', 'DescribeLifecycleHooks', { AutoScalingGroupName: 'none' }],
    ['autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'base', DesiredCapacity: 99 }],
    ['autoscaling', 'EnterStandby', standby([InstanceIds[1]!])],
    ['autoscaling', 'EnterStandby', standby(['i-0123456789abcdef0'])],
    ['autoscaling', 'DescribeScalingActivities', { AutoScalingGroupName: 'base' }],
    ['autoscaling', 'AttachInstances', { AutoScalingGroupName: 'base' }],
    ['elbv2', 'DescribeLoadBalancers', {}],
    ['elbv2', 'DescribeTargetGroups', {}],
    ['elbv2', 'DescribeTargetGroupAttributes', { TargetGroupArn }],
    ['elbv2', 'DescribeListeners', { LoadBalancerArn: group.loadBalancerArn }],
    ['elbv2', 'DescribeTargetHealth', { TargetGroupArn }],
    ['elbv2', 'DeregisterTargets', { TargetGroupArn, Targets: [{ Id: target!.id, Port: target!.port }] }],
    ['elbv2', 'DescribeTargetHealth', { TargetGroupArn }],
    ['elbv2', 'DescribeTargetHealth', { TargetGroupArn: 'none' }],
    ['elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [{ Id: 'i-00000000', Port: 1 }] }],
    ['elbv2', 'DeleteTargetGroup', { TargetGroupArn }],
    ['sqs', 'GetQueueUrl', { QueueName: 'events' }],
    ['sqs', 'GetQueueUrl', { QueueName: 'none' }],
    ['sns', 'CreateTopic', { Name: 'jobs' }],
    ['sns', 'Publish', { TopicArn: 'arn:aws:sns:ap-northeast-1:111122223333:none', Message: 'x' }],
    ['sns', 'GetTopicAttributes', { TopicArn: 'arn:aws:sns:ap-northeast-1:111122223333:jobs' }],
    ['sns', 'ListTopics', {}],
    ['sqs', 'SendMessage', { QueueUrl, MessageBody: 'ü & <c>' }],
    ['sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 10 }],
    ['sqs', 'ReceiveMessage', { QueueUrl, MaxNumberOfMessages: 11 }],
    ['sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] }],
    ['sts', 'GetCallerIdentity', {}],
    ['sts', 'GetSessionToken', {}],
    ['cloudwatch', 'ListMetrics', {}],
    ['cloudwatch', 'PutDashboard', { DashboardName: 'x', DashboardBody: '{}' }],
    ['events', 'ListRules', {}],
    ['events', 'DescribeRule', { Name: 'none' }],
  ];
}

const attribute = (targetId: string) => ({
  name: 'colour',
  value: 'red',
  targetType: 'container-instance',
  targetId,
});
const drain = (cluster: string, containerInstances: string[]) => ({
  cluster,
  containerInstances,
  status: 'DRAINING',
});
const healthOf = (cluster: string, containerInstances: string[]) => ({
  cluster,
  containerInstances,
  include: ['CONTAINER_INSTANCE_HEALTH'],
});
const running = { Name: 'instance-state-name', Values: ['running'] };
const fleetTarget = (SpotFleetRequestId: string) => ({
  SpotFleetRequestId,
  TargetCapacity: 3,
  ExcessCapacityTerminationPolicy: 'noTermination',
});
const standby = (InstanceIds: string[]) => ({
  AutoScalingGroupName: 'base',
  InstanceIds,
  ShouldDecrementDesiredCapacity: false,
});
const hook = (AutoScalingGroupName: string) => ({
  AutoScalingGroupName,
  LifecycleHookName: 'hold',
  LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
});

/** What came back, answer or error, without what belongs to the connection. */
async function outcome(edge: Edge, call: Call): Promise<object> {
  try {
    const { $metadata, ...answer } = (await edge.ask(...call)) as { $metadata: object };
    return { answer, ...told($metadata) };
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata: object };
    return { name, message, ...told($metadata) };
  }
}

const told = (metadata: object) => ({ status: (metadata as { httpStatusCode?: number }).httpStatusCode });

it('gives equal answers and equal errors to the same conversation by all three edges', async () => {
  const calls = conversation();
  let [answers, errors] = [0, 0];
  for (const [index, call] of calls.entries()) {
    const [direct, sdk, http] = await Promise.all(edges.map((edge) => outcome(edge, call)));
    const title = `call ${index}: ${call[0]}:${call[1]}`;
    expect(sdk, title).toEqual(direct);
    expect(http, title).toEqual(direct);
    if ('answer' in direct!) answers++;
    else errors++;
  }
  expect([answers > 30, errors > 15]).toEqual([true, true]);
  expect(new Set(calls.map(([service]) => service))).toEqual(new Set(serviceNames));
  expect(edges.flatMap(({ sandbox }) => sandbox.bugs)).toEqual([]);
});

it('leaves the three worlds in the same state', async () => {
  for (const { sandbox } of edges) sandbox.world.engine.advance(sandbox.world.engine.start + 600_000);
  const [direct, ...others] = edges.map(({ sandbox }) => sandbox.world.digest());
  expect(others).toEqual([direct, direct]);
});
