// What the operator reads, and why: the first half of the table behind `sluice iam`. What supports a resource or a condition is in
// aws-facts.md §12; where that is unverified the grant stays broad.
import {
  always,
  anywhere,
  both,
  drains,
  type Grant,
  hasFleets,
  hasGroups,
  inCluster,
  onHosts,
  protects,
  scales,
} from './grant.ts';
import * as at from './places.ts';

/** Statements that only read, most general first. */
export const READS: readonly Grant[] = [
  {
    sid: 'SluiceReads',
    when: 'always',
    needs: always,
    holds: anywhere,
    reads: true,
    actions: {
      'ecs:DescribeTaskDefinition': 'stop timeouts, sizes and health checks of tasks',
      'ec2:DescribeInstances': 'state, zone, address and tags of instances',
      'ec2:DescribeSpotInstanceRequests':
        'whether AWS takes a spot instance back, also where the event was lost',
      'elasticloadbalancing:DescribeTargetGroups': 'what kind of target a task is',
      'elasticloadbalancing:DescribeTargetGroupAttributes': 'how long a target takes to leave',
      'elasticloadbalancing:DescribeTargetHealth': 'whether a target is out, or healthy again',
    },
  },
  {
    sid: 'SluiceReadsPools',
    when: 'a pool',
    needs: (spec) => hasGroups(spec) || hasFleets(spec),
    holds: anywhere,
    reads: true,
    actions: {
      'ec2:DescribeInstanceStatus': 'whether the status checks of an instance fail',
      'ec2:DescribeLaunchTemplateVersions': 'what a pool launches, and what is out of date',
    },
  },
  {
    sid: 'SluiceReadsGroups',
    when: 'a pool that is an Auto Scaling group',
    needs: hasGroups,
    holds: anywhere,
    reads: true,
    actions: {
      'autoscaling:DescribeAutoScalingGroups': 'sizes and members of the groups',
      'autoscaling:DescribeAutoScalingInstances':
        'lifecycle state and protection of an instance at the moment it matters',
      'autoscaling:DescribeLifecycleHooks': 'whether the terminate hook is there',
    },
  },
  {
    sid: 'SluiceReadsWhoElse',
    when: 'mode protect or higher, with an Auto Scaling group',
    needs: both(protects, hasGroups),
    holds: anywhere,
    reads: true,
    actions: {
      'ecs:DescribeCapacityProviders': 'what ECS itself manages of a group',
      'autoscaling:DescribeInstanceRefreshes': 'whether an instance refresh is under way',
    },
  },
  {
    sid: 'SluiceReadsFleets',
    when: 'a pool that is a Spot Fleet',
    needs: hasFleets,
    holds: anywhere,
    reads: true,
    actions: {
      'ec2:DescribeSpotFleetRequests': 'the target and the state of a fleet',
      'ec2:DescribeSpotFleetInstances': 'the members of a fleet',
    },
  },
  {
    sid: 'SluiceReadsPolicies',
    when: 'mode scale, with an Auto Scaling group',
    needs: both(scales, hasGroups),
    holds: anywhere,
    reads: true,
    actions: { 'autoscaling:DescribePolicies': 'whether a scaling policy changes a group too' },
  },
  {
    sid: 'SluiceReadsTypes',
    when: 'mode scale',
    needs: scales,
    holds: anywhere,
    reads: true,
    actions: { 'ec2:DescribeInstanceTypes': 'how large a host is before there is one' },
  },
  {
    sid: 'SluiceReadsCluster',
    when: 'always',
    needs: always,
    holds: (spec) => [{ resources: [at.ecs(spec, `cluster/${spec.cluster}`)] }],
    reads: true,
    actions: { 'ecs:DescribeClusters': 'the cluster and its tags: pauses, the owner, the record in force' },
  },
  {
    sid: 'SluiceReadsTasks',
    when: 'always',
    needs: always,
    holds: inCluster,
    reads: true,
    actions: {
      'ecs:ListTasks': 'which tasks there are',
      'ecs:DescribeTasks': 'where they run and in which state',
      'ecs:ListServices': 'which services there are',
      'ecs:DescribeServices': 'what they want, and their target groups',
    },
  },
  {
    sid: 'SluiceListsHosts',
    when: 'always; for all clusters of the Region from mode drain on',
    needs: always,
    // Before a host ends that does not speak to its cluster, the others are looked through for it.
    holds: (spec) => [{ resources: [at.ecs(spec, `cluster/${drains(spec) ? '*' : spec.cluster}`)] }],
    reads: true,
    actions: { 'ecs:ListContainerInstances': 'which container instances there are' },
  },
  {
    sid: 'SluiceReadsHosts',
    when: 'always; for all clusters of the Region from mode drain on',
    needs: always,
    holds: (spec) => (drains(spec) ? [{ resources: [at.ecs(spec, 'container-instance/*')] }] : onHosts(spec)),
    reads: true,
    actions: { 'ecs:DescribeContainerInstances': 'their state, attributes and room' },
  },
  {
    sid: 'SluiceListsClusters',
    when: 'mode drain or higher, with a pool',
    needs: both(drains, (spec) => hasGroups(spec) || hasFleets(spec)),
    holds: anywhere,
    reads: true,
    actions: { 'ecs:ListClusters': 'whether a host that is silent here serves in another cluster' },
  },
];
