// Small worlds as observations, for tests of pure rooms. Everything healthy, complete and settled unless told otherwise.

import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Notice } from '#model/notice.ts';
import type {
  ClusterFacts,
  FleetFacts,
  GroupFacts,
  HookFacts,
  InstanceFacts,
  Observation,
  PartName,
  PoolFacts,
  ServiceFacts,
  TargetGroupFacts,
  TaskFacts,
} from '#model/observation.ts';
import type { Action, QuiesceSignal, Recall } from '#model/plan.ts';

/** 2026-11-22T05:00:00Z. */
export const NOW = Date.UTC(2026, 10, 22, 5, 0, 0);
export const HOUR = 3_600_000;

export const WEB_GROUP =
  'arn:aws:elasticloadbalancing:ap-northeast-1:111122223333:targetgroup/web/0123456789abcdef';

const PARTS: readonly PartName[] = [
  'cluster',
  'containerInstances',
  'tasks',
  'services',
  'targets',
  'pools',
  'ec2',
  'spotRequests',
  'statusChecks',
];

export function aSpec(over: Partial<ClusterSpec['spec']> = {}): ClusterSpec['spec'] {
  return {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'web',
    mode: 'drain',
    pools: [aPoolSpec()],
    ...over,
  };
}

export function aPoolSpec(over: Partial<NonNullable<ClusterSpec['spec']['pools']>[number]> = {}) {
  return {
    name: 'main',
    autoScalingGroup: { name: 'web-main' },
    lifecycleHook: { name: 'sluice-drain', manage: true },
    ...over,
  };
}

export function aHook(over: Partial<HookFacts> = {}): HookFacts {
  return {
    name: 'sluice-drain',
    transition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    heartbeatTimeoutMs: 600_000,
    globalTimeoutMs: 60_000_000,
    defaultResult: 'CONTINUE',
    ...over,
  };
}

export function aPool(over: Partial<GroupFacts> = {}, name = 'main'): PoolFacts {
  return {
    name,
    group: {
      name: 'web-main',
      arn: 'arn:aws:autoscaling:ap-northeast-1:111122223333:autoScalingGroup:1:autoScalingGroupName/web-main',
      min: 0,
      max: 20,
      desired: 3,
      zones: ['ap-northeast-1a'],
      suspendedProcesses: [],
      hooks: [aHook()],
      managedByEcs: false,
      ...over,
    },
  };
}

export function aFleet(over: Partial<FleetFacts> = {}, name = 'fleet'): PoolFacts {
  return {
    name,
    fleet: {
      id: 'sfr-1',
      state: 'active',
      tags: { pool: 'web-spot' },
      target: 8,
      onDemandTarget: 0,
      fulfilled: 8,
      hasTemplate: true,
      ...over,
    },
  };
}

/** A spot instance `i-ID` in pool fleet, which is Spot Fleet sfr-1. */
export function aFleetInstance(id: string, over: InstanceOver = {}): InstanceFacts {
  const fleet = { id: 'sfr-1', units: 2 };
  return anInstance(id, { pool: 'fleet', market: 'spot', group: undefined, fleet, ...over });
}

type InstanceOver = Partial<Omit<InstanceFacts, 'group' | 'container'>> & {
  readonly lifecycle?: string;
  readonly isProtected?: boolean;
  readonly status?: string;
  readonly memory?: string;
  readonly group?: undefined;
  readonly container?: undefined;
};

const ROOMY = { cpu: 1e6, memory: 1e6, gpus: 0, interfaces: 100, ports: new Set<string>() };
/** Whatever is asked for has room there. */
const AN_OFFER = { whole: ROOMY, left: ROOMY, attributes: new Map([['ecs.instance-type', 'm6i.large']]) };

/** An instance `i-ID` in service in pool main; `group: undefined` and `container: undefined` leave those out. */
export function anInstance(id: string, over: InstanceOver = {}): InstanceFacts {
  const { lifecycle = 'InService', isProtected = false, status = 'ACTIVE', memory, ...rest } = over;
  return {
    instanceId: `i-${id}`,
    pool: 'main',
    launchedAt: NOW - HOUR,
    market: 'on-demand',
    ec2State: 'running',
    group: {
      name: 'web-main',
      lifecycleState: lifecycle,
      protectedFromScaleIn: isProtected,
      healthStatus: 'Healthy',
    },
    container: {
      arn: `arn:aws:ecs:ap-northeast-1:111122223333:container-instance/web/${id}`,
      status,
      agentConnected: true,
      version: 1,
      ...(memory !== undefined && { memory }),
      offer: AN_OFFER,
    },
    tasks: [],
    stoppingTasksReadAt: NOW,
    tags: {},
    ...rest,
  };
}

export function aTask(id: string, over: Partial<TaskFacts> = {}): TaskFacts {
  return {
    arn: `arn:aws:ecs:ap-northeast-1:111122223333:task/web/${id}`,
    family: 'batch',
    group: 'family:batch',
    daemon: false,
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    startedAt: NOW - HOUR,
    tags: {},
    stopTimeoutMs: 30_000,
    targets: [],
    ...over,
  };
}

/** A task of service web on `port` of its instance, behind the web target group. */
export function aWebTask(
  id: string,
  host: string,
  over: Partial<TaskFacts> & { state?: string } = {},
): TaskFacts {
  const { state = 'healthy', ...rest } = over;
  return aTask(id, {
    family: 'web',
    group: 'service:web',
    service: 'web',
    targets: [{ targetGroupArn: WEB_GROUP, id: `i-${host}`, port: portOf(id), state }],
    ...rest,
  });
}

/** A stable port for a task id. */
export function portOf(id: string): number {
  return 32_768 + [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 10_000, 0);
}

export function aService(over: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    name: 'web',
    arn: 'arn:aws:ecs:ap-northeast-1:111122223333:service/web/web',
    daemon: false,
    desiredCount: 4,
    runningCount: 4,
    pendingCount: 0,
    minimumHealthyPercent: 50,
    maximumPercent: 200,
    targetGroupArns: [WEB_GROUP],
    events: [],
    ...over,
  };
}

type World = {
  readonly instances?: readonly InstanceFacts[];
  readonly services?: readonly ServiceFacts[];
  readonly pools?: readonly PoolFacts[];
  readonly targetGroup?: Partial<TargetGroupFacts>;
  readonly cluster?: Partial<ClusterFacts>;
  readonly incomplete?: readonly PartName[];
  readonly at?: number;
  readonly spotReadAt?: number;
};

/** The targets of the web target group are those of the tasks. */
export function anObservation(world: World = {}): Observation {
  const { instances = [], services = [aService()], pools = [aPool()], incomplete = [], at = NOW } = world;
  const targets = instances.flatMap((instance) => instance.tasks.flatMap((task) => task.targets));
  const part = (name: PartName) => ({
    at: name === 'spotRequests' ? (world.spotReadAt ?? at) : at,
    complete: !incomplete.includes(name),
    ...(incomplete.includes(name) && { problem: 'access denied' }),
  });
  return {
    account: '111122223333',
    region: 'ap-northeast-1',
    at,
    parts: Object.fromEntries(PARTS.map((name) => [name, part(name)])) as Observation['parts'],
    cluster: {
      name: 'web',
      arn: 'arn:aws:ecs:ap-northeast-1:111122223333:cluster/web',
      status: 'ACTIVE',
      tags: {},
      ...world.cluster,
    },
    instances: new Map(
      instances.map((each) => [
        each.instanceId,
        { ...each, stoppingTasksReadAt: each.stoppingTasksReadAt === NOW ? at : each.stoppingTasksReadAt },
      ]),
    ),
    services: new Map(services.map((each) => [each.name, each])),
    targetGroups: new Map([
      [
        WEB_GROUP,
        {
          arn: WEB_GROUP,
          name: 'web',
          targetType: 'instance',
          protocol: 'HTTP',
          deregistrationDelayMs: 30_000,
          targets: new Map(
            targets
              .filter((each) => each.state !== undefined && each.state !== 'unused')
              .map((each) => [`${each.id}:${each.port}`, each.state!]),
          ),
          ...world.targetGroup,
        },
      ],
    ]),
    pools: new Map(pools.map((each) => [each.name, each])),
  };
}

export function aSpotNotice(id: string, at = NOW): Notice {
  return { kind: 'spotInterruption', instanceId: `i-${id}`, at, channel: 'event' };
}

/** What a task of `aTask` is told of an interruption. */
export const SIGNAL: QuiesceSignal = {
  id: 't1:spotInterruption:2026-11-22T05:00:00Z',
  account: '111122223333',
  region: 'ap-northeast-1',
  family: 'batch',
  group: 'family:batch',
  why: 'spotInterruption',
  stopAt: null,
};

export const NO_RECALL: Recall = { heartbeats: new Map(), completions: new Map(), removedTargets: new Map() };

/** What a spot notice asks for at once. */
export const aDrainAtNotice = ({ instanceId, container }: InstanceFacts): Action => ({
  kind: 'drain',
  instanceId,
  containerInstanceArn: container!.arn,
  onCachedMembership: true,
  forced: true,
  nature: 'routine',
  reason: 'spot interruption of 05:00:00Z: AWS takes it at 05:02:00Z',
});
