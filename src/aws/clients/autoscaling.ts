// What the operator uses of EC2 Auto Scaling. Nothing here changes a group's limits.
import {
  AutoScalingClient,
  CompleteLifecycleActionCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
  DescribeLifecycleHooksCommand,
  PutLifecycleHookCommand,
  RecordLifecycleActionHeartbeatCommand,
  SetDesiredCapacityCommand,
  SetInstanceProtectionCommand,
  TerminateInstanceInAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';

export const Client = AutoScalingClient;

export const commands = {
  DescribeAutoScalingGroups: DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstances: DescribeAutoScalingInstancesCommand,
  DescribeLifecycleHooks: DescribeLifecycleHooksCommand,
  PutLifecycleHook: PutLifecycleHookCommand,
  SetInstanceProtection: SetInstanceProtectionCommand,
  SetDesiredCapacity: SetDesiredCapacityCommand,
  TerminateInstanceInAutoScalingGroup: TerminateInstanceInAutoScalingGroupCommand,
  RecordLifecycleActionHeartbeat: RecordLifecycleActionHeartbeatCommand,
  CompleteLifecycleAction: CompleteLifecycleActionCommand,
};
