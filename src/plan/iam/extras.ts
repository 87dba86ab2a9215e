// What is needed besides what specs ask for: leases, the timeline in a table, a person's `sluice release`, and the way into a role of another account.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Grant } from './grant.ts';
import * as at from './places.ts';
import type { PolicyDocument, Statement } from './policy.ts';

type Spec = ClusterSpec['spec'];

/** `run --leases TABLE`: the table by name or ARN. */
export const leaseGrants = (table: string): Grant[] => [
  {
    sid: 'SluiceLeases',
    when: 'run --leases',
    needs: () => true,
    holds: (spec) => [{ resources: [tableArn(spec, table)] }],
    actions: {
      'dynamodb:GetItem': 'whether the table is there, and whose an entry is',
      'dynamodb:PutItem': 'a replica joins',
      'dynamodb:UpdateItem': 'it says that it lives; the lease of a cluster is taken',
      'dynamodb:DeleteItem': 'a replica that is gone is taken off; letters that were read',
      'dynamodb:BatchWriteItem': 'letters to the replica that holds a cluster',
      'dynamodb:Scan': 'who is there, and which clusters are whose',
    },
  },
];

/** `run --timeline dynamodb://TABLE`: the table by name or ARN. */
export const timelineGrants = (table: string): Grant[] => [
  {
    sid: 'SluiceTimeline',
    when: 'run --timeline dynamodb://TABLE',
    needs: () => true,
    holds: (spec) => [{ resources: [tableArn(spec, table)] }],
    actions: {
      'dynamodb:BatchWriteItem': 'records of the timeline are added',
      'dynamodb:Query': 'whoever takes a cluster over reads what the one before wrote',
    },
  },
];

/** `sluice timeline`, `describe` and `get` of that table, typed by a person. */
export const timelineReaderGrants = (table: string): Grant[] => [
  {
    sid: 'ReadTimeline',
    when: 'timeline, describe, get',
    needs: () => true,
    holds: (spec) => [{ resources: [tableArn(spec, table)] }],
    actions: { 'dynamodb:Query': 'which days there are, and the records of each' },
  },
];

const tableArn = (spec: Spec, table: string) =>
  table.startsWith('arn:') ? table : at.dynamodb(spec, `table/${table}`);

/** `sluice release`, typed by a person: what it takes away. */
export const RELEASE_GRANTS: readonly Grant[] = [
  {
    sid: 'ReleaseReads',
    when: 'release',
    needs: () => true,
    holds: () => [{ resources: ['*'] }],
    reads: true,
    actions: {
      'ecs:DescribeClusters': 'the cluster and its tags',
      'ecs:ListContainerInstances': 'which container instances there are',
      'ecs:DescribeContainerInstances': 'their attributes and states',
      'ec2:DescribeInstances': 'their tags',
      'ec2:DescribeSpotInstanceRequests': 'whether AWS takes one back',
      'autoscaling:DescribeAutoScalingGroups': 'the flags of all members',
      'autoscaling:DescribeAutoScalingInstances': 'who waits in a hook',
      'autoscaling:DescribeLifecycleHooks': 'which hooks are ours',
    },
  },
  {
    sid: 'ReleaseCluster',
    when: 'release',
    needs: () => true,
    holds: (spec) => [
      { resources: [at.ecs(spec, `cluster/${spec.cluster}`)], condition: at.tagKeysLike(['sluice.dev/*']) },
    ],
    actions: { 'ecs:UntagResource': 'the record, the owner, pauses' },
  },
  {
    sid: 'ReleaseGroups',
    when: 'release, with an Auto Scaling group',
    needs: (spec) => at.groupNames(spec).length > 0,
    holds: (spec) => [{ resources: at.groups(spec, at.groupNames(spec)) }],
    actions: {
      'autoscaling:DeleteLifecycleHook': 'the hook that Sluice put',
      'autoscaling:SetInstanceProtection': 'the flags that Sluice set',
    },
  },
  {
    sid: 'ReleaseInstances',
    when: 'release',
    needs: () => true,
    holds: (spec) => [
      {
        resources: [at.ecs(spec, `container-instance/${spec.cluster}/*`)],
        condition: at.ofCluster(spec),
      },
    ],
    actions: { 'ecs:DeleteAttributes': 'the memory of hosts' },
  },
  {
    sid: 'ReleaseInstanceTags',
    when: 'release',
    needs: () => true,
    holds: (spec) => [{ resources: [at.ec2(spec, 'instance/*')], condition: at.tagKeysAre([at.MEMORY_KEY]) }],
    actions: { 'ec2:DeleteTags': 'the memory of hosts where ECS took no attribute' },
  },
];

const documentOf = (Statement: Statement[]): PolicyDocument => ({ Version: '2012-10-17', Statement });

/** For whoever assumes the roles of the specs. Undefined: no spec names one. */
export function callerDocument(specs: readonly ClusterSpec[]): PolicyDocument | undefined {
  const roles = [...new Set(specs.flatMap(({ spec }) => spec.assumeRole?.arn ?? []))];
  if (roles.length === 0) return undefined;
  return documentOf([
    {
      Sid: 'SluiceAssumesRoles',
      Effect: 'Allow',
      Action: ['sts:AssumeRole'],
      Resource: roles.length === 1 ? roles[0]! : roles,
    },
  ]);
}

/** Of the role that these specs assume: who may, and with which external id. */
export function trustDocument(specs: readonly ClusterSpec[], principal: string): object {
  const ids = [...new Set(specs.flatMap(({ spec }) => spec.assumeRole?.externalId ?? []))];
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'SluiceMayAssume',
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
        ...(ids.length > 0 && { Condition: { StringEquals: { 'sts:ExternalId': ids } } }),
      },
    ],
  };
}
