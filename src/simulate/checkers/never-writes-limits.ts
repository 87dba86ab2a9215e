// Promise: MinSize and MaxSize are never written, and below mode scale capacity is not set either.
import type { Checker } from './checker.ts';

export const neverWritesLimits: Checker = {
  name: 'no-limit-or-capacity-written',
  on: ['autoscaling:UpdateAutoScalingGroup', 'autoscaling:SetDesiredCapacity', 'ec2:ModifySpotFleetRequest'],
  check: ({ operation, input }) =>
    `${operation} of ${String(input.AutoScalingGroupName ?? input.SpotFleetRequestId)}`,
};
