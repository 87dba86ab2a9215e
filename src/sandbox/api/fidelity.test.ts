// Every operation that the sandbox models, asked through the real SDK clients and directly: the same answers, and no
// answer that does not fit AWS's own shapes.

import * as autoscaling from '@aws-sdk/client-auto-scaling';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecs from '@aws-sdk/client-ecs';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as events from '@aws-sdk/client-eventbridge';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as sts from '@aws-sdk/client-sts';
import { expect, it } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import { sdkClientOptions } from '../wire/client.ts';
import type { ServiceName } from '../wire/table.ts';
import { createTable } from './index.ts';
import { scenario } from './test-account.ts';

const cluster = 'web';
const QueueUrl = 'http://127.0.0.1/111122223333/events';
const base = { AutoScalingGroupName: 'base' };

/** What each read is asked; the ids are filled in from the world. */
function reads(of: {
  containerInstances: string[];
  tasks: string[];
  targetGroup: string;
  clusterArn: string;
}) {
  const { targetGroup: TargetGroupArn } = of;
  return {
    ecs: {
      ListClusters: {},
      DescribeClusters: { clusters: [cluster, 'none'], include: ['TAGS', 'STATISTICS', 'SETTINGS'] },
      ListContainerInstances: { cluster },
      DescribeContainerInstances: { cluster, containerInstances: of.containerInstances, include: ['TAGS'] },
      ListTasks: { cluster },
      DescribeTasks: { cluster, tasks: of.tasks, include: ['TAGS'] },
      GetTaskProtection: { cluster, tasks: of.tasks },
      ListServices: { cluster },
      DescribeServices: { cluster, services: ['shop', 'agent'], include: ['TAGS'] },
      ListTaskDefinitions: {},
      DescribeTaskDefinition: { taskDefinition: 'shop' },
      ListAttributes: { cluster, targetType: 'container-instance' },
      ListTagsForResource: { resourceArn: of.clusterArn },
      DescribeCapacityProviders: {},
    },
    ec2: {
      DescribeInstances: {},
      DescribeInstanceStatus: {},
      DescribeSpotInstanceRequests: {},
      DescribeTags: {},
      DescribeAvailabilityZones: {},
      DescribeRegions: {},
    },
    autoscaling: {
      DescribeAutoScalingGroups: {},
      DescribeAutoScalingInstances: {},
      DescribeLifecycleHooks: base,
      DescribeScalingActivities: {},
      DescribePolicies: {},
      DescribeTags: {},
    },
    elbv2: {
      DescribeLoadBalancers: {},
      DescribeTargetGroups: {},
      DescribeTargetGroupAttributes: { TargetGroupArn },
      DescribeTargetHealth: { TargetGroupArn },
    },
    sqs: {
      GetQueueUrl: { QueueName: 'events' },
      ListQueues: {},
      GetQueueAttributes: { QueueUrl, AttributeNames: ['All'] },
    },
    sns: { ListTopics: {} },
    sts: { GetCallerIdentity: {} },
    cloudwatch: { ListMetrics: {} },
    events: {
      ListRules: {},
      ListEventBuses: {},
      DescribeEventBus: {},
      ListRuleNamesByTarget: { TargetArn: 'arn:aws:sqs:ap-northeast-1:111122223333:events' },
    },
  } satisfies Record<ServiceName, object>;
}

type Constructor = new (input: never) => unknown;
interface AnyClient {
  send(command: unknown): Promise<object>;
}

const modules = { ecs, ec2, autoscaling, elbv2, sqs, sns, sts, cloudwatch, events } as unknown as Record<
  ServiceName,
  Record<string, Constructor>
>;
const clients: Record<ServiceName, Constructor> = {
  ecs: ecs.ECSClient,
  ec2: ec2.EC2Client,
  autoscaling: autoscaling.AutoScalingClient,
  elbv2: elbv2.ElasticLoadBalancingV2Client,
  sqs: sqs.SQSClient,
  sns: sns.SNSClient,
  sts: sts.STSClient,
  cloudwatch: cloudwatch.CloudWatchClient,
  events: events.EventBridgeClient,
};

it('answers the same to the SDK and to direct callers', async () => {
  const sandbox = createSandbox(scenario, { seed: 3, operatorParts: true });
  const { world } = sandbox;
  const web = world.clusters.get(cluster)!;
  const direct = sandbox.direct('direct');
  const asked = reads({
    containerInstances: [...web.containerInstances.keys()],
    tasks: [...web.tasks.keys()],
    targetGroup: [...world.targetGroups.keys()][0]!,
    clusterArn: web.arn,
  });
  for (const [service, inputs] of Object.entries(asked) as [ServiceName, Record<string, object>][]) {
    const options = sdkClientOptions(sandbox.front, { caller: 'sdk' });
    const client = new clients[service](options as never) as AnyClient;
    for (const [operation, input] of Object.entries(inputs)) {
      const command = new modules[service][`${operation}Command`]!(input as never);
      const { $metadata: _a, ...bySdk } = (await client.send(command)) as { $metadata: unknown };
      const { $metadata: _b, ...directly } = (await direct(service, operation, input)) as {
        $metadata: unknown;
      };
      expect(bySdk, `${service}:${operation}`).toEqual(directly);
    }
  }
  expect(sandbox.bugs).toEqual([]);
});

it('holds nothing in its table that AWS does not know', () => {
  const sandbox = createSandbox(scenario, { seed: 3, operatorParts: true });
  for (const [service, handlers] of Object.entries(createTable(sandbox.world)) as [ServiceName, object][]) {
    for (const operation of Object.keys(handlers)) {
      expect(modules[service][`${operation}Command`], `${service}:${operation}`).toBeDefined();
    }
  }
});
