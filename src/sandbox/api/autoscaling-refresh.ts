// Instance refreshes: started, described, cancelled (aws-facts.md §4.4 Instance refresh).
import type { InstanceRefresh as Shape } from '@aws-sdk/client-auto-scaling';
import { AwsFault } from '../wire/fault.ts';
import type { AutoScalingHandlers, CallContext } from '../wire/table.ts';
import { activeRefresh, cancelRefresh, type RefreshWish, startRefresh } from '../world/refresh.ts';
import type { Group, InstanceRefresh, World } from '../world/state.ts';
import { autoScalingPage, groupOf } from './autoscaling-find.ts';
import { constraint, inRange, notModelled, only, validationError } from './check.ts';

type Preferences = NonNullable<
  Parameters<NonNullable<AutoScalingHandlers['StartInstanceRefresh']>>[0]['Preferences']
>;

export function refreshHandlers(w: World): AutoScalingHandlers {
  return {
    StartInstanceRefresh(input, context) {
      only(context, input, ['AutoScalingGroupName', 'Strategy', 'Preferences']);
      const group = groupOf(w, input.AutoScalingGroupName);
      if (input.Strategy && input.Strategy !== 'Rolling')
        throw notModelled(context, `the strategy ${input.Strategy}`);
      const wish = wishOf(input.Preferences ?? {}, context);
      const active = activeRefresh(group);
      if (active) {
        const message = `An Instance Refresh is already in progress and blocks the execution of this Instance Refresh: ${active.id}`;
        throw new AwsFault('InstanceRefreshInProgress', message);
      }
      return { InstanceRefreshId: startRefresh(w, group, wish).id };
    },

    DescribeInstanceRefreshes(input, context) {
      only(context, input, ['AutoScalingGroupName', 'InstanceRefreshIds', 'MaxRecords', 'NextToken']);
      const group = groupOf(w, input.AutoScalingGroupName);
      const ids = input.InstanceRefreshIds ?? [];
      const found = group.refreshes.filter(({ id }) => ids.length === 0 || ids.includes(id));
      const { items, next } = autoScalingPage(found, input, { keyOf: ({ id }) => id, usual: 50, most: 100 });
      return { InstanceRefreshes: items.map((refresh) => shape(group, refresh)), NextToken: next };
    },

    CancelInstanceRefresh(input, context) {
      only(context, input, ['AutoScalingGroupName', 'WaitForTransitioningInstances']);
      const group = groupOf(w, input.AutoScalingGroupName);
      if (input.WaitForTransitioningInstances === false)
        throw notModelled(context, 'WaitForTransitioningInstances false');
      const active = activeRefresh(group);
      if (!active || active.status === 'Cancelling') {
        const message = `No in progress or pending Instance Refresh found for Auto Scaling group ${group.name}`;
        throw new AwsFault('ActiveInstanceRefreshNotFound', message);
      }
      cancelRefresh(w, group, active);
      return { InstanceRefreshId: active.id };
    },
  };
}

function wishOf(preferences: Preferences, context: CallContext): RefreshWish {
  only(context, preferences, [
    'MinHealthyPercentage',
    'MaxHealthyPercentage',
    'InstanceWarmup',
    'SkipMatching',
    'ScaleInProtectedInstances',
    'StandbyInstances',
  ]);
  const { MinHealthyPercentage: least = 90, MaxHealthyPercentage: most = 100 } = preferences;
  inRange('preferences.minHealthyPercentage', least, [0, 100]);
  inRange('preferences.maxHealthyPercentage', most, [100, 200]);
  if (most - least > 100) {
    throw validationError(
      'The difference between MinHealthyPercentage and MaxHealthyPercentage cannot be greater than 100.',
    );
  }
  const { StandbyInstances: standby = 'Wait', ScaleInProtectedInstances: how = 'Wait' } = preferences;
  if (standby !== 'Wait') throw notModelled(context, `StandbyInstances ${standby}`);
  if (how !== 'Wait' && how !== 'Ignore' && how !== 'Refresh') {
    const rule = 'Member must satisfy enum value set: [Refresh, Ignore, Wait]';
    throw constraint('preferences.scaleInProtectedInstances', how, rule);
  }
  return {
    minHealthyPercentage: least,
    maxHealthyPercentage: most,
    skipMatching: preferences.SkipMatching ?? false,
    protectedInstances: how,
    warmupMs: (preferences.InstanceWarmup ?? 0) * 1000,
  };
}

function shape(group: Group, refresh: InstanceRefresh): Shape {
  const { total, left } = refresh;
  const done = refresh.status === 'Successful' ? total : total - left.size;
  return {
    InstanceRefreshId: refresh.id,
    AutoScalingGroupName: group.name,
    Status: refresh.status,
    StatusReason: refresh.statusReason,
    StartTime: new Date(refresh.startedAt),
    EndTime: refresh.endedAt === undefined ? undefined : new Date(refresh.endedAt),
    PercentageComplete: total === 0 ? 100 : Math.floor((done / total) * 100),
    InstancesToUpdate: total - done,
    Preferences: {
      MinHealthyPercentage: refresh.minHealthyPercentage,
      MaxHealthyPercentage: refresh.maxHealthyPercentage,
      InstanceWarmup: refresh.warmupMs / 1000,
      SkipMatching: refresh.skipMatching,
      ScaleInProtectedInstances: refresh.protectedInstances,
      StandbyInstances: 'Wait',
    },
  };
}
