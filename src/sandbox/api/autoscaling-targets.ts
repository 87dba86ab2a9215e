// Target groups in which an Auto Scaling group registers its instances by itself (aws-facts.md §4.1).
import { AwsFault } from '../wire/fault.ts';
import type { AutoScalingHandlers } from '../wire/table.ts';
import { deregisterMember, registerMember } from '../world/group-targets.ts';
import type { Group, TargetGroup, World } from '../world/state.ts';
import { autoScalingPage, groupOf } from './autoscaling-find.ts';
import { only, validationError } from './check.ts';

const MOST = 50;

export function targetGroupHandlers(w: World): AutoScalingHandlers {
  return {
    AttachLoadBalancerTargetGroups(input, context) {
      only(context, input, ['AutoScalingGroupName', 'TargetGroupARNs']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const before = group.targetGroups ?? [];
      const added = found(w, input.TargetGroupARNs).filter((each) => !before.includes(each));
      if (before.length + added.length > MOST)
        throw new AwsFault('LimitExceeded', `A group can have ${MOST} target groups.`);
      group.targetGroups = [...before, ...added];
      for (const member of inService(group)) registerMember(w, group, member);
      return {};
    },

    DetachLoadBalancerTargetGroups(input, context) {
      only(context, input, ['AutoScalingGroupName', 'TargetGroupARNs']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const before = group.targetGroups ?? [];
      const gone = found(w, input.TargetGroupARNs);
      const stranger = gone.find((each) => !before.includes(each));
      if (stranger)
        throw validationError(`Trying to detach a target group that is not attached: ${stranger.arn}`);
      const leaving = { ...group, targetGroups: gone };
      for (const member of inService(group)) deregisterMember(w, leaving, member);
      group.targetGroups = before.filter((each) => !gone.includes(each));
      return {};
    },

    DescribeLoadBalancerTargetGroups(input, context) {
      only(context, input, ['AutoScalingGroupName', 'MaxRecords', 'NextToken']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const shapes = (group.targetGroups ?? []).map(({ arn }) => ({
        LoadBalancerTargetGroupARN: arn,
        State: 'InService',
      }));
      const keyOf = (shape: (typeof shapes)[number]) => shape.LoadBalancerTargetGroupARN;
      const { items, next } = autoScalingPage(shapes, input, { keyOf, usual: 100, most: 100 });
      return { LoadBalancerTargetGroups: items, NextToken: next };
    },
  };
}

const inService = (group: Group) =>
  [...group.members.values()].filter(({ lifecycleState }) => lifecycleState === 'InService');

function found(w: World, arns: readonly string[] = []): TargetGroup[] {
  return arns.map((arn) => {
    const targetGroup = w.targetGroups.get(arn);
    if (targetGroup) return targetGroup;
    throw validationError(`Provided Target Groups may not be valid. Please ensure they exist and try again.`);
  });
}
