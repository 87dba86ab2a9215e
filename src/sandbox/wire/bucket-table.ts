// The published token buckets as data (aws-facts.md §2.1–2.5). Operations that AWS publishes no bucket for have none,
// but for Auto Scaling's shared one and EventBridge's control plane: their sizes here are our choice.
import type { Settings } from '../world/settings.ts';
import type { ServiceName } from './table.ts';

/** A bucket holds `burst` tokens and gains `perSecond`. */
export interface BucketSize {
  burst: number;
  perSecond: number;
}

type Input = Readonly<Record<string, unknown>>;

/** What a rule may know beside the call's input. */
export interface CallFacts {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly describeById: Settings['describeById'];
  /** The Auto Scaling groups that there are. */
  readonly groups: ReadonlyMap<string, SizedGroup>;
}

export interface SizedGroup {
  readonly name: string;
  readonly members: { readonly size: number };
}

export interface BucketRule extends BucketSize {
  name: string;
  service: ServiceName;
  /** Matched against the whole operation name; the first rule of a group that matches counts. */
  operations: RegExp;
  /** Only for calls with this input, such as unfiltered lists. */
  when?: (input: Input, facts: CallFacts) => boolean;
  /** Every operation has a bucket of its own of this size, instead of sharing one. */
  perOperation?: boolean;
  /** Tokens a call takes, 1 unless said. */
  cost?: (input: Input, facts: CallFacts) => number;
  /** Rules of different groups all apply; within one group only the first match does. */
  group?: string;
}

const rule = (
  service: ServiceName,
  name: string,
  operations: RegExp,
  [burst, perSecond]: readonly [number, number],
  more: Partial<BucketRule> = {},
): BucketRule => ({ service, name, operations, burst, perSecond, ...more });

const unfilteredEc2 =
  /^Describe(Instances|InstanceStatus|NetworkInterfaces|SecurityGroups|Snapshots|SpotInstanceRequests|Volumes)$/;
const own = { perOperation: true } as const;
const resources = (members: (input: Input, facts: CallFacts) => number) => ({
  group: 'resources',
  cost: members,
});
const idCount = (input: Input) => (Array.isArray(input.InstanceIds) ? input.InstanceIds.length : 1);

// Whether naming ids counts as filtering is not published: a setting, beside filters and pagination, which do.
function isUnfiltered(input: Input, { describeById }: CallFacts): boolean {
  const narrows =
    describeById === 'filtered'
      ? /^(Filters|MaxResults|NextToken|.*Ids)$/
      : /^(Filters|MaxResults|NextToken)$/;
  const hasAny = Object.entries(input).some(
    ([key, value]) => narrows.test(key) && (!Array.isArray(value) || value[0]),
  );
  return !hasAny;
}

/** Datapoints that a GetMetricData call may return, at most. */
function datapoints(input: Input): number {
  const seconds = (Number(input.EndTime) - Number(input.StartTime)) / 1000;
  const queries = Array.isArray(input.MetricDataQueries) ? input.MetricDataQueries : [];
  const points = queries.map(
    (query: { MetricStat?: { Period?: number } }) => seconds / (query.MetricStat?.Period ?? 60),
  );
  const total = points.reduce((sum, each) => sum + each, 0);
  return total > 0 ? Math.ceil(total) : 1;
}

/** Groups of many instances are throttled sooner, unless they are described without (§2.3); how much is our choice. */
const INSTANCES_PER_TOKEN = 100;

function shownInstances({ AutoScalingGroupNames: names, IncludeInstances }: Input, { groups }: CallFacts) {
  if (IncludeInstances === false) return 1;
  const named = Array.isArray(names) && names.length > 0 ? new Set(names) : undefined;
  let count = 0;
  for (const { name, members } of groups.values()) if (!named || named.has(name)) count += members.size;
  return 1 + Math.floor(count / INSTANCES_PER_TOKEN);
}

const THREE_HOURS_MS = 3 * 3_600_000;
const isRecent = (input: Input, { now }: CallFacts) => Number(input.StartTime) >= now - THREE_HOURS_MS;

export const bucketRules: readonly BucketRule[] = [
  rule(
    'ecs',
    'cluster modify',
    /^(CreateCluster|DeleteCluster|PutClusterCapacityProviders|UpdateCluster|UpdateClusterSettings)$/,
    [20, 1],
  ),
  rule('ecs', 'cluster read', /^(DescribeClusters|ListClusters)$/, [50, 20]),
  rule(
    'ecs',
    'cluster resource modify',
    /^(DeleteAttributes|DeregisterContainerInstance|ExecuteCommand|PutAttributes|RunTask|StartTask|StopTask|UpdateContainerAgent|UpdateContainerInstancesState)$/,
    [100, 40],
  ),
  rule(
    'ecs',
    'cluster resource read',
    /^(DescribeContainerInstances|DescribeTasks|ListAttributes|ListContainerInstances|ListTasks)$/,
    [100, 20],
  ),
  rule('ecs', 'service modify', /^(Create|Delete|Update)Service$/, [50, 5]),
  rule('ecs', 'service read', /^(DescribeServices|ListServices)$/, [100, 20]),
  rule('ecs', 'service deployment read', /^(Describe|List)ServiceDeployments$/, [50, 20]),
  rule('ecs', 'service revision read', /^DescribeServiceRevisions$/, [50, 20]),
  rule('ecs', 'task definition modify', /^(Register|Deregister)TaskDefinition$/, [20, 1]),
  rule(
    'ecs',
    'task definition read',
    /^(DescribeTaskDefinition|ListTaskDefinitions|ListTaskDefinitionFamilies)$/,
    [50, 20],
  ),
  rule('ecs', 'task definition delete', /^DeleteTaskDefinitions$/, [5, 1]),
  rule('ecs', 'capacity provider modify', /^(Create|Delete|Update)CapacityProvider$/, [10, 1]),
  rule('ecs', 'capacity provider read', /^DescribeCapacityProviders$/, [50, 20]),
  rule('ecs', 'task protection write', /^UpdateTaskProtection$/, [200, 80]),
  rule('ecs', 'task protection read', /^GetTaskProtection$/, [200, 80]),
  rule('ecs', 'tag modify', /^(TagResource|UntagResource)$/, [20, 10]),
  rule('ecs', 'tag read', /^ListTagsForResource$/, [50, 20]),
  rule('ecs', 'setting modify', /^(Put|Delete)AccountSetting(Default)?$/, [10, 1]),
  rule('ecs', 'setting read', /^ListAccountSettings$/, [50, 20]),
  rule('ecs', 'agent modify', /^(RegisterContainerInstance|Submit\w+StateChanges?)$/, [200, 120]),
  rule('ecs', 'cluster service resource read', /^ListServicesByNamespace$/, [10, 1]),

  rule('ec2', 'instance launch', /^(RunInstances|StartInstances)$/, [5, 2], own),
  rule('ec2', 'instance terminate', /^TerminateInstances$/, [100, 5], own),
  rule('ec2', 'spot fleet read', /^DescribeSpotFleet(Instances|RequestHistory)$/, [100, 5], own),
  rule('ec2', 'spot fleet requests', /^DescribeSpotFleetRequests$/, [50, 3], own),
  rule('ec2', 'tags', /^(CreateTags|DeleteTags)$/, [100, 10], own),
  rule('ec2', 'launch templates', /^(CreateLaunchTemplateVersion|ModifyLaunchTemplate)$/, [100, 5], own),
  rule('ec2', 'unfiltered read', unfilteredEc2, [50, 10], { perOperation: true, when: isUnfiltered }),
  rule('ec2', 'read', /^(Describe|List|Get)\w+$/, [100, 20], own),
  rule('ec2', 'mutating', /^\w+$/, [50, 5], own),
  rule(
    'ec2',
    'launched instances',
    /^RunInstances$/,
    [1000, 2],
    resources((input) => Math.max(1, Number(input.MaxCount) || 1)),
  ),
  rule('ec2', 'started instances', /^StartInstances$/, [1000, 2], resources(idCount)),
  rule('ec2', 'terminated instances', /^TerminateInstances$/, [1000, 20], resources(idCount)),
  rule('ec2', 'stopped instances', /^StopInstances$/, [1000, 20], resources(idCount)),

  rule('autoscaling', 'all', /^DescribeAutoScalingGroups$/, [100, 10], { cost: shownInstances }),
  rule('autoscaling', 'all', /^\w+$/, [100, 10]),

  rule('elbv2', 'registration', /^(RegisterTargets|DeregisterTargets)$/, [20, 4]),
  rule('elbv2', 'resource-intensive', /^(CreateLoadBalancer|SetSubnets)$/, [10, 0.2]),
  rule('elbv2', 'read', /^(Describe|Get)\w+$/, [200, 50]),
  rule('elbv2', 'mutating', /^\w+$/, [20, 3]),
  rule('elbv2', 'account', /^\w+$/, [40, 10], { group: 'account' }),

  rule('cloudwatch', 'GetMetricData', /^GetMetricData$/, [500, 500]),
  rule('cloudwatch', 'recent datapoints', /^GetMetricData$/, [180_000, 180_000], {
    ...resources(datapoints),
    when: isRecent,
  }),
  rule('cloudwatch', 'older datapoints', /^GetMetricData$/, [396_000, 396_000], resources(datapoints)),
  rule('cloudwatch', 'GetMetricStatistics', /^GetMetricStatistics$/, [400, 400]),
  rule('cloudwatch', 'ListMetrics', /^ListMetrics$/, [25, 25]),
  rule('cloudwatch', 'PutMetricAlarm', /^PutMetricAlarm$/, [3, 3]),
  rule('cloudwatch', 'PutMetricData', /^PutMetricData$/, [500, 500]),

  rule('events', 'control plane', /^(?!Put(Partner)?Events$)\w+$/, [50, 10]),
];
