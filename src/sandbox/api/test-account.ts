// A small warm account for the tests of the handlers, called without a wire. Only tests use it.
import type { Scenario } from '../scenario/generated/scenario.ts';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, Handler, ServiceName } from '../wire/table.ts';
import { buildWorld } from '../world/build.ts';
import type { Cluster, ContainerInstance, Group, World } from '../world/state.ts';
import { autoScalingHandlers } from './autoscaling.ts';
import { cloudWatchHandlers } from './cloudwatch.ts';
import { ec2Handlers } from './ec2.ts';
import { ecsHandlers } from './ecs.ts';
import { elbv2Handlers } from './elbv2.ts';
import { eventsHandlers } from './events.ts';
import { snsHandlers } from './sns.ts';
import { sqsHandlers } from './sqs.ts';
import { stsHandlers } from './sts.ts';

/** One cluster `web`: 12 on-demand instances, 2 on spot, a service behind a load balancer, a daemon, a job family. */
export const scenario: Scenario = {
  apiVersion: 'sluice.dev/v1alpha1',
  kind: 'Scenario',
  metadata: { name: 'api-tests' },
  spec: {
    duration: '1h',
    settings: {
      removedTargets: 'stayOut',
      stopTask: 'atOnce',
      spotRequestLag: '0s',
      attributesOnDraining: true,
      readLag: '0s',
    },
    queues: [{ name: 'events' }],
    clusters: [
      {
        name: 'web',
        pools: [
          {
            name: 'base',
            min: 2,
            max: 14,
            desired: 12,
            instance: { type: 'm6i.large', cpu: 2048, memory: 7680 },
          },
          {
            name: 'spot',
            min: 0,
            max: 4,
            desired: 2,
            market: 'spot',
            instance: { type: 'm6i.large', cpu: 2048, memory: 7680 },
          },
        ],
        services: [
          { name: 'shop', desired: 14, task: { cpu: 256, memory: 512 }, loadBalancer: {} },
          { name: 'agent', desired: 0, daemon: true, task: { cpu: 64, memory: 64 } },
        ],
        jobs: [{ family: 'report', perMinute: 0, seconds: '30s', task: { cpu: 512, memory: 512 } }],
      },
    ],
  },
};

type Callable<Table> = {
  [Name in keyof Table]-?: NonNullable<Table[Name]> extends (
    input: infer Input,
    context: CallContext,
  ) => infer Output
    ? (input: Input) => Output
    : never;
};

type ClusterSpec = Scenario['spec']['clusters'][number];

/** `change` replaces parts of the cluster. */
export function testAccount(
  settings: Scenario['spec']['settings'] = {},
  change: Partial<Omit<ClusterSpec, 'name'>> = {},
) {
  const spec: Scenario['spec'] = {
    ...scenario.spec,
    settings: { ...scenario.spec.settings, ...settings },
    clusters: [{ ...scenario.spec.clusters[0]!, ...change }],
  };
  const world = buildWorld({ ...scenario, spec }, { seed: 7, operatorParts: true });
  const callable = <Table extends object>(service: ServiceName, table: Table) =>
    withContext(service, table) as unknown as Callable<Table>;
  return {
    world,
    ...firsts(world),
    ecs: callable('ecs', ecsHandlers(world)),
    ec2: callable('ec2', ec2Handlers(world)),
    autoscaling: callable('autoscaling', autoScalingHandlers(world)),
    elbv2: callable('elbv2', elbv2Handlers(world)),
    sqs: callable('sqs', sqsHandlers(world)),
    sns: callable('sns', snsHandlers(world)),
    sts: callable('sts', stsHandlers(world)),
    cloudwatch: callable('cloudwatch', cloudWatchHandlers(world)),
    events: callable('events', eventsHandlers(world)),
    /** Lets this much of the world's time pass. */
    pass: (seconds: number) => world.engine.advance(world.engine.now + seconds * 1000),
  };
}

export type Account = ReturnType<typeof testAccount>;

function withContext(service: ServiceName, table: object) {
  const base = { service, caller: 'test', requestId: '1', host: 'http://127.0.0.1:4566' };
  return Object.fromEntries(
    Object.entries(table as Record<string, Handler>).map(([operation, handler]) => [
      operation,
      (input: unknown) => handler(input as never, { ...base, operation }),
    ]),
  );
}

function firsts(world: World): { cluster: Cluster; base: Group; containers: ContainerInstance[] } {
  const cluster = world.clusters.get('web')!;
  const containers = [...cluster.containerInstances.values()].filter(
    ({ host }) => host.market === 'on-demand',
  );
  return { cluster, base: world.groups.get('base')!, containers };
}

/** `code: message` of the AWS error that a call ends with. */
export function faultOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (error instanceof AwsFault) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'no fault';
}
