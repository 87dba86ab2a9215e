// What a call has to be allowed: its IAM action on each of its resources, with tags and keys that conditions ask about, and
// iam:PassRole for a role that it hands on. Sources: aws-facts.md §12. An operation without a row here is asked for on `*`.
import { membershipOf } from '../api/autoscaling-find.ts';
import { findCluster, fullArn, isArn } from '../api/ecs-find.ts';
import type { SeenCall } from '../wire/dispatch.ts';
import type { World } from '../world/state.ts';
import type { Request } from './evaluate.ts';

// biome-ignore lint/suspicious/noExplicitAny: inputs of all operations, read by name.
type Input = Readonly<Record<string, any>>;
type On = Omit<Request, 'action'>;
type Resources = (w: World, input: Input) => On[];

/** Everything that the call needs, each of it. */
export function requestsOf(w: World, { service, operation, input }: SeenCall): Request[] {
  const action = actionOf(service, operation);
  const resources = (ROWS[`${service}:${operation}`] ?? anywhere)(w, input);
  return [...resources.map((on) => ({ action, ...on })), ...passedRoles(input)];
}

/** As policies name it: a batch is authorized as its single action (aws-facts.md §12). */
export function actionOf(service: string, operation: string): string {
  const prefix = service === 'elbv2' ? 'elasticloadbalancing' : service;
  return `${prefix}:${service === 'sqs' ? operation.replace(/Batch$/, '') : operation}`;
}

const anywhere: Resources = () => [{ resource: '*', context: {} }];

const tagged = (prefix: string, tags: ReadonlyMap<string, string> | undefined) =>
  Object.fromEntries(
    [...(tags ?? [])].flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, value],
      [`${prefix}:ResourceTag/${key}`, value],
    ]),
  );

const clusterArn = (w: World, { cluster }: Input): string => {
  const name: string = cluster ?? 'default';
  return (
    findCluster(w, name)?.arn ?? (isArn(name) ? name : `arn:aws:ecs:${w.region}:${w.account}:cluster/${name}`)
  );
};

const ofClusters: Resources = (w, input) =>
  (input.clusters ?? [input.cluster ?? 'default']).map((cluster: string) => ({
    resource: clusterArn(w, { cluster }),
    context: tagged('ecs', findCluster(w, cluster)?.tags),
  }));

const inCluster: Resources = (w, input) => [
  { resource: '*', context: { 'ecs:cluster': clusterArn(w, input) } },
];

type Kind = 'container-instance' | 'task' | 'service';

/** Those that the call names; all of the cluster where it names none. */
const within =
  (kind: Kind, named: (input: Input) => readonly string[] | undefined): Resources =>
  (w, input) => {
    const arn = clusterArn(w, input);
    const cluster = findCluster(w, input.cluster);
    const references = named(input) ?? ['*'];
    return references.map((reference) => {
      const resource = cluster
        ? fullArn(cluster, kind, reference)
        : `${arn.replace(':cluster/', `:${kind}/`)}/${reference}`;
      const tags = cluster && tagsOf(cluster, kind, resource);
      return { resource, context: { 'ecs:cluster': arn, ...tagged('ecs', tags) } };
    });
  };

function tagsOf(cluster: NonNullable<ReturnType<typeof findCluster>>, kind: Kind, arn: string) {
  if (kind === 'container-instance') return cluster.containerInstances.get(arn)?.tags;
  return undefined;
}

const host = within(
  'container-instance',
  ({ containerInstances, containerInstance }) =>
    containerInstances ?? (containerInstance === undefined ? undefined : [containerInstance]),
);
const attributeHosts = within('container-instance', ({ attributes = [] }) => [
  ...new Set<string>(attributes.map(({ targetId = '*' }: Input) => targetId)),
]);

const taggedResource: Resources = (w, { resourceArn = '*', tags = [], tagKeys }) => {
  const keys: string[] = tagKeys ?? tags.map(({ key }: Input) => key);
  const context = { 'aws:TagKeys': keys, ...tagged('ecs', findCluster(w, resourceArn)?.tags) };
  return [{ resource: resourceArn, context }];
};

const KINDS: Readonly<Record<string, string>> = {
  i: 'instance',
  sfr: 'spot-fleet-request',
  lt: 'launch-template',
};

const ec2Arn = (w: World, id: string) =>
  `arn:aws:ec2:${w.region}:${w.account}:${KINDS[id.slice(0, id.indexOf('-'))] ?? 'resource'}/${id}`;
const ec2Tags = (w: World, id: string) =>
  tagged(
    'ec2',
    (w.instances.get(id) ?? (w.fleets.get(id) as { tags?: ReadonlyMap<string, string> } | undefined))?.tags,
  );

const ec2 =
  (named: (input: Input) => readonly string[] | undefined): Resources =>
  (w, input) =>
    (named(input) ?? []).map((id) => ({ resource: ec2Arn(w, id), context: ec2Tags(w, id) }));

const ec2Tagging: Resources = (w, { Resources = [], Tags = [] }) =>
  Resources.map((id: string) => ({
    resource: ec2Arn(w, id),
    context: { ...ec2Tags(w, id), 'aws:TagKeys': Tags.map(({ Key }: Input) => Key) },
  }));

const groupNamed = (w: World, name: string): On => {
  const group = w.groups.get(name);
  const unknown = `arn:aws:autoscaling:${w.region}:${w.account}:autoScalingGroup:*:autoScalingGroupName/${name}`;
  return { resource: group?.arn ?? unknown, context: tagged('autoscaling', group?.tags) };
};
const group: Resources = (w, { AutoScalingGroupName = '' }) => [groupNamed(w, AutoScalingGroupName)];
const groupOfMember: Resources = (w, { InstanceId = '' }) => [
  groupNamed(w, membershipOf(w, InstanceId)?.group.name ?? '*'),
];

const targetGroup: Resources = (_w, { TargetGroupArn = '*' }) => [{ resource: TargetGroupArn, context: {} }];
const queue: Resources = (w, { QueueUrl = '', QueueName, QueueOwnerAWSAccountId = w.account }) => {
  const [account, name] = QueueName ? [QueueOwnerAWSAccountId, QueueName] : QueueUrl.split('/').slice(-2);
  return [{ resource: `arn:aws:sqs:${w.region}:${account}:${name}`, context: {} }];
};

const ROWS: Readonly<Record<string, Resources | undefined>> = {
  'ecs:DescribeClusters': ofClusters,
  'ecs:ListContainerInstances': ofClusters,
  'ecs:DeregisterContainerInstance': ofClusters,
  'ecs:ListAttributes': ofClusters,
  'ecs:ListServices': inCluster,
  'ecs:DescribeContainerInstances': host,
  'ecs:UpdateContainerInstancesState': host,
  // Of one host, or else of the cluster that the condition names (aws-facts.md §12).
  'ecs:ListTasks': (w, input) => (input.containerInstance === undefined ? inCluster : host)(w, input),
  'ecs:PutAttributes': attributeHosts,
  'ecs:DeleteAttributes': attributeHosts,
  'ecs:DescribeTasks': within('task', ({ tasks }) => tasks),
  'ecs:StopTask': within('task', ({ task }) => (task === undefined ? undefined : [task])),
  'ecs:DescribeServices': within('service', ({ services }) => services),
  'ecs:UpdateService': within('service', ({ service }) => (service === undefined ? undefined : [service])),
  'ecs:TagResource': taggedResource,
  'ecs:UntagResource': taggedResource,
  'ec2:TerminateInstances': ec2(({ InstanceIds }) => InstanceIds),
  'ec2:StopInstances': ec2(({ InstanceIds }) => InstanceIds),
  'ec2:StartInstances': ec2(({ InstanceIds }) => InstanceIds),
  'ec2:ModifySpotFleetRequest': ec2(({ SpotFleetRequestId = '*' }) => [SpotFleetRequestId]),
  'ec2:DescribeSpotFleetInstances': ec2(({ SpotFleetRequestId = '*' }) => [SpotFleetRequestId]),
  'ec2:CreateTags': ec2Tagging,
  'ec2:DeleteTags': ec2Tagging,
  'autoscaling:PutLifecycleHook': group,
  'autoscaling:DeleteLifecycleHook': group,
  'autoscaling:RecordLifecycleActionHeartbeat': group,
  'autoscaling:CompleteLifecycleAction': group,
  'autoscaling:SetInstanceProtection': group,
  'autoscaling:SetDesiredCapacity': group,
  'autoscaling:UpdateAutoScalingGroup': group,
  'autoscaling:EnterStandby': group,
  'autoscaling:ExitStandby': group,
  'autoscaling:TerminateInstanceInAutoScalingGroup': groupOfMember,
  'elbv2:RegisterTargets': targetGroup,
  'elbv2:DeregisterTargets': targetGroup,
  'sqs:GetQueueUrl': queue,
  'sqs:ReceiveMessage': queue,
  'sqs:DeleteMessage': queue,
  'sqs:DeleteMessageBatch': queue,
  'sqs:SendMessage': queue,
  'sqs:SendMessageBatch': queue,
  'sqs:ChangeMessageVisibility': queue,
  'sqs:GetQueueAttributes': queue,
  'sqs:ListQueueTags': queue,
  'sqs:TagQueue': queue,
  'sqs:UntagQueue': queue,
  'sns:Publish': (_w, { TopicArn = '*' }) => [{ resource: TopicArn, context: {} }],
  'sts:AssumeRole': (_w, { RoleArn = '*', ExternalId }) => [
    { resource: RoleArn, context: { 'sts:ExternalId': ExternalId } },
  ],
  // "No permissions are required to perform this operation", also with an explicit Deny.
  'sts:GetCallerIdentity': () => [],
};

/** Roles that a call hands to a service. */
function passedRoles({ RoleARN, taskRoleArn, executionRoleArn, overrides = {} }: Input): Request[] {
  const roles = [RoleARN, taskRoleArn, executionRoleArn, overrides.taskRoleArn, overrides.executionRoleArn];
  return roles
    .filter((role) => typeof role === 'string' && role !== '')
    .map((resource: string) => ({ action: 'iam:PassRole', resource, context: {} }));
}
