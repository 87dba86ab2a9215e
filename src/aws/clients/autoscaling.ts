// What the operator uses of EC2 Auto Scaling. Nothing here sets a group's capacity or limits.
import {
  AutoScalingClient,
  CompleteLifecycleActionCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
  DescribeLifecycleHooksCommand,
  EnterStandbyCommand,
  PutLifecycleHookCommand,
  RecordLifecycleActionHeartbeatCommand,
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
  EnterStandby: EnterStandbyCommand,
  TerminateInstanceInAutoScalingGroup: TerminateInstanceInAutoScalingGroupCommand,
  RecordLifecycleActionHeartbeat: RecordLifecycleActionHeartbeatCommand,
  CompleteLifecycleAction: CompleteLifecycleActionCommand,
};
