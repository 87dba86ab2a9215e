// Auto Scaling groups, their members and activities as the Describe calls show them (aws-facts.md §4.1).
import type {
  Activity as ActivityShape,
  AutoScalingGroup,
  AutoScalingInstanceDetails,
  Instance,
  TagDescription,
} from '@aws-sdk/client-auto-scaling';
import type { Activity, Group, Member, World } from '../world/state.ts';

export function groupShape(w: World, group: Group, includeInstances: boolean): AutoScalingGroup {
  const arns = (group.targetGroups ?? []).map(({ arn }) => arn);
  return {
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    ...launches(group),
    MinSize: group.min,
    MaxSize: group.max,
    DesiredCapacity: group.desired,
    DefaultCooldown: 300,
    AvailabilityZones: group.zones.map((zone) => `${w.region}${zone}`),
    VPCZoneIdentifier: group.zones.map((zone) => `subnet-${zone.repeat(8)}`).join(','),
    LoadBalancerNames: [],
    TargetGroupARNs: arns,
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: 0,
    Instances: includeInstances
      ? [...group.members.values()].map((member) => memberShape(group, member))
      : [],
    CreatedTime: new Date(group.createdAt),
    SuspendedProcesses: [...group.suspended].map((ProcessName) => ({
      ProcessName,
      SuspensionReason: 'User suspended',
    })),
    EnabledMetrics: [],
    Tags: tagShapes(group),
    TerminationPolicies: [...group.terminationPolicies],
    NewInstancesProtectedFromScaleIn: group.newInstancesProtected,
    CapacityRebalance: group.capacityRebalance,
    MaxInstanceLifetime: group.maxInstanceLifetimeMs && group.maxInstanceLifetimeMs / 1000,
    TrafficSources: arns.map((Identifier) => ({ Identifier, Type: 'elbv2' })),
    InstanceLifecyclePolicy: group.retainOnAbandon
      ? { RetentionTriggers: { TerminateHookAbandon: 'retain' } }
      : undefined,
  };
}

/** A launch template, alone or in a mixed instances policy. */
function launches(group: Group): Pick<AutoScalingGroup, 'LaunchTemplate' | 'MixedInstancesPolicy'> {
  const { mixed } = group;
  if (!mixed) return { LaunchTemplate: launchTemplate(group) };
  const weight = (units: number) => (group.weighted ? String(units) : undefined);
  return {
    MixedInstancesPolicy: {
      LaunchTemplate: {
        LaunchTemplateSpecification: launchTemplate(group),
        Overrides: group.types.map((each) => ({
          InstanceType: each.type,
          WeightedCapacity: weight(each.weight),
        })),
      },
      InstancesDistribution: {
        OnDemandAllocationStrategy: 'prioritized',
        OnDemandBaseCapacity: mixed.onDemandBase,
        OnDemandPercentageAboveBaseCapacity: mixed.onDemandPercentage,
        SpotAllocationStrategy: mixed.spotAllocation,
        SpotInstancePools: mixed.spotAllocation === 'lowest-price' ? 2 : undefined,
      },
    },
  };
}

function launchTemplate({
  launchTemplate: { id, name },
  launchTemplateVersion: Version,
}: Group): AutoScalingGroup['LaunchTemplate'] {
  return { LaunchTemplateId: id, LaunchTemplateName: name, Version };
}

/** A member shows the number of the version it was launched from. */
function memberTemplate({ instance }: Member): Instance['LaunchTemplate'] {
  const { id, name, version } = instance.launchTemplate;
  return { LaunchTemplateId: id, LaunchTemplateName: name, Version: version };
}

function memberShape(group: Group, member: Member): Instance {
  return {
    InstanceId: member.instance.id,
    InstanceType: member.instance.type,
    AvailabilityZone: member.instance.zone,
    LifecycleState: member.lifecycleState as Instance['LifecycleState'],
    HealthStatus: member.health,
    LaunchTemplate: memberTemplate(member),
    ProtectedFromScaleIn: member.protected,
    WeightedCapacity: group.weighted ? String(member.instance.weight) : undefined,
  };
}

/** DescribeAutoScalingInstances writes the health in capitals. */
export function instanceDetailsShape(group: Group, member: Member): AutoScalingInstanceDetails {
  return {
    ...memberShape(group, member),
    AutoScalingGroupName: group.name,
    HealthStatus: member.health.toUpperCase(),
  };
}

export function tagShapes(group: Group): TagDescription[] {
  return [...group.tags].map(([Key, Value]) => ({
    Key,
    Value,
    ResourceId: group.name,
    ResourceType: 'auto-scaling-group',
    PropagateAtLaunch: true,
  }));
}

export function activityShape(group: Group, activity: Activity): ActivityShape {
  return {
    ActivityId: activity.id,
    AutoScalingGroupName: group.name,
    AutoScalingGroupARN: group.arn,
    Description: activity.description,
    Cause: activity.cause,
    StartTime: new Date(activity.startedAt),
    EndTime: activity.endedAt === undefined ? undefined : new Date(activity.endedAt),
    StatusCode: activity.status as ActivityShape['StatusCode'],
    StatusMessage: activity.statusMessage,
    Progress: activity.endedAt === undefined ? 0 : 100,
    Details: activity.place
      ? JSON.stringify({ 'Subnet ID': activity.place.subnetId, 'Availability Zone': activity.place.zone })
      : '{}',
  };
}
