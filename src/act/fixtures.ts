// Facts for tests of the gate and of carrying out: one busy spot instance that is on its way out, and what differs.
import type { Notice } from '#model/notice.ts';
import type { GroupFacts, InstanceFacts, Observation, TaskFacts } from '#model/observation.ts';
import type { Action } from '#model/plan.ts';
import type { GateFacts } from './gate.ts';

export const now = Date.parse('2026-11-22T05:00:00Z');
export const clusterArn = 'arn:aws:ecs:ap-northeast-1:111122223333:cluster/web';

export const spec: GateFacts['spec'] = {
  account: '111122223333',
  region: 'ap-northeast-1',
  cluster: 'web',
  mode: 'drain',
  workloads: [
    { match: { daemon: true }, ignore: true },
    { match: { family: 'nightly' }, quiesce: { queue: 'job-signals', lead: '60s' } },
  ],
  pools: [
    {
      name: 'spot',
      autoScalingGroup: { name: 'web-spot' },
      lifecycleHook: { name: 'sluice-drain', manage: true },
    },
  ],
};

export function task(differs: Partial<TaskFacts> = {}): TaskFacts {
  return {
    arn: 'task-1',
    family: 'web',
    group: 'service:web',
    service: 'web',
    daemon: false,
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    tags: {},
    stopTimeoutMs: 30_000,
    targets: [{ targetGroupArn: 'tg-1', id: 'i-1', port: 8080, state: 'healthy' }],
    ...differs,
  };
}

export function instance(differs: Partial<InstanceFacts> = {}): InstanceFacts {
  return {
    instanceId: 'i-1',
    pool: 'spot',
    market: 'spot',
    ec2State: 'running',
    group: {
      name: 'web-spot',
      lifecycleState: 'Terminating:Wait',
      protectedFromScaleIn: false,
      healthStatus: 'Healthy',
    },
    container: { arn: 'ci-1', status: 'DRAINING', agentConnected: true, version: 1 },
    tasks: [],
    stoppingTasksReadAt: now - 100,
    readAt: now - 100,
    ec2ReadAt: now - 100,
    elsewhere: { clusters: [], readAt: now - 100 },
    tags: {},
    ...differs,
  };
}

export const inService = (differs: Partial<InstanceFacts> = {}) =>
  instance({
    group: {
      name: 'web-spot',
      lifecycleState: 'InService',
      protectedFromScaleIn: true,
      healthStatus: 'Healthy',
    },
    container: { arn: 'ci-1', status: 'ACTIVE', agentConnected: true, version: 1 },
    ...differs,
  });

export function facts(differs: Partial<GateFacts> = {}): GateFacts {
  return {
    spec,
    instance: instance(),
    notices: [],
    clusterTags: {},
    clusterReadAt: now - 100,
    decidedAt: now - 500,
    now,
    monotonicNow: 0,
    lease: { until: Number.POSITIVE_INFINITY },
    ...differs,
  };
}

/** What the queue tells of an instance that is interrupted. */
export const interruption = (instanceId = 'i-1', at = now - 1_000): Notice => ({
  kind: 'spotInterruption',
  instanceId,
  at,
  channel: 'event',
});

/** Our memory of an interruption whose deadline is at `until`. */
export const spotMemory = (until = now + 60_000) =>
  `v1:spot:${(now / 1000).toString(36)}:${Math.floor(until / 1000).toString(36)}:-`;

const base = { reason: 'a test', forced: true, nature: 'routine', pool: 'spot', instanceId: 'i-1' } as const;

/** One action of each kind, all permitted by some facts above. */
export const actions = {
  protect: { ...base, kind: 'protect', group: 'web-spot', forced: false },
  unprotect: { ...base, kind: 'unprotect', group: 'web-spot', forced: false },
  drain: { ...base, kind: 'drain', containerInstanceArn: 'ci-1', onCachedMembership: false },
  noticed: { ...base, kind: 'drain', containerInstanceArn: 'ci-1', onCachedMembership: true },
  activate: { ...base, kind: 'activate', containerInstanceArn: 'ci-1' },
  remember: { ...base, kind: 'remember', containerInstanceArn: 'ci-1', value: 'v1:spot:0:0:-' },
  removeTarget: {
    ...base,
    kind: 'removeTarget',
    taskArn: 'task-1',
    targetGroupArn: 'tg-1',
    targetId: 'i-1',
    port: 8080,
  },
  restoreTarget: {
    ...base,
    kind: 'restoreTarget',
    taskArn: 'task-1',
    targetGroupArn: 'tg-1',
    targetId: 'i-1',
    port: 8080,
  },
  quiesce: {
    ...base,
    kind: 'quiesce',
    taskArn: 'task-1',
    to: { queue: 'job-signals' },
    signal: {
      id: 'task-1:lifecycleHook:2026-11-22T05:00:00Z',
      account: '111122223333',
      region: 'ap-northeast-1',
      family: 'nightly',
      group: 'family:nightly',
      containerInstanceArn: 'ci-1',
      why: 'lifecycleHook',
      stopAt: now + 60_000,
    },
  },
  stopTask: { ...base, kind: 'stopTask', taskArn: 'task-1' },
  deregister: { ...base, kind: 'deregister', containerInstanceArn: 'ci-1' },
  wished: { ...base, kind: 'drain', containerInstanceArn: 'ci-1', onCachedMembership: false, forced: false },
  buried: { ...base, kind: 'deregister', containerInstanceArn: 'ci-1', force: true },
  standby: { ...base, kind: 'standby', group: 'web-spot', forced: false },
  grow: {
    kind: 'grow',
    pool: 'spot',
    group: 'web-spot',
    from: 3,
    to: 5,
    reason: 'why',
    forced: false,
    nature: 'routine',
  },
  lowerTarget: { ...base, kind: 'lowerTarget', fleet: 'sfr-1', target: 6, forced: false },
  terminate: { ...base, kind: 'terminate', fleet: 'sfr-1', forced: false },
  lower: { ...base, kind: 'end', group: 'web-spot', lower: true, forced: false },
  end: { ...base, kind: 'end', group: 'web-spot', forced: false },
  heartbeat: { ...base, kind: 'heartbeat', group: 'web-spot', hook: 'sluice-drain' },
  completeHook: { ...base, kind: 'completeHook', group: 'web-spot', hook: 'sluice-drain' },
  putHook: {
    reason: 'a test',
    forced: false,
    nature: 'change',
    kind: 'putHook',
    group: 'web-spot',
    hook: 'sluice-drain',
    correct: false,
  },
  record: {
    reason: 'a test',
    forced: false,
    nature: 'change',
    kind: 'record',
    clusterArn,
    tags: { 'sluice.dev/mode': 'drain' },
    obsolete: [],
  },
} as const satisfies Record<string, Action>;

export function observation(instances: readonly InstanceFacts[]): Observation {
  const part = { at: now, complete: true };
  return {
    account: spec.account,
    region: spec.region,
    at: now,
    parts: {
      cluster: part,
      containerInstances: part,
      tasks: part,
      services: part,
      targets: part,
      pools: part,
      ec2: part,
      spotRequests: part,
      statusChecks: part,
    },
    cluster: { name: 'web', arn: clusterArn, status: 'ACTIVE', tags: {} },
    instances: new Map(instances.map((each) => [each.instanceId, each])),
    services: new Map(),
    targetGroups: new Map(),
    pools: new Map(),
  };
}

/** The group of `web-spot` as it was read. */
export const aGroup = (over: Partial<GroupFacts> = {}): GroupFacts => ({
  name: 'web-spot',
  arn: 'arn',
  min: 0,
  max: 10,
  desired: 4,
  zones: [],
  suspendedProcesses: [],
  hooks: [],
  managedByEcs: false,
  ...over,
});

/** Its count: four, of which so many are on standby. */
export const aPoolCount = (instances: number, units = instances) => ({
  size: 4,
  out: 0,
  left: [],
  leftKnown: true,
  onStandby: { instances, units },
});
