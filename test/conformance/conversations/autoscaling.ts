// Auto Scaling: groups, members, protection, capacity, hooks, processes and tags, as far as moto keeps them.
import { GROUP } from '../account.ts';
import type { Conversation } from './conversation.ts';

const AutoScalingGroupName = GROUP;
const unknown = 'i-0123456789abcdef0';

export const autoScalingConversations: readonly Conversation[] = [
  {
    name: 'autoscaling: groups and members, looked up',
    account: 'plain',
    async hold({ autoscaling }, { instances }) {
      await autoscaling('DescribeAutoScalingGroups');
      await autoscaling('DescribeAutoScalingGroups', { AutoScalingGroupNames: [GROUP] });
      await autoscaling('DescribeAutoScalingGroups', { AutoScalingGroupNames: [GROUP, 'nobody'] });
      await autoscaling('DescribeAutoScalingGroups', { AutoScalingGroupNames: ['nobody'] });
      await autoscaling('DescribeAutoScalingInstances');
      for (const id of instances) await autoscaling('DescribeAutoScalingInstances', { InstanceIds: [id] });
      await autoscaling('DescribeAutoScalingInstances', { InstanceIds: [...instances, unknown] });
      await autoscaling('DescribeAutoScalingInstances', { InstanceIds: [unknown] });
      await autoscaling('DescribePolicies');
      await autoscaling('DescribePolicies', { AutoScalingGroupName });
    },
  },
  {
    name: 'autoscaling: scale-in protection',
    account: 'plain',
    async hold({ autoscaling }, { instances }) {
      const protect = (InstanceIds: readonly string[], ProtectedFromScaleIn: boolean) =>
        autoscaling('SetInstanceProtection', { AutoScalingGroupName, InstanceIds, ProtectedFromScaleIn });
      const look = () => autoscaling('DescribeAutoScalingInstances', { InstanceIds: instances });
      await protect(instances.slice(0, 2), true);
      await look();
      await protect(instances, true);
      await look();
      await protect(instances.slice(1), false);
      await look();
      await protect(instances.slice(0, 1), true);
      await autoscaling('DescribeAutoScalingGroups', { AutoScalingGroupNames: [GROUP] });
      await protect([unknown], true);
      await autoscaling('SetInstanceProtection', {
        AutoScalingGroupName: 'nobody',
        InstanceIds: instances,
        ProtectedFromScaleIn: true,
      });
    },
  },
  {
    name: 'autoscaling: capacity',
    account: 'plain',
    async hold({ autoscaling }, { instances }) {
      const set = (DesiredCapacity: number, name = GROUP) =>
        autoscaling('SetDesiredCapacity', { AutoScalingGroupName: name, DesiredCapacity });
      await set(4);
      await autoscaling('DescribeAutoScalingGroups');
      await set(99);
      await set(0);
      await set(3, 'nobody');
      await autoscaling('UpdateAutoScalingGroup', { AutoScalingGroupName, MinSize: 2, MaxSize: 8 });
      await autoscaling('DescribeAutoScalingGroups');
      await autoscaling('UpdateAutoScalingGroup', {
        AutoScalingGroupName,
        NewInstancesProtectedFromScaleIn: true,
      });
      await autoscaling('DescribeAutoScalingGroups');
      await autoscaling('UpdateAutoScalingGroup', { AutoScalingGroupName: 'nobody', MinSize: 2 });
      await autoscaling('TerminateInstanceInAutoScalingGroup', {
        InstanceId: unknown,
        ShouldDecrementDesiredCapacity: true,
      });
      await autoscaling('TerminateInstanceInAutoScalingGroup', {
        InstanceId: instances[0],
        ShouldDecrementDesiredCapacity: true,
      });
    },
  },
  {
    name: 'autoscaling: lifecycle hooks, kept',
    account: 'plain',
    async hold({ autoscaling }) {
      const LifecycleTransition = 'autoscaling:EC2_INSTANCE_TERMINATING';
      const put = (LifecycleHookName: string, more: object = {}) =>
        autoscaling('PutLifecycleHook', {
          AutoScalingGroupName,
          LifecycleHookName,
          LifecycleTransition,
          ...more,
        });
      const look = (more: object = {}) =>
        autoscaling('DescribeLifecycleHooks', { AutoScalingGroupName, ...more });
      await look();
      await put('first');
      await look();
      await put('second', { HeartbeatTimeout: 300, DefaultResult: 'CONTINUE' });
      await look();
      await look({ LifecycleHookNames: ['second'] });
      await put('first', { HeartbeatTimeout: 60 });
      await look({ LifecycleHookNames: ['first'] });
      await autoscaling('DeleteLifecycleHook', { AutoScalingGroupName, LifecycleHookName: 'first' });
      await look();
      await autoscaling('DeleteLifecycleHook', { AutoScalingGroupName, LifecycleHookName: 'second' });
      await look();
    },
  },
  {
    name: 'autoscaling: suspended processes',
    account: 'plain',
    async hold({ autoscaling }) {
      const look = () => autoscaling('DescribeAutoScalingGroups', { AutoScalingGroupNames: [GROUP] });
      await autoscaling('SuspendProcesses', {
        AutoScalingGroupName,
        ScalingProcesses: ['Launch', 'Terminate'],
      });
      await look();
      await autoscaling('SuspendProcesses', {
        AutoScalingGroupName,
        ScalingProcesses: ['AlarmNotification'],
      });
      await look();
      await autoscaling('ResumeProcesses', { AutoScalingGroupName, ScalingProcesses: ['Launch'] });
      await look();
      await autoscaling('ResumeProcesses', { AutoScalingGroupName });
      await look();
      await autoscaling('SuspendProcesses', { AutoScalingGroupName: 'nobody' });
    },
  },
  {
    name: 'autoscaling: tags',
    account: 'plain',
    async hold({ autoscaling }) {
      const tag = (Key: string, Value: string) => ({
        ResourceId: GROUP,
        ResourceType: 'auto-scaling-group',
        ...{ Key, Value, PropagateAtLaunch: true },
      });
      const look = () => autoscaling('DescribeAutoScalingGroups', { AutoScalingGroupNames: [GROUP] });
      await autoscaling('CreateOrUpdateTags', { Tags: [tag('team', 'blue'), tag('stage', 'test')] });
      await look();
      await autoscaling('DescribeTags');
      await autoscaling('CreateOrUpdateTags', { Tags: [tag('team', 'red')] });
      await autoscaling('DescribeTags', { Filters: [{ Name: 'key', Values: ['team'] }] });
      await autoscaling('DescribeTags', { Filters: [{ Name: 'auto-scaling-group', Values: [GROUP] }] });
      await autoscaling('DeleteTags', { Tags: [tag('team', 'red')] });
      await autoscaling('DescribeTags');
      await look();
    },
  },
];
