// Promise: instances in no declared pool are listed and never touched.
import type { Checker } from './checker.ts';
import { isDeclared, touched } from './pools.ts';
import { text } from './truth.ts';

export const touchesOnlyDeclaredPools: Checker = {
  name: 'no-bystander-touched',
  rows: [11, 71],
  kind: 'safety',
  on: [
    'ecs:UpdateContainerInstancesState',
    'ecs:DeregisterContainerInstance',
    'ecs:StopTask',
    'ecs:PutAttributes',
    'elbv2:DeregisterTargets',
    'autoscaling:SetInstanceProtection',
    'autoscaling:CompleteLifecycleAction',
    'autoscaling:PutLifecycleHook',
    'autoscaling:EnterStandby',
    'autoscaling:TerminateInstanceInAutoScalingGroup',
    'autoscaling:RecordLifecycleActionHeartbeat',
    'ec2:TerminateInstances',
    'ec2:CreateTags',
    'ec2:ModifySpotFleetRequest',
    'elbv2:RegisterTargets',
    'ecs:DeleteAttributes',
  ],
  create: () => ({
    check({ input }, scene) {
      const group = text(input.AutoScalingGroupName);
      if (group !== '' && !scene.groups.has(group)) return `the group ${group} was touched`;
      const fleet = text(input.SpotFleetRequestId);
      if (fleet !== '' && !scene.fleets.has(fleet)) return `the fleet ${fleet} was touched`;
      const bystander = touched(input, scene).find((host) => !isDeclared(host, scene));
      return bystander && `${bystander.id} was touched`;
    },
  }),
};
