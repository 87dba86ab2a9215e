// Promise: MinSize and MaxSize are never written, and a desired capacity only goes up, by one and within the maximum.
import type { Checker } from './checker.ts';
import { text } from './truth.ts';

export const neverWritesLimits: Checker = {
  name: 'no-limit-or-capacity-written',
  on: ['autoscaling:UpdateAutoScalingGroup', 'autoscaling:SetDesiredCapacity', 'ec2:ModifySpotFleetRequest'],
  check({ operation, input }, { world }) {
    const name = text(input.AutoScalingGroupName ?? input.SpotFleetRequestId);
    if (operation !== 'SetDesiredCapacity') return `${operation} of ${name}`;
    const group = world.groups.get(name);
    const wanted = Number(input.DesiredCapacity);
    if (group === undefined) return undefined;
    if (wanted < group.desired) return `${name} lowered from ${group.desired} to ${wanted}`;
    if (wanted > group.desired + 1) return `${name} raised from ${group.desired} to ${wanted} at once`;
    return wanted > group.max ? `${name} raised to ${wanted}, above its maximum of ${group.max}` : undefined;
  },
};
