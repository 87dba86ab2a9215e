// Known differences: clusters and container instances.
import type { KnownDifference } from './known.ts';

const rows =
  'ecs:DescribeContainerInstances | ecs:UpdateContainerInstancesState | ecs:DeregisterContainerInstance';

export const instanceDifferences: readonly KnownDifference[] = [
  {
    call: 'ecs:DescribeClusters',
    path: 'clusters[].capacityProviders | clusters[].defaultCapacityProviderStrategy | clusters[].tags | clusters[].statistics',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'botocore ecs#Cluster' },
    why: 'lists that AWS always sends, empty or not; moto leaves them out',
  },
  {
    call: 'ecs:DescribeClusters',
    path: 'clusters[].settings[containerInsights]',
    ...{ sandbox: 'nothing', right: 'sandbox', fact: 'botocore ecs#DescribeClustersRequest.include' },
    why: 'settings are sent when asked for with include SETTINGS; moto always sends them',
  },
  {
    call: 'ecs:DescribeClusters',
    path: 'clusters[].registeredContainerInstancesCount',
    ...{ right: 'sandbox', fact: 'aws-facts.md §1.1' },
    why: 'moto goes on counting a deregistered instance',
  },
  {
    call: 'ecs:DescribeClusters',
    path: 'failures[]',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'botocore ecs#DescribeClustersRequest.clusters' },
    why: 'without names the cluster `default` is meant, which this account has not; moto lists all clusters',
  },
  {
    call: rows,
    path: '*.attachments | *.tags | *.version',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto keeps none of them for container instances',
  },
  {
    call: rows,
    path: '*.attributes[*',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto knows four attributes where an agent registers many, and answers of updates have none',
  },
  {
    call: `${rows} | ecs:ListAttributes`,
    path: '*attributes[ecs.os-type].value | attributes[].value',
    ...{ moto: '"windows"', sandbox: '"linux"', right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto takes the platform of the first image that it finds',
  },
  {
    call: rows,
    path: '*.versionInfo.*',
    ...{ right: 'either', fact: 'aws-facts.md §10.1' },
    why: 'moto has one hard-coded agent, of 2015',
  },
  {
    call: 'ecs:DeregisterContainerInstance',
    path: 'containerInstance.status',
    ...{ moto: '"ACTIVE"', sandbox: '"INACTIVE"', right: 'sandbox', fact: 'aws-facts.md §1.1' },
    why: 'deregistration makes an instance INACTIVE at once',
  },
  {
    call: 'ecs:DeregisterContainerInstance',
    path: 'containerInstance.agentConnected',
    ...{ moto: 'true', sandbox: 'false', right: 'either', fact: 'aws-facts.md §1.1' },
    why: 'the sandbox lets the agent of a deregistered instance go at once; AWS says nothing of the answer',
  },
  {
    call: 'ecs:DescribeContainerInstances',
    path: 'containerInstances[].remainingResources[*].* | containerInstances[].runningTasksCount | containerInstances[].pendingTasksCount',
    ...{ right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto creates no tasks for services and puts others on the first instance that fits, without spreading them',
  },
  {
    call: 'ecs:DescribeContainerInstances | ecs:UpdateContainerInstancesState',
    path: 'failures[].arn',
    ...{ right: 'either', fact: 'aws-facts.md §1.4' },
    why: 'moto writes ARNs of the old format, without the cluster, for what it does not know',
  },
  {
    call: 'ecs:ListContainerInstances',
    path: 'error | containerInstanceArns',
    ...{ right: 'sandbox', fact: 'botocore ecs#ListContainerInstances (ClusterNotFoundException)' },
    why: 'moto answers an empty list for a cluster that does not exist',
  },
  {
    call: 'ecs:ListAttributes | ecs:PutAttributes | ecs:DeleteAttributes',
    path: 'attributes[].targetType',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'botocore ecs#Attribute.targetType' },
    why: 'moto leaves the type of the target out',
  },
  {
    call: 'ecs:ListAttributes',
    path: 'attributes[]',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.1' },
    why: 'moto has four attributes for each instance',
  },
  {
    call: 'ecs:DeleteAttributes',
    path: 'attributes[].value',
    ...{ sandbox: 'nothing', right: 'either', fact: 'botocore ecs#DeleteAttributesResponse' },
    why: 'whether the deleted value comes back is not said',
  },
  {
    call: 'ecs:PutAttributes',
    path: 'error | error.code | attributes',
    ...{ right: 'either', fact: 'botocore ecs#PutAttributes' },
    why: 'moto takes full ARNs with a target type for unknown; for what is really unknown the codes differ',
  },
];
