// One port per AWS service: plain promise methods, typed from the SDK's own commands. Every failure leaves a port
// as an AwsError. The same ports stand on the SDK (sdk.ts) or on one function, as in a simulation.
import type { commands as AutoScaling } from './clients/autoscaling.ts';
import type { commands as DynamoDb } from './clients/dynamodb.ts';
import type { commands as Ec2 } from './clients/ec2.ts';
import type { commands as Ecs } from './clients/ecs.ts';
import type { commands as Elbv2 } from './clients/elbv2.ts';
import type { commands as Events } from './clients/events.ts';
import type { commands as Sns } from './clients/sns.ts';
import type { commands as Sqs } from './clients/sqs.ts';
import type { commands as Sts } from './clients/sts.ts';
import { toAwsError } from './errors.ts';
import { requireWhole } from './whole.ts';

interface Commands {
  ecs: typeof Ecs;
  ec2: typeof Ec2;
  autoscaling: typeof AutoScaling;
  elbv2: typeof Elbv2;
  events: typeof Events;
  sqs: typeof Sqs;
  sns: typeof Sns;
  sts: typeof Sts;
}

export type ServiceKey = keyof Commands;

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Whoever hears of its reason may write this, also without a lease: DRAINING at a spot notice (law 4). */
  readonly needsNoLease?: boolean;
}

/** The method that a command class stands for: its input to its output, without the SDK's own metadata. */
type Method<C> = C extends abstract new (
  ...input: never[]
) => {
  input: infer I;
  resolveMiddleware(...rest: never[]): (...args: never[]) => Promise<{ output: infer O }>;
}
  ? (input: I, options?: CallOptions) => Promise<Omit<O, '$metadata'>>
  : never;

type PortOf<C> = { readonly [N in keyof C & string as Uncapitalize<N>]: Method<C[N]> };

export type Port<S extends ServiceKey> = PortOf<Commands[S]>;

export type EcsPort = Port<'ecs'>;
export type Ec2Port = Port<'ec2'>;
export type AutoScalingPort = Port<'autoscaling'>;
export type ElbPort = Port<'elbv2'>;
type EventsPort = Port<'events'>;
export type SqsPort = Port<'sqs'>;
type SnsPort = Port<'sns'>;
export type StsPort = Port<'sts'>;
export type TablePort = PortOf<typeof DynamoDb>;

export interface AwsPorts {
  readonly ecs: EcsPort;
  readonly ec2: Ec2Port;
  readonly autoscaling: AutoScalingPort;
  readonly elbv2: ElbPort;
  readonly events: EventsPort;
  readonly sqs: SqsPort;
  readonly sns: SnsPort;
  readonly sts: StsPort;
}

/** Every operation that the operator may call, as AWS names it. */
export const operations = {
  ecs: [
    'DescribeClusters',
    'ListClusters',
    'ListContainerInstances',
    'DescribeContainerInstances',
    'ListTasks',
    'DescribeTasks',
    'ListServices',
    'DescribeServices',
    'DescribeTaskDefinition',
    'DescribeCapacityProviders',
    'UpdateContainerInstancesState',
    'PutAttributes',
    'DeleteAttributes',
    'StopTask',
    'DeregisterContainerInstance',
    'TagResource',
    'UntagResource',
  ],
  ec2: [
    'DescribeInstances',
    'DescribeInstanceStatus',
    'DescribeInstanceTypes',
    'DescribeSpotInstanceRequests',
    'DescribeSpotFleetRequests',
    'DescribeSpotFleetInstances',
    'DescribeLaunchTemplateVersions',
    'CreateTags',
    'TerminateInstances',
    'ModifySpotFleetRequest',
  ],
  autoscaling: [
    'DescribeAutoScalingGroups',
    'DescribeAutoScalingInstances',
    'DescribeLifecycleHooks',
    'DescribePolicies',
    'DescribeInstanceRefreshes',
    'PutLifecycleHook',
    'SetInstanceProtection',
    'SetDesiredCapacity',
    'TerminateInstanceInAutoScalingGroup',
    'EnterStandby',
    'RecordLifecycleActionHeartbeat',
    'CompleteLifecycleAction',
  ],
  elbv2: [
    'DescribeTargetGroups',
    'DescribeTargetGroupAttributes',
    'DescribeTargetHealth',
    'RegisterTargets',
    'DeregisterTargets',
  ],
  events: [],
  sqs: ['GetQueueUrl', 'ReceiveMessage', 'DeleteMessageBatch', 'SendMessage', 'ListQueueTags', 'TagQueue'],
  sns: ['Publish'],
  sts: ['GetCallerIdentity', 'AssumeRole'],
} as const satisfies { [S in ServiceKey]?: readonly (keyof Commands[S])[] };

/** What only a person's commands call besides (`sluice drain`, `readiness`, `adopt`, `release`): no policy of the operator has it. */
export const personal = {
  autoscaling: ['DeleteLifecycleHook'],
  ec2: ['DeleteTags'],
  events: ['ListRules', 'ListTargetsByRule'],
} as const satisfies { [S in ServiceKey]?: readonly (keyof Commands[S])[] };

/** What replicas call to share clusters out among them (docs/replicas.md): one table, whatever account a cluster is in. */
export const leasing = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'Scan',
] as const satisfies readonly (keyof typeof DynamoDb)[];

/** What a timeline in a table is written and read by (docs/replicas.md#the-timeline-in-a-table). */
export const recording = ['BatchWriteItem', 'Query'] as const satisfies readonly (keyof typeof DynamoDb)[];

/** One call to AWS: service key, operation as AWS names it, its input; resolves with its output or rejects. */
export type Call = (
  service: ServiceKey,
  operation: string,
  input: unknown,
  options?: CallOptions,
) => Promise<unknown>;

/** Builds the ports on AWS, or on what stands for it: an answer that is not whole is a failed call (whole.ts). */
export function portsOnAws(call: Call): AwsPorts {
  return portFromCall(async (service, operation, input, options) => {
    const answer = await call(service, operation, input, options);
    requireWhole(service, operation, answer);
    return answer;
  });
}

/** The other way round: one function that makes the calls of ports, for what stands between somebody and AWS. */
export function callOn(ports: AwsPorts): Call {
  const all = ports as unknown as Record<string, Record<string, (...given: unknown[]) => Promise<unknown>>>;
  return (service, operation, input, options) => all[service]![methodOf(operation)]!(input, options);
}

/** The port of one table alone; `call` as in Call, without its service. */
export function tablePort(
  call: (operation: string, input: unknown, options?: CallOptions) => Promise<unknown>,
): TablePort {
  const toTable = (_: string, ...rest: Parameters<typeof call>) => call(...rest);
  const methods = [...new Set([...leasing, ...recording])].map((name) => [
    methodOf(name),
    method(toTable, 'dynamodb', name),
  ]);
  return Object.fromEntries(methods) as TablePort;
}

/** DescribeTasks is describeTasks. */
const methodOf = (operation: string) => operation[0]!.toLowerCase() + operation.slice(1);

/** Builds all ports on one function. Whatever it rejects with becomes an AwsError. */
export function portFromCall(call: Call): AwsPorts {
  const ports: Record<string, Record<string, unknown>> = {};
  for (const table of [operations, personal])
    for (const [service, names] of Object.entries(table) as [ServiceKey, readonly string[]][]) {
      const port = ports[service] ?? {};
      for (const name of names) port[methodOf(name)] = method(call, service, name);
      ports[service] = port;
    }
  return ports as unknown as AwsPorts;
}

function method<S extends string>(
  call: (service: S, operation: string, input: unknown, options?: CallOptions) => Promise<unknown>,
  service: S,
  operation: string,
) {
  return async (input: unknown, options?: CallOptions) => {
    try {
      return await call(service, operation, input, options);
    } catch (error) {
      throw toAwsError(error, { service, operation });
    }
  };
}
