// What the operator uses of EC2 Auto Scaling. Nothing here sets a group's limits; what lowers its capacity names an instance, and
// what sets it is only ever sent to raise it.
import {
  AutoScalingClient,
  CompleteLifecycleActionCommand,
  DeleteLifecycleHookCommand,
  DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstancesCommand,
  DescribeInstanceRefreshesCommand,
  DescribeLifecycleHooksCommand,
  DescribePoliciesCommand,
  EnterStandbyCommand,
  PutLifecycleHookCommand,
  RecordLifecycleActionHeartbeatCommand,
  SetDesiredCapacityCommand,
  SetInstanceProtectionCommand,
  TerminateInstanceInAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';

export const Client = AutoScalingClient;

export const commands = {
  DeleteLifecycleHook: DeleteLifecycleHookCommand,
  DescribeAutoScalingGroups: DescribeAutoScalingGroupsCommand,
  DescribeAutoScalingInstances: DescribeAutoScalingInstancesCommand,
  DescribeLifecycleHooks: DescribeLifecycleHooksCommand,
  EnterStandby: EnterStandbyCommand,
  DescribePolicies: DescribePoliciesCommand,
  DescribeInstanceRefreshes: DescribeInstanceRefreshesCommand,
  PutLifecycleHook: PutLifecycleHookCommand,
  SetDesiredCapacity: SetDesiredCapacityCommand,
  SetInstanceProtection: SetInstanceProtectionCommand,
  TerminateInstanceInAutoScalingGroup: TerminateInstanceInAutoScalingGroupCommand,
  RecordLifecycleActionHeartbeat: RecordLifecycleActionHeartbeatCommand,
  CompleteLifecycleAction: CompleteLifecycleActionCommand,
};
