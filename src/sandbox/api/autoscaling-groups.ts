// Auto Scaling groups: described, sized, their processes suspended (aws-facts.md §4.4). None is made or deleted here.
import type { Filter } from '@aws-sdk/client-auto-scaling';
import type { AutoScalingHandlers, CallContext } from '../wire/table.ts';
import { setDesired } from '../world/group.ts';
import type { Group, World } from '../world/state.ts';
import { autoScalingPage, groupOf } from './autoscaling-find.ts';
import { activityShape, groupShape } from './autoscaling-group-shape.ts';
import { notModelled, only, validationError } from './check.ts';

export function groupHandlers(w: World): AutoScalingHandlers {
  return {
    DescribeAutoScalingGroups(input, context) {
      only(context, input, [
        'AutoScalingGroupNames',
        'Filters',
        'IncludeInstances',
        'MaxRecords',
        'NextToken',
      ]);
      const names = input.AutoScalingGroupNames ?? [];
      const limit = input.MaxRecords ?? 50;
      if (names.length > limit) {
        throw validationError(`At most ${limit} AutoScalingGroup names may be described in one call.`);
      }
      const found = [...w.groups.values()]
        .filter((group) => names.length === 0 || names.includes(group.name))
        .filter(tagFilter(input.Filters, context));
      const { items, next } = autoScalingPage(found, input, {
        keyOf: (group) => group.name,
        usual: 50,
        most: 100,
      });
      const withInstances = input.IncludeInstances ?? true;
      return {
        AutoScalingGroups: items.map((group) => groupShape(w, group, withInstances)),
        NextToken: next,
      };
    },

    SetDesiredCapacity(input, context) {
      only(context, input, ['AutoScalingGroupName', 'DesiredCapacity']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const wanted = input.DesiredCapacity ?? 0;
      const text = `New SetDesiredCapacity value ${wanted} is`;
      if (wanted > group.max)
        throw validationError(`${text} above max value ${group.max} for the AutoScalingGroup.`);
      if (wanted < group.min)
        throw validationError(`${text} below min value ${group.min} for the AutoScalingGroup.`);
      setDesired(w, group, wanted);
      return {};
    },

    UpdateAutoScalingGroup(input, context) {
      only(context, input, [
        'AutoScalingGroupName',
        'MinSize',
        'MaxSize',
        'DesiredCapacity',
        'NewInstancesProtectedFromScaleIn',
      ]);
      const group = groupOf(w, input.AutoScalingGroupName);
      resize(w, group, { min: input.MinSize, max: input.MaxSize, desired: input.DesiredCapacity });
      group.newInstancesProtected = input.NewInstancesProtectedFromScaleIn ?? group.newInstancesProtected;
      return {};
    },

    DescribeScalingActivities(input, context) {
      only(context, input, ['ActivityIds', 'AutoScalingGroupName', 'MaxRecords', 'NextToken']);
      const groups = input.AutoScalingGroupName
        ? [groupOf(w, input.AutoScalingGroupName)]
        : [...w.groups.values()];
      const found = groups
        .flatMap((group) => group.activities.map((activity) => activityShape(group, activity)))
        .filter(({ ActivityId }) => !input.ActivityIds?.length || input.ActivityIds.includes(ActivityId!));
      const keyOf = ({ ActivityId }: (typeof found)[number]) => ActivityId!;
      const { items, next } = autoScalingPage(found, input, { keyOf, usual: 100, most: 100 });
      return { Activities: items, NextToken: next };
    },
  };
}

function resize(w: World, group: Group, wanted: { min?: number; max?: number; desired?: number }): void {
  const { min = group.min, max = group.max } = wanted;
  if (max < min)
    throw validationError(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
  // Without a wish of its own, the desired capacity moves into the new bounds.
  const desired = wanted.desired ?? Math.min(Math.max(group.desired, min), max);
  if (desired < min || desired > max) {
    throw validationError(
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    );
  }
  group.min = min;
  group.max = max;
  setDesired(w, group, desired);
}

function tagFilter(filters: readonly Filter[] = [], context: CallContext): (group: Group) => boolean {
  const tests = filters.map(({ Name = '', Values = [] }) => {
    if (Name === 'tag-key') return ({ tags }: Group) => Values.some((key) => tags.has(key));
    if (Name === 'tag-value')
      return ({ tags }: Group) => [...tags.values()].some((value) => Values.includes(value));
    if (!Name.startsWith('tag:')) throw notModelled(context, `the filter ${Name}`);
    return ({ tags }: Group) => Values.includes(tags.get(Name.slice('tag:'.length)) as string);
  });
  return (group) => tests.every((test) => test(group));
}
