// The scaling policies of groups: those of the scenario and of capacity providers can be seen, none can be put here
// (aws-facts.md §1.7, §7.2).
import type { ScalingPolicy as Shape } from '@aws-sdk/client-auto-scaling';
import type { AutoScalingHandlers } from '../wire/table.ts';
import type { Group, ScalingPolicy, World } from '../world/state.ts';
import { autoScalingPage, groupOf } from './autoscaling-find.ts';
import { only } from './check.ts';

export function policyHandlers(w: World): AutoScalingHandlers {
  return {
    DescribePolicies(input, context) {
      only(context, input, ['AutoScalingGroupName', 'MaxRecords', 'NextToken', 'PolicyNames', 'PolicyTypes']);
      const { AutoScalingGroupName: group, PolicyNames: names = [], PolicyTypes: types = [] } = input;
      const groups = group ? [groupOf(w, group)] : [...w.groups.values()];
      const all = groups.flatMap((each) => each.policies.map((policy) => shape(each, policy)));
      // Names may be ARNs; what is unknown is passed over.
      const found = all.filter(
        ({ PolicyName: name = '', PolicyARN: arn = '', PolicyType: type = '' }) =>
          (names.length === 0 || names.includes(name) || names.includes(arn)) &&
          (types.length === 0 || types.includes(type)),
      );
      const keyOf = ({ PolicyARN }: Shape) => PolicyARN ?? '';
      const { items, next } = autoScalingPage(found, input, { keyOf, usual: 50, most: 100 });
      return { ScalingPolicies: items, NextToken: next };
    },
  };
}

function shape(group: Group, policy: ScalingPolicy): Shape {
  const managed = policy.metric === 'CapacityProviderReservation';
  const cluster = { Name: 'ClusterName', Value: group.cluster.name };
  const provider = { Name: 'CapacityProviderName', Value: group.capacityProvider?.name ?? '' };
  return {
    AutoScalingGroupName: group.name,
    PolicyName: policy.name,
    PolicyARN: policy.arn,
    PolicyType: 'TargetTrackingScaling',
    StepAdjustments: [],
    Alarms: [],
    TargetTrackingConfiguration: {
      CustomizedMetricSpecification: {
        MetricName: policy.metric,
        Namespace: managed ? 'AWS/ECS/ManagedScaling' : 'AWS/ECS',
        Dimensions: managed ? [provider, cluster] : [cluster],
        Statistic: 'Average',
      },
      TargetValue: policy.target,
      DisableScaleIn: policy.disableScaleIn ?? false,
    },
    Enabled: true,
  };
}
