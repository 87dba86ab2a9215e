// Auto Scaling groups: described and sized (aws-facts.md §4.4); autoscaling-update.ts changes the rest of them.
import type { Filter } from '@aws-sdk/client-auto-scaling';
import { AwsFault } from '../wire/fault.ts';
import type { AutoScalingHandlers, CallContext } from '../wire/table.ts';
import { setDesired } from '../world/group.ts';
import type { Group, World } from '../world/state.ts';
import { autoScalingPage, groupOf } from './autoscaling-find.ts';
import { activityShape, groupShape } from './autoscaling-group-shape.ts';
import { updateHandlers } from './autoscaling-update.ts';
import { notModelled, only, validationError } from './check.ts';

const COOLDOWN_MS = 300_000;

export function groupHandlers(w: World): AutoScalingHandlers {
  return {
    ...updateHandlers(w),

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
      only(context, input, ['AutoScalingGroupName', 'DesiredCapacity', 'HonorCooldown']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const wanted = input.DesiredCapacity ?? 0;
      const text = `New SetDesiredCapacity value ${wanted} is`;
      if (wanted > group.max)
        throw validationError(`${text} above max value ${group.max} for the AutoScalingGroup.`);
      if (wanted < group.min)
        throw validationError(`${text} below min value ${group.min} for the AutoScalingGroup.`);
      if (input.HonorCooldown) assertCool(w, group);
      setDesired(w, group, wanted);
      return {};
    },

    DescribeScalingActivities(input, context) {
      only(context, input, [
        'ActivityIds',
        'AutoScalingGroupName',
        'IncludeDeletedGroups',
        'MaxRecords',
        'NextToken',
      ]);
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

/** An activity under way, or one that ended within the group's cooldown. */
function assertCool(w: World, group: Group): void {
  const last = group.activities[0];
  if (!last || (last.endedAt !== undefined && w.engine.now - last.endedAt >= COOLDOWN_MS)) return;
  const message = `Scaling activity ${last.id} is in progress and blocks this action`;
  throw new AwsFault('ScalingActivityInProgress', message);
}

function tagFilter(filters: readonly Filter[] = [], context: CallContext): (group: Group) => boolean {
  const tests = filters.map(({ Name = '', Values = [] }) => {
    if (Name === 'tag-key') return ({ tags }: Group) => Values.some((key) => tags.has(key));
    if (Name === 'tag-value')
      return ({ tags }: Group) => [...tags.values()].some((value) => Values.includes(value));
    if (!Name.startsWith('tag:'))
      throw notModelled(context, Name ? `the filter ${Name}` : 'a filter without a name');
    return ({ tags }: Group) => Values.includes(tags.get(Name.slice('tag:'.length)) as string);
  });
  return (group) => tests.every((test) => test(group));
}
