// Known differences: services, task definitions and tags of ECS.
import type { KnownDifference } from './known.ts';

export const serviceDifferences: readonly KnownDifference[] = [
  {
    call: 'ecs:DescribeServices | ecs:UpdateService',
    path: '*.availabilityZoneRebalancing | *.createdAt | *.deploymentConfiguration | *.enableECSManagedTags | *.enableExecuteCommand | *.healthCheckGracePeriodSeconds | *.placementConstraints | *.placementStrategy | *.tags',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'botocore ecs#Service' },
    why: 'members of a service that moto does not keep',
  },
  {
    call: 'ecs:DescribeServices | ecs:UpdateService',
    path: '*.networkConfiguration | *.taskSets | *.deployments[PRIMARY].platformFamily',
    ...{ sandbox: 'nothing', right: 'sandbox', fact: 'botocore ecs#Service' },
    why: 'of awsvpc, EXTERNAL deployments and Fargate; moto sends them for every service',
  },
  {
    call: 'ecs:DescribeServices | ecs:UpdateService',
    path: '*.runningCount | *.pendingCount | *.deployments[PRIMARY].*Count',
    ...{ right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto sets running to desired at once and forgets the deployment; starting a task takes time',
  },
  {
    call: 'ecs:DescribeServices | ecs:UpdateService',
    path: '*.events[]',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto has no service events',
  },
  {
    call: 'ecs:DescribeServices',
    path: 'failures[].arn',
    ...{ right: 'either', fact: 'aws-facts.md §1.4' },
    why: 'moto writes ARNs of the old format, without the cluster, for what it does not know',
  },
  {
    call: 'ecs:DescribeTaskDefinition',
    path: 'tags | taskDefinition.registeredAt',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'botocore ecs#TaskDefinition' },
    why: 'moto keeps neither',
  },
  {
    call: 'ecs:ListTagsForResource',
    path: 'tags',
    ...{ moto: 'nothing', sandbox: '[]', right: 'sandbox', fact: 'botocore ecs#ListTagsForResourceResponse' },
    why: 'a resource without tags has an empty list',
  },
  {
    call: 'ecs:ListTagsForResource | ecs:TagResource | ecs:UntagResource',
    path: 'error* | tags',
    ...{ right: 'moto', fact: 'botocore ecs#TagResourceRequest.resourceArn' },
    why: 'the sandbox keeps no tags of services and task definitions, and refuses to pretend',
  },
];
