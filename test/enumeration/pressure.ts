// Short stories in which something is in the way: no room, no replacement, no message, a limit, a brake, a job that is not done.
import {
  DAEMONS,
  drainedAt,
  ENDED,
  group,
  HELD,
  MEMORY,
  NEW_IMAGE,
  NOTICE,
  pool,
  SPOT,
  TASK,
  type Tale,
} from './story.ts';

const setTag = (at: string, key: string, value?: string) => ({
  at,
  setClusterTag: { cluster: 'small', key: `sluice.dev/${key}`, ...(value !== undefined && { value }) },
});

export const pressure: readonly Tale[] = [
  {
    // Of the rules the first that matches counts: the job makes its host busy, and is waited for. So is what takes long to stop.
    name: 'job-and-slow-goodbye',
    does: ['autoscaling:CompleteLifecycleAction', 'ecs:DeregisterContainerInstance'],
    duration: '13m',
    web: { desired: 4, task: { ...TASK, stopTimeout: '60s', shutdown: '40s-45s' } },
    jobs: [{ family: 'job', perMinute: 12, until: '110s', seconds: '220s', task: { ...TASK, cpu: 100 } }],
    spec: {
      workloads: [
        { match: { service: 'none-of-these' }, ignore: true },
        DAEMONS,
        { match: { family: 'job' } },
        { match: { family: 'j*' }, ignore: true },
      ],
    },
    faults: [ENDED],
  },
  {
    // No event tells of it: the spot request does.
    name: 'notice-without-event',
    does: ['ecs:UpdateContainerInstancesState'],
    duration: '10m',
    ...SPOT,
    spec: {},
    faults: [{ at: '1m', eventTrouble: { lose: 100, for: '6m' } }, NOTICE],
  },
  {
    name: 'spot-request-lags',
    does: ['ecs:UpdateContainerInstancesState'],
    duration: '9m',
    settings: { spotRequestLag: '15s' },
    ...SPOT,
    spec: {},
    faults: [NOTICE],
  },
  {
    // Its last task has no room elsewhere, and takes nearly a minute to stop.
    name: 'spot-slow-to-stop',
    does: ['elbv2:DeregisterTargets', 'ecs:StopTask'],
    duration: '10m',
    settings: { stopTask: 'atOnce' },
    ...SPOT,
    web: { desired: 4, task: { ...TASK, cpu: 1200, stopTimeout: '60s', shutdown: '50s-55s' } },
    spec: {},
    faults: [NOTICE],
  },
  {
    // Its task is out of its load balancer, and could not be stopped, when the interruption does not come. Nor can it be put back at
    // once.
    name: 'false-alarm-without-room',
    does: ['elbv2:DeregisterTargets', 'elbv2:RegisterTargets'],
    duration: '12m',
    ...SPOT,
    web: {
      desired: 4,
      task: { ...TASK, cpu: 1200 },
      loadBalancer: { deregistrationDelay: '60s', healthCheckInterval: '5s' },
    },
    spec: {},
    faults: [
      { at: '1m50s', apiError: { service: 'ecs', operation: 'StopTask', for: '3m' } },
      { at: '2m', spotInterruption: { pool: 'hosts', count: 1, taken: false } },
      { at: '4m', apiError: { service: 'elbv2', operation: 'RegisterTargets', for: '1m' } },
    ],
  },
  {
    // A colleague took a task out to look at it; its host is to be taken, and is not.
    name: 'false-alarm-beside-a-colleague',
    does: ['ecs:UpdateContainerInstancesState'],
    duration: '12m',
    ...SPOT,
    // Of web nothing is to be taken out.
    web: { desired: 4, loadBalancer: undefined, traffic: undefined },
    services: [
      {
        name: 'side',
        desired: 4,
        spread: ['instance'],
        loadBalancer: { deregistrationDelay: '10s', healthCheckInterval: '5s' },
        task: { ...TASK, cpu: 1200 },
      },
    ],
    spec: {},
    faults: [
      { at: '1m', deregisterTargets: { service: 'side', count: 4 } },
      { at: '1m50s', apiError: { service: 'ecs', operation: 'StopTask', for: '3m' } },
      { at: '2m', spotInterruption: { pool: 'hosts', count: 1, taken: false } },
    ],
  },
  {
    // A job is waited for as long as its rule says, and its host is the person's own until then and after. Another's turn comes later
    // than this story goes on.
    name: 'person-drains-a-job',
    does: ['ecs:UpdateContainerInstancesState'],
    duration: '9m',
    jobs: [{ family: 'job', perMinute: 12, until: '110s', seconds: '220s', task: { ...TASK, cpu: 100 } }],
    spec: {
      workloads: [DAEMONS, { match: { family: 'job' }, drainTimeout: '10m', onTimeout: 'abort' }],
      disruption: { budgets: [{ max: 2 }, { max: 1, per: '10m' }] },
    },
    faults: [{ at: '2m', setAttribute: { pool: 'hosts', count: 2, name: MEMORY, value: drainedAt(2) } }],
  },
  {
    name: 'paused-and-frozen',
    does: ['autoscaling:TerminateInstanceInAutoScalingGroup', 'autoscaling:SetInstanceProtection'],
    duration: '20m',
    settle: '12m',
    pools: [group('hosts', { desired: 2 }), group('others', { desired: 2 })],
    spec: { pools: [pool('hosts'), pool('others')], refresh: { on: ['launchTemplate'] } },
    faults: [
      setTag('1m', 'paused', 'ann 2026-11-22T00:01:00Z'),
      { at: '2m', ...NEW_IMAGE },
      setTag('4m', 'frozen', 'ann 2026-11-22T00:04:00Z'),
      setTag('4m1s', 'paused'),
      // One is idle, and stays as it is.
      { at: '5m', setServiceDesired: { service: 'web', desired: 3 } },
      setTag('7m', 'frozen'),
    ],
  },
  {
    // Another document says that the cluster is its own. Who would say otherwise cannot for a while.
    name: 'cluster-of-another',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '8m',
    settle: '3m',
    spec: {},
    faults: [
      { at: '50s', apiError: { service: 'ecs', operation: 'TagResource', for: '50s' } },
      setTag('1m', 'owner', 'theirs'),
      { at: '2m', setServiceDesired: { service: 'web', desired: 3 } },
      setTag('5m', 'owner'),
    ],
  },
  {
    // They are left alone, also by what would be done to others, until the word is gone.
    name: 'memory-of-a-later-version',
    does: ['autoscaling:EnterStandby', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '16m',
    settle: '10m',
    pools: [group('hosts', { desired: 2 }), group('others', { desired: 2 })],
    spec: { pools: [pool('hosts'), pool('others')], refresh: { on: ['launchTemplate'], surge: 1 } },
    faults: [
      { at: '90s', setAttribute: { pool: 'hosts', count: 2, name: MEMORY, value: 'v9:x' } },
      { at: '2m', ...NEW_IMAGE },
      { at: '5m', setAttribute: { pool: 'hosts', count: 2, name: MEMORY } },
    ],
  },
  {
    // A group that the spec does not name has idle hosts, and no hook.
    name: 'bystanders',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '8m',
    pools: [group('hosts', { desired: 2 }), group('others', { desired: 3 })],
    spec: {},
    faults: [{ at: '2m', setServiceDesired: { service: 'web', desired: 3 } }],
  },
  {
    name: 'slow-boot',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '9m',
    pools: [group('hosts', { boot: '170s-180s' })],
    spec: {},
    faults: [{ at: '1m', setDesiredCapacity: { pool: 'hosts', desired: 5 } }],
  },
  {
    // Its task serves on while nobody can tell it to stop.
    name: 'silent-while-leaving',
    does: ['autoscaling:CompleteLifecycleAction'],
    duration: '14m',
    pools: [group('hosts', HELD)],
    spec: {},
    faults: [
      { at: '1m58s', agentDisconnect: { pool: 'hosts', zone: 'c', for: '4m' } },
      { at: '2m', terminateInGroup: { pool: 'hosts', zone: 'c', count: 1 } },
    ],
  },
  {
    // Two of four serve on until the last moment, for what is left would break down.
    name: 'two-notices-without-room',
    does: ['elbv2:DeregisterTargets', 'ecs:StopTask'],
    duration: '10m',
    ...SPOT,
    web: {
      desired: 4,
      task: { ...TASK, cpu: 1200 },
      traffic: { seconds: 0.1, perTask: 200, points: [{ at: '0s', requestsPerSecond: 20 }] },
    },
    spec: {},
    faults: [{ at: '2m', spotInterruption: { pool: 'hosts', count: 2 } }],
  },
  {
    // ECS itself protects what is busy, and lets the idle go.
    name: 'group-of-a-capacity-provider',
    does: ['ecs:TagResource'],
    duration: '12m',
    pools: [
      group('hosts', {
        newInstancesProtected: true,
        capacityProvider: { managedScaling: true, managedTerminationProtection: true, targetCapacity: 100 },
      }),
    ],
    spec: {},
    faults: [{ at: '2m', setServiceDesired: { service: 'web', desired: 3 } }],
  },
];
