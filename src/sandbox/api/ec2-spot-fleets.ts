// Spot Fleet requests, described: the request, its instances from a list that may be stale, and its history up to 30 s
// late (aws-facts.md §5.2).
import type * as Ec2 from '@aws-sdk/client-ec2';
import { AwsFault } from '../wire/fault.ts';
import type { Ec2Handlers } from '../wire/table.ts';
import { capacityOf } from '../world/fleet.ts';
import { historyOf } from '../world/fleet-history.ts';
import type { Ec2Instance, Fleet, World } from '../world/state.ts';
import { only } from './check.ts';
import { ec2Page, endDryRun } from './ec2-check.ts';
import { upperTags } from './tags.ts';

const LIMITS = [1, 1000] as const;

export function spotFleetHandlers(w: World): Ec2Handlers {
  return {
    DescribeSpotFleetRequests(input, context) {
      only(context, input, ['DryRun', 'SpotFleetRequestIds', 'MaxResults', 'NextToken']);
      const ids = input.SpotFleetRequestIds ?? [];
      const asked = ids.length > 0 ? ids.map((id) => fleetOf(w, id)) : [...w.fleets.values()];
      const { items, next } = ec2Page(asked, (fleet) => fleet.id, { ...input, limits: LIMITS });
      endDryRun(input);
      return { SpotFleetRequestConfigs: items.map((fleet) => fleetShape(w, fleet)), NextToken: next };
    },

    DescribeSpotFleetInstances(input, context) {
      only(context, input, ['DryRun', 'SpotFleetRequestId', 'MaxResults', 'NextToken']);
      const fleet = fleetOf(w, input.SpotFleetRequestId!);
      const { items, next } = ec2Page(fleet.listed ?? [], ({ id }) => id, { ...input, limits: LIMITS });
      endDryRun(input);
      return {
        SpotFleetRequestId: fleet.id,
        ActiveInstances: items.map((instance) => activeShape(w, instance)),
        NextToken: next,
      };
    },

    DescribeSpotFleetRequestHistory(input, context) {
      only(context, input, [
        'DryRun',
        'SpotFleetRequestId',
        'StartTime',
        'EventType',
        'MaxResults',
        'NextToken',
      ]);
      const fleet = fleetOf(w, input.SpotFleetRequestId!);
      const since = historyOf(w, fleet, input.StartTime!.getTime());
      const asked = since.filter(({ type }) => !input.EventType || type === input.EventType);
      const keyOf = (record: (typeof asked)[number]) =>
        `${record.at} ${record.subType} ${record.instanceId} ${record.description}`;
      const { items, next } = ec2Page(asked, keyOf, { ...input, limits: LIMITS });
      endDryRun(input);
      return {
        SpotFleetRequestId: fleet.id,
        StartTime: input.StartTime,
        LastEvaluatedTime: new Date(w.engine.now),
        HistoryRecords: items.map(recordShape),
        NextToken: next,
      };
    },
  };
}

const FLEET_ID = /^sfr-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function fleetOf(w: World, id: string): Fleet {
  if (!FLEET_ID.test(id))
    throw new AwsFault('InvalidSpotFleetRequestId.Malformed', `The fleet request ID '${id}' is malformed`);
  const fleet = w.fleets.get(id);
  if (fleet) return fleet;
  throw new AwsFault('InvalidSpotFleetRequestId.NotFound', `The fleet request ID '${id}' does not exist`);
}

const fleetShape = (w: World, fleet: Fleet): Ec2.SpotFleetRequestConfig => ({
  SpotFleetRequestId: fleet.id,
  SpotFleetRequestState: fleet.state,
  CreateTime: new Date(fleet.createdAt),
  ActivityStatus: activity(fleet),
  SpotFleetRequestConfig: {
    IamFleetRole: `arn:aws:iam::${w.account}:role/aws-ec2-spot-fleet-tagging-role`,
    Type: 'maintain',
    AllocationStrategy: fleet.allocation,
    OnDemandAllocationStrategy: 'lowestPrice',
    TargetCapacity: fleet.target,
    OnDemandTargetCapacity: fleet.onDemandTarget,
    FulfilledCapacity: capacityOf(fleet),
    OnDemandFulfilledCapacity: capacityOf(fleet, 'on-demand'),
    ExcessCapacityTerminationPolicy: fleet.policy,
    InstanceInterruptionBehavior: 'terminate',
    ReplaceUnhealthyInstances: false,
    TerminateInstancesWithExpiration: false,
    LaunchTemplateConfigs: [templateConfig(w, fleet)],
  },
  Tags: upperTags(fleet.tags),
});

/** Undefined while it is cancelled; an error only where nothing can be launched. */
function activity(fleet: Fleet): Ec2.ActivityStatus | undefined {
  if (fleet.state === 'cancelled_terminating') return 'pending_termination';
  if (fleet.state !== 'active' && fleet.state !== 'modifying') return undefined;
  if (fleet.leaving?.size) return 'pending_termination';
  if (capacityOf(fleet) >= fleet.target) return 'fulfilled';
  return fleet.short ? 'error' : 'pending_fulfillment';
}

const templateConfig = (w: World, fleet: Fleet): Ec2.LaunchTemplateConfig => ({
  LaunchTemplateSpecification: {
    LaunchTemplateId: fleet.launchTemplate.id,
    Version: fleet.launchTemplateVersion,
  },
  Overrides: fleet.types.flatMap(({ type, weight }) =>
    fleet.zones.map((zone) => ({
      InstanceType: type as Ec2.LaunchTemplateOverrides['InstanceType'],
      AvailabilityZone: `${w.region}${zone}`,
      WeightedCapacity: weight,
    })),
  ),
});

const activeShape = (w: World, instance: Ec2Instance): Ec2.ActiveInstance => ({
  InstanceId: instance.id,
  InstanceType: instance.type,
  SpotInstanceRequestId: instance.spotRequest?.id,
  InstanceHealth: (instance.impairedUntil ?? 0) > w.engine.now ? 'unhealthy' : 'healthy',
});

const recordShape = (record: Fleet['history'][number]): Ec2.HistoryRecord => ({
  Timestamp: new Date(record.at),
  EventType: record.type as Ec2.EventType,
  EventInformation: {
    EventSubType: record.subType,
    EventDescription: record.description || undefined,
    InstanceId: record.instanceId,
  },
});
