// What the operator needs to be allowed, and why: the one table behind `sluice iam` and manifests/iam-*.json. What supports a
// resource or a condition is in aws-facts.md §12; where that is unverified the grant stays broad and says so.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Hold } from './hold.ts';
import * as at from './places.ts';

type Spec = ClusterSpec['spec'];
export interface Grant {
  /** The name of its statement: letters and digits. */
  readonly sid: string;
  /** IAM action → what it is for, as a clause. */
  readonly actions: Readonly<Record<string, string>>;
  /** What of a spec needs it, in words. */
  readonly when: string;
  /** The same, as code. */
  readonly needs: (spec: Spec) => boolean;
  readonly holds: (spec: Spec) => readonly Hold[];
  /** A read: it changes nothing. */
  readonly reads?: true;
}

const LADDER = ['observe', 'protect', 'drain', 'scale'];
const from = (mode: string) => (spec: Spec) => LADDER.indexOf(spec.mode ?? 'observe') >= LADDER.indexOf(mode);
const [always, protects, drains, scales] = ['observe', 'protect', 'drain', 'scale'].map(from) as [
  Grant['needs'],
  Grant['needs'],
  Grant['needs'],
  Grant['needs'],
];
const both =
  (...all: Grant['needs'][]): Grant['needs'] =>
  (spec) =>
    all.every((needs) => needs(spec));
const hasGroups: Grant['needs'] = (spec) => at.groupNames(spec).length > 0;
const hasFleets: Grant['needs'] = (spec) => at.fleets(spec).length > 0;
const hasHooks: Grant['needs'] = (spec) => at.hookedGroups(spec).length > 0;

const anywhere = (): Hold[] => [{ resources: ['*'] }];
const inCluster = (spec: Spec): Hold[] => [{ resources: ['*'], condition: at.ofCluster(spec) }];
const onHosts = (spec: Spec): Hold[] => [
  { resources: [at.ecs(spec, `container-instance/${spec.cluster}/*`)], condition: at.ofCluster(spec) },
];
const onGroups = (spec: Spec): Hold[] => [{ resources: at.groups(spec, at.groupNames(spec)) }];

/** Statements that only read, most general first. */
const READS: readonly Grant[] = [
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

/** Statements that write. */
const WRITES: readonly Grant[] = [
  {
    sid: 'SluiceProtection',
    when: 'mode protect or higher, with an Auto Scaling group',
    needs: both(protects, hasGroups),
    holds: onGroups,
    actions: {
      'autoscaling:SetInstanceProtection': 'busy hosts are protected from scale-in, idle ones released',
    },
  },
  {
    sid: 'SluiceRecordInForce',
    when: 'mode protect or higher',
    needs: protects,
    holds: (spec) => [
      { resources: [at.ecs(spec, `cluster/${spec.cluster}`)], condition: at.tagKeysLike(at.RECORD_KEYS) },
    ],
    actions: {
      'ecs:TagResource': 'the record in force, and whose it is',
      'ecs:UntagResource': 'parts of a record that is shorter now',
    },
  },
  {
    sid: 'SluicePutsHooks',
    when: 'mode drain or higher, with a lifecycleHook of manage: true',
    needs: both(drains, (spec) => at.managedHooks(spec).length > 0),
    holds: (spec) => [{ resources: at.groups(spec, at.managedHooks(spec)) }],
    actions: {
      'autoscaling:PutLifecycleHook': 'the terminate hook is put where it is missing, and corrected',
    },
  },
  {
    sid: 'SluiceAnswersHooks',
    when: 'mode drain or higher, with a lifecycleHook',
    needs: both(drains, hasHooks),
    holds: (spec) => [{ resources: at.groups(spec, at.hookedGroups(spec)) }],
    actions: {
      'autoscaling:RecordLifecycleActionHeartbeat': 'the hook waits until the host is drained',
      'autoscaling:CompleteLifecycleAction': 'the hook is completed once it is',
    },
  },
  {
    sid: 'SluiceReplacements',
    when: 'mode drain or higher, with an Auto Scaling group',
    needs: both(drains, hasGroups),
    holds: onGroups,
    actions: {
      'autoscaling:EnterStandby': 'a host is replaced before it leaves',
      'autoscaling:TerminateInstanceInAutoScalingGroup':
        'a named, empty host ends, and its group replaces it',
    },
  },
  {
    sid: 'SluiceReplacementsOfFleets',
    when: 'mode drain or higher, with a Spot Fleet',
    needs: both(drains, hasFleets),
    holds: (spec) => [{ resources: [at.ec2(spec, 'instance/*')], condition: at.ofFleets(spec) }],
    actions: { 'ec2:TerminateInstances': 'a named, empty host ends, and its fleet replaces it' },
  },
  {
    sid: 'SluiceContainerInstances',
    when: 'mode drain or higher',
    needs: drains,
    holds: onHosts,
    actions: {
      'ecs:UpdateContainerInstancesState': 'DRAINING, and back to ACTIVE',
      'ecs:PutAttributes': 'the memory of a host: why it leaves, since when',
      'ecs:DeleteAttributes': 'that memory is taken away again',
    },
  },
  {
    sid: 'SluiceMemoryWhereNoAttributeFits',
    when: 'mode drain or higher, with a pool',
    needs: both(drains, (spec) => hasGroups(spec) || hasFleets(spec)),
    holds: (spec) => [{ resources: [at.ec2(spec, 'instance/*')], condition: at.tagKeysAre([at.MEMORY_KEY]) }],
    actions: { 'ec2:CreateTags': 'the memory of a host where ECS takes no attribute' },
  },
  {
    sid: 'SluiceDeregisters',
    when: 'mode drain or higher',
    needs: drains,
    holds: (spec) => [{ resources: [at.ecs(spec, `cluster/${spec.cluster}`)] }],
    actions: { 'ecs:DeregisterContainerInstance': 'the container instance of a host that ends or is dead' },
  },
  {
    sid: 'SluiceStopsTasks',
    when: 'mode drain or higher',
    needs: drains,
    holds: (spec) => [{ resources: [at.ecs(spec, `task/${spec.cluster}/*`)], condition: at.ofCluster(spec) }],
    actions: { 'ecs:StopTask': 'tasks stop in time before a deadline' },
  },
  {
    sid: 'SluiceTargets',
    when: 'mode drain or higher',
    needs: drains,
    // Which target groups the services have stands in no spec, and changes without one.
    holds: (spec) => [{ resources: [at.elb(spec, 'targetgroup/*/*')] }],
    actions: {
      'elasticloadbalancing:DeregisterTargets': 'tasks leave their load balancer before they stop',
      'elasticloadbalancing:RegisterTargets': 'they are put back where the interruption did not come',
    },
  },
  {
    sid: 'SluiceCapacity',
    when: 'mode scale, with an Auto Scaling group',
    needs: both(scales, hasGroups),
    holds: onGroups,
    actions: { 'autoscaling:SetDesiredCapacity': 'a group grows' },
  },
  {
    sid: 'SluiceCapacityOfFleets',
    when: 'mode scale, with a Spot Fleet',
    needs: both(scales, hasFleets),
    holds: at.fleetHolds,
    actions: {
      'ec2:ModifySpotFleetRequest': 'a fleet grows, and its target is lowered before a named host ends',
    },
  },
  {
    sid: 'SluiceQueue',
    when: 'mode drain or higher with spec.events, or mode scale with a shortageQueue',
    needs: (spec) => at.inboxes(spec).length > 0,
    holds: (spec) => [{ resources: at.inboxes(spec) }],
    actions: {
      'sqs:ReceiveMessage': 'events and reports arrive',
      'sqs:DeleteMessage': 'what is settled is taken off the queue',
    },
  },
  {
    sid: 'SluiceFindsQueues',
    when: 'a queue',
    needs: (spec) => at.allQueues(spec).length > 0,
    holds: (spec) => [{ resources: at.allQueues(spec) }],
    actions: { 'sqs:GetQueueUrl': 'the URL of a queue, and whether it is there' },
  },
  {
    sid: 'SluiceTellsTasksByQueue',
    when: 'mode drain or higher, with quiesce to a queue',
    needs: (spec) => at.signalQueues(spec).length > 0,
    holds: (spec) => [{ resources: at.signalQueues(spec) }],
    actions: { 'sqs:SendMessage': 'a task is told before it is stopped' },
  },
  {
    sid: 'SluiceTellsTasksByTopic',
    when: 'mode drain or higher, with quiesce to a topic',
    needs: (spec) => at.topics(spec).length > 0,
    holds: (spec) => [{ resources: at.topics(spec) }],
    actions: { 'sns:Publish': 'a task is told before it is stopped' },
  },
];

export const GRANTS: readonly Grant[] = [...READS, ...WRITES];
