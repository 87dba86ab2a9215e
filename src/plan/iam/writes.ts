// What the operator writes, and why: the second half of the table behind `sluice iam` (aws-facts.md §12).
import {
  both,
  drains,
  type Grant,
  hasFleets,
  hasGroups,
  hasHooks,
  onGroups,
  onHosts,
  protects,
  scales,
} from './grant.ts';
import * as at from './places.ts';

/** Statements that write. */
export const WRITES: readonly Grant[] = [
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
    sid: 'SluiceHeartbeat',
    when: 'mode drain or higher with spec.events',
    needs: (spec) => at.eventQueue(spec).length > 0,
    holds: (spec) => [{ resources: at.eventQueue(spec) }],
    actions: {
      'sqs:ListQueueTags': 'whether another process without a table operates there',
      'sqs:TagQueue': 'one without a table says that it lives',
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
