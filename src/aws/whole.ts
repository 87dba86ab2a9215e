// What an answer must hold to be one: a list that is missing, or an item without a member that decisions rest on, is a failed
// read, and never "none" or "nothing" (failures.md, row 52). Only members that AWS always gives are asked for.

type Item = Readonly<Record<string, unknown>>;

interface Shape {
  readonly list: string;
  readonly members?: readonly string[];
  /** What else must be there of this item. */
  readonly also?: (item: Item) => readonly string[];
  /** The lists of its items, and what must be there of each. */
  readonly within?: Shape;
}

const COUNTS = ['desiredCount', 'runningCount', 'pendingCount'];
const MEMBER = ['InstanceId', 'LifecycleState', 'HealthStatus', 'ProtectedFromScaleIn'];

/** A task has no host before it is placed, on its way out if it never was, and on Fargate. */
const NOWHERE = ['PROVISIONING', 'DEPROVISIONING', 'STOPPED', 'DELETED'];
const hostOf = ({ lastStatus, launchType }: Item) =>
  NOWHERE.includes(String(lastStatus)) || launchType === 'FARGATE' ? [] : ['containerInstanceArn'];

const SHAPES: Readonly<Record<string, Shape>> = {
  'ecs:DescribeClusters': { list: 'clusters', members: ['clusterName', 'clusterArn', 'status', 'tags'] },
  'ecs:ListContainerInstances': { list: 'containerInstanceArns' },
  'ecs:DescribeContainerInstances': {
    list: 'containerInstances',
    members: ['containerInstanceArn', 'status', 'agentConnected', 'runningTasksCount', 'attributes'],
    // One that was deregistered has let go of its host.
    also: ({ status }) => (status === 'INACTIVE' ? [] : ['ec2InstanceId', 'registeredAt']),
  },
  'ecs:ListTasks': { list: 'taskArns' },
  'ecs:DescribeTasks': {
    list: 'tasks',
    members: ['taskArn', 'taskDefinitionArn', 'group', 'lastStatus', 'desiredStatus', 'containers', 'tags'],
    also: hostOf,
  },
  'ecs:ListServices': { list: 'serviceArns' },
  'ecs:DescribeServices': {
    list: 'services',
    members: ['serviceArn', 'serviceName', 'status', 'schedulingStrategy', 'loadBalancers', ...COUNTS],
  },
  'ec2:DescribeInstances': {
    list: 'Reservations',
    members: ['Instances'],
    within: { list: 'Instances', members: ['InstanceId', 'State', 'LaunchTime'] },
  },
  'ec2:DescribeInstanceStatus': {
    list: 'InstanceStatuses',
    members: ['InstanceId', 'SystemStatus', 'InstanceStatus'],
  },
  'ec2:DescribeInstanceTypes': {
    list: 'InstanceTypes',
    members: ['InstanceType', 'VCpuInfo', 'MemoryInfo', 'NetworkInfo', 'ProcessorInfo'],
  },
  'ec2:DescribeSpotInstanceRequests': {
    list: 'SpotInstanceRequests',
    members: ['InstanceId', 'SpotInstanceRequestId', 'Status'],
  },
  'autoscaling:DescribeAutoScalingGroups': {
    list: 'AutoScalingGroups',
    members: ['AutoScalingGroupName', 'MinSize', 'MaxSize', 'DesiredCapacity', 'SuspendedProcesses'],
    within: { list: 'Instances', members: MEMBER },
  },
  'autoscaling:DescribeAutoScalingInstances': {
    list: 'AutoScalingInstances',
    members: ['InstanceId', 'AutoScalingGroupName', 'LifecycleState', 'HealthStatus', 'ProtectedFromScaleIn'],
  },
  'autoscaling:DescribeLifecycleHooks': {
    list: 'LifecycleHooks',
    members: ['LifecycleHookName', 'LifecycleTransition', 'HeartbeatTimeout'],
  },
  'elbv2:DescribeTargetGroups': { list: 'TargetGroups', members: ['TargetGroupArn', 'TargetType'] },
  'elbv2:DescribeTargetGroupAttributes': { list: 'Attributes', members: ['Key', 'Value'] },
  'elbv2:DescribeTargetHealth': { list: 'TargetHealthDescriptions', members: ['Target', 'TargetHealth'] },
  'events:ListRules': { list: 'Rules', members: ['Name', 'State'] },
  'events:ListTargetsByRule': { list: 'Targets', members: ['Arn'] },
};

/** Throws, with what is missing, where an answer of AWS is none. */
export function requireWhole(service: string, operation: string, answer: unknown): void {
  const shape = SHAPES[`${service}:${operation}`];
  const missing = shape && missingIn(shape, answer as Item | undefined);
  if (missing !== undefined)
    throw Object.assign(new Error(`the answer lacks ${missing}`), { name: 'IncompleteAnswer' });
}

function missingIn(
  { list, members = [], also, within }: Shape,
  answer: Item | undefined,
): string | undefined {
  const items = answer?.[list];
  if (!Array.isArray(items)) return list;
  for (const item of items as readonly Item[]) {
    const lacks = [...members, ...(also?.(item) ?? [])].find((name) => item[name] === undefined);
    if (lacks !== undefined) return `${lacks} in ${list}`;
    const inside = within && missingIn(within, item);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
