// Promise: MinSize and MaxSize are never written, below mode scale capacity is not set either, and no end of an instance
// lowers a group.
import type { Checker } from './checker.ts';
import { text } from './truth.ts';

export const neverWritesLimits: Checker = {
  name: 'no-limit-or-capacity-written',
  on: [
    'autoscaling:UpdateAutoScalingGroup',
    'autoscaling:SetDesiredCapacity',
    'autoscaling:TerminateInstanceInAutoScalingGroup',
    'ec2:ModifySpotFleetRequest',
  ],
  check({ operation, input }) {
    if (operation !== 'TerminateInstanceInAutoScalingGroup')
      return `${operation} of ${text(input.AutoScalingGroupName ?? input.SpotFleetRequestId)}`;
    return input.ShouldDecrementDesiredCapacity === false
      ? undefined
      : `the end of ${text(input.InstanceId)} lowered its group`;
  },
};
