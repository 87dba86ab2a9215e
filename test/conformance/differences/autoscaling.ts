// Known differences: Auto Scaling.
import type { KnownDifference } from './known.ts';

const group = 'autoscaling:DescribeAutoScalingGroups';

export const autoScalingDifferences: readonly KnownDifference[] = [
  {
    call: group,
    path: 'AutoScalingGroups[base].HealthCheckGracePeriod',
    ...{
      moto: '300',
      sandbox: '0',
      right: 'sandbox',
      fact: 'botocore autoscaling#CreateAutoScalingGroupType.HealthCheckGracePeriod',
    },
    why: 'the default of the API is 0; 300 is the default of the console',
  },
  {
    call: group,
    path: 'AutoScalingGroups[base].ServiceLinkedRoleARN',
    ...{
      sandbox: 'nothing',
      right: 'moto',
      fact: 'botocore autoscaling#AutoScalingGroup.ServiceLinkedRoleARN',
    },
    why: 'the sandbox has no roles',
  },
  {
    call: group,
    path: 'AutoScalingGroups[base].TrafficSources',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'botocore autoscaling#AutoScalingGroup.TrafficSources' },
    why: 'a list of the model that moto leaves out',
  },
  {
    call: group,
    path: 'AutoScalingGroups[base].SuspendedProcesses[*].SuspensionReason',
    ...{ moto: '""', right: 'sandbox', fact: 'botocore autoscaling#SuspendedProcess.SuspensionReason' },
    why: 'the reason has at least one character',
  },
  {
    call: group,
    path: 'AutoScalingGroups[base].DesiredCapacity | AutoScalingGroups[base].Instances[] | AutoScalingGroups[base].Instances[].InstanceId',
    ...{ right: 'sandbox', fact: 'aws-facts.md §10.3' },
    why: 'moto takes a desired capacity outside of MinSize and MaxSize, and acts on it at once',
  },
  {
    call: 'autoscaling:SetDesiredCapacity',
    path: 'error',
    ...{ moto: 'nothing', sandbox: '*ValidationError*', right: 'sandbox', fact: 'aws-facts.md §4.4' },
    why: 'a desired capacity outside of MinSize and MaxSize is refused',
  },
  {
    call: 'autoscaling:SetInstanceProtection',
    path: 'error',
    ...{ moto: 'nothing', sandbox: '*ValidationError*', right: 'sandbox', fact: 'aws-facts.md §4.3' },
    why: 'an instance that is not of the group is refused; moto overlooks it',
  },
  {
    call: 'autoscaling:DescribeAutoScalingInstances',
    path: 'AutoScalingInstances[].HealthStatus',
    ...{
      moto: '"Healthy"',
      sandbox: '"HEALTHY"',
      right: 'either',
      fact: 'botocore autoscaling#AutoScalingInstanceDetails.HealthStatus',
    },
    why: "a free text: the model's words say Healthy, the examples of this operation HEALTHY",
  },
  {
    call: 'autoscaling:DescribeLifecycleHooks',
    path: 'LifecycleHooks[*].GlobalTimeout',
    ...{ moto: '172800', right: 'sandbox', fact: 'aws-facts.md §0.1-1' },
    why: 'the least of 172,800 s and 100 heartbeats; moto has the one number',
  },
  {
    call: 'autoscaling:DescribeLifecycleHooks',
    path: 'LifecycleHooks[*].NotificationTargetARN | LifecycleHooks[*].RoleARN',
    ...{ sandbox: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.3' },
    why: 'moto invents a queue and a role for every hook',
  },
  {
    call: 'autoscaling:DescribeScalingActivities',
    path: 'Activities[]',
    ...{ moto: 'nothing', right: 'sandbox', fact: 'aws-facts.md §10.3' },
    why: 'moto has no activities',
  },
];
