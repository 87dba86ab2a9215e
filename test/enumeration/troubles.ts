// Short stories in which AWS answers late, wrongly or not at all, or messages are made up, just when an instance leaves. Kept apart
// from those whose points are tried: the answers are drawn, so that a life that is broken off takes other ones.
import { group, pool, TASK, type Tale } from './story.ts';

const SPOT = { pools: [group('hosts', { market: 'spot' })] };
const JOBS = {
  jobs: [{ family: 'job', perMinute: 12, until: '110s', seconds: '150s', task: { ...TASK, cpu: 100 } }],
};
const ENDED = { at: '2m', terminateInGroup: { pool: 'hosts', count: 1 } };
const NOTICE = { at: '2m', spotInterruption: { pool: 'hosts', count: 1 } };
const HOOKS = ['autoscaling:CompleteLifecycleAction'];
const DRAINS = ['ecs:UpdateContainerInstancesState'];

/**
 * Its target may go at once, and AWS refuses that for longer than ECS would need to stop it by itself: until it is out the task
 * serves.
 */
const targetRefused = (name: string, fault: Tale['faults'][number]): Tale => ({
  name,
  does: DRAINS,
  duration: '9m',
  settings: { stopTask: 'atOnce' },
  ...SPOT,
  web: {
    desired: 4,
    task: { ...TASK, cpu: 1200 },
    loadBalancer: { deregistrationDelay: '60s', healthCheckInterval: '5s' },
    traffic: { seconds: 0.1, perTask: 200, points: [{ at: '0s', requestsPerSecond: 20 }] },
  },
  spec: {
    workloads: [
      { match: { daemon: true }, ignore: true },
      { match: { service: 'web' }, floor: 1 },
    ],
  },
  faults: [NOTICE, fault],
});

/** The state of its target cannot be read for some seconds; its load balancer sends requests on for a while after a removal. */
const healthOutOfSight = (name: string, fault: Tale['faults'][number]): Tale => ({
  name,
  does: ['elbv2:DeregisterTargets'],
  duration: '9m',
  settings: { stopTask: 'atOnce' },
  ...SPOT,
  web: {
    desired: 4,
    task: { ...TASK, cpu: 1200 },
    loadBalancer: { type: 'network', deregistrationDelay: '60s', healthCheckInterval: '5s' },
  },
  spec: {
    workloads: [
      { match: { daemon: true }, ignore: true },
      { match: { service: 'web' }, floor: 1 },
    ],
  },
  faults: [NOTICE, fault],
});

const HEALTH = { service: 'elbv2', operation: 'DescribeTargetHealth' } as const;

export const troubles: readonly Tale[] = [
  healthOutOfSight('health-throttled', {
    at: '110s',
    throttle: { ...HEALTH, percent: 100, for: '15s' },
  }),
  healthOutOfSight('health-denied', {
    at: '110s',
    apiError: { ...HEALTH, code: 'AccessDenied', for: '15s' },
  }),
  healthOutOfSight('health-unavailable', {
    at: '110s',
    apiError: { ...HEALTH, code: 'ServiceUnavailable', for: '15s' },
  }),
  {
    // Nothing but the message tells of it, and what it asks for is refused at first.
    name: 'recommendation-refused',
    does: ['autoscaling:EnterStandby', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '11m',
    settle: '6m',
    ...SPOT,
    spec: { pools: [{ ...pool('hosts'), onRebalance: 'replace' }] },
    faults: [
      { at: '110s', apiError: { service: 'ec2', operation: 'CreateTags', for: '40s' } },
      { at: '2m', rebalanceRecommendation: { pool: 'hosts', count: 1 } },
    ],
  },
  {
    // The rule of the queue sends every event of the account, and each is to be out of the way in the end.
    name: 'all-events',
    does: DRAINS,
    events: ['*'],
    duration: '18m',
    ...SPOT,
    spec: {},
    faults: [NOTICE],
  },
  targetRefused('target-throttled', {
    at: '110s',
    throttle: { service: 'elbv2', operation: 'DeregisterTargets', percent: 100, for: '50s' },
  }),
  targetRefused('target-denied', {
    at: '110s',
    apiError: { service: 'elbv2', operation: 'DeregisterTargets', code: 'AccessDenied', for: '50s' },
  }),
  targetRefused('target-unavailable', {
    at: '110s',
    apiError: { service: 'elbv2', operation: 'DeregisterTargets', code: 'ServiceUnavailable', for: '50s' },
  }),
  {
    name: 'ec2-shows-some-only',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '9m',
    spec: {},
    faults: [{ at: '90s', agentDisconnect: { pool: 'hosts', count: 1, for: '2m' } }],
    between: [
      { at: 60, partial: { service: 'ec2', operations: ['DescribeInstances'], keep: 0.3, for: 180 } },
    ],
  },
  {
    name: 'pages-of-two',
    does: DRAINS,
    duration: '10m',
    pools: [group('hosts', { market: 'spot', desired: 6 })],
    spec: {},
    faults: [{ at: '2m', spotInterruption: { pool: 'hosts', count: 3 } }],
    between: [{ at: 0, pages: { for: 480 } }],
  },
  {
    // Neither what is there nor what is known can be read, for longer than anybody believes an absence.
    name: 'listings-fail',
    does: HOOKS,
    duration: '12m',
    jobs: [{ family: 'job', perMinute: 12, until: '110s', seconds: '250s', task: { ...TASK, cpu: 100 } }],
    spec: {},
    faults: [
      ENDED,
      {
        at: '100s',
        apiError: { service: 'ecs', operation: 'ListTasks', code: 'ServerException', for: '160s' },
      },
      {
        at: '100s',
        apiError: { service: 'ecs', operation: 'DescribeTasks', code: 'ServerException', for: '160s' },
      },
    ],
  },
  {
    name: 'tasks-left-out',
    does: HOOKS,
    duration: '10m',
    ...JOBS,
    spec: {},
    faults: [ENDED],
    between: [{ at: 100, partial: { service: 'ecs', operations: ['DescribeTasks'], keep: 0.3, for: 160 } }],
  },
  {
    name: 'container-instances-left-out',
    does: DRAINS,
    duration: '10m',
    pools: [group('hosts', { market: 'spot', desired: 6 })],
    spec: {},
    faults: [{ at: '2m', spotInterruption: { pool: 'hosts', count: 3 } }],
    between: [
      {
        at: 60,
        partial: { service: 'ecs', operations: ['DescribeContainerInstances'], keep: 0.6, for: 200 },
      },
    ],
  },
  {
    // Nine have to be told to stop at the same moment, and each answer takes long.
    name: 'stops-answered-slowly',
    does: DRAINS,
    duration: '10m',
    settings: { stopTask: 'atOnce' },
    pools: [group('hosts', { market: 'spot', desired: 10, max: 20 })],
    web: { desired: 10, task: { ...TASK, cpu: 1200, shutdown: '8s-9s' } },
    spec: {},
    faults: [{ at: '2m', spotInterruption: { pool: 'hosts', count: 9 } }],
    between: [{ at: 120, slow: { service: 'ecs', operations: ['StopTask'], seconds: 9, for: 130 } }],
  },
  {
    // The first two heartbeats are refused; a third would come when the hook has run out, in the middle of a job.
    name: 'heartbeats-refused',
    does: ['autoscaling:RecordLifecycleActionHeartbeat', ...HOOKS],
    duration: '17m',
    settle: '14m',
    jobs: [{ family: 'job', perMinute: 12, until: '1m', seconds: '750s', task: { ...TASK, cpu: 200 } }],
    spec: {
      workloads: [
        { match: { daemon: true }, ignore: true },
        { match: { family: 'job' }, drainTimeout: '5m' },
      ],
    },
    faults: [
      ENDED,
      {
        at: '100s',
        apiError: {
          service: 'autoscaling',
          operation: 'RecordLifecycleActionHeartbeat',
          code: 'Throttling',
          for: '350s',
        },
      },
    ],
  },
  {
    // About those that are well, about nobody, and about nothing at all.
    name: 'messages-made-up',
    does: ['autoscaling:SetInstanceProtection'],
    events: ['*'],
    duration: '10m',
    spec: {},
    faults: [],
    between: [
      { at: 60, forge: { what: 'noise' } },
      { at: 65, forge: { what: 'spotInterruption' } },
      { at: 70, forge: { what: 'stateTerminated', instance: 1 } },
      { at: 75, forge: { what: 'hook', instance: 2 } },
      { at: 80, forge: { what: 'hook' } },
      { at: 90, forge: { what: 'spotInterruption', instance: 0 } },
    ],
  },
  {
    // The warning of an interruption that did not come arrives half an hour later, while nobody may see spot requests: nothing else
    // told of it, and nothing denies it.
    name: 'notice-of-long-ago',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '36m',
    settle: '1m',
    ...SPOT,
    spec: {},
    faults: [
      {
        at: '50s',
        apiError: {
          service: 'ec2',
          operation: 'DescribeSpotInstanceRequests',
          code: 'UnauthorizedOperation',
          for: '32m',
        },
      },
      {
        at: '59s',
        eventTrouble: { detailType: 'EC2 Spot Instance Interruption Warning', delay: '29m', for: '2m' },
      },
      { at: '1m', spotInterruption: { pool: 'hosts', count: 1, taken: false } },
    ],
  },
  {
    name: 'deletions-fail',
    does: DRAINS,
    duration: '9m',
    ...SPOT,
    spec: {},
    faults: [NOTICE],
    between: [{ at: 60, loseRequests: { service: 'sqs', operations: ['DeleteMessageBatch'], for: 120 } }],
  },
  {
    // It works until the latest time at which it can still stop in peace, and just then AWS has no time.
    name: 'throttled-stop',
    does: ['ecs:StopTask'],
    duration: '9m',
    settings: { stopTask: 'atOnce' },
    ...SPOT,
    web: {
      desired: 4,
      task: { ...TASK, cpu: 1200, stopTimeout: '30s', shutdown: '24s-25s' },
      loadBalancer: undefined,
      traffic: undefined,
    },
    spec: {},
    faults: [
      NOTICE,
      { at: '186s', throttle: { service: 'ecs', operation: 'StopTask', percent: 100, for: '36s' } },
    ],
  },
  {
    name: 'throttled-drain',
    does: DRAINS,
    duration: '9m',
    ...SPOT,
    spec: {},
    faults: [
      NOTICE,
      {
        at: '1m',
        throttle: { service: 'ecs', operation: 'UpdateContainerInstancesState', percent: 100, for: '125s' },
      },
    ],
  },
  {
    name: 'throttled-reads',
    does: HOOKS,
    duration: '10m',
    ...JOBS,
    spec: {},
    faults: [
      ENDED,
      { at: '115s', throttle: { service: 'ecs', percent: 60, for: '90s' } },
      { at: '115s', throttle: { service: 'autoscaling', percent: 60, for: '90s' } },
    ],
  },
  {
    name: 'reads-denied',
    does: HOOKS,
    duration: '12m',
    ...JOBS,
    spec: {},
    faults: [
      ENDED,
      { at: '100s', apiError: { service: 'ecs', code: 'AccessDeniedException', percent: 60, for: '2m' } },
      { at: '100s', apiError: { service: 'elbv2', code: 'AccessDenied', percent: 60, for: '2m' } },
    ],
  },
  {
    name: 'requests-lost',
    does: HOOKS,
    duration: '12m',
    ...JOBS,
    spec: {},
    faults: [ENDED],
    between: [
      { at: 100, loseRequests: { service: 'ecs', percent: 60, for: 120 } },
      { at: 100, loseRequests: { service: 'autoscaling', percent: 60, for: 120 } },
    ],
  },
  {
    // One page of one list; no event tells what comes meanwhile.
    name: 'one-answer-never-comes',
    does: DRAINS,
    duration: '10m',
    ...SPOT,
    spec: {},
    faults: [{ at: '1m', eventTrouble: { lose: 100, for: '4m' } }, NOTICE],
    between: [{ at: 100, slow: { service: 'ecs', operations: ['ListTasks'], seconds: 300, for: 15 } }],
  },
  {
    name: 'clock-set-back',
    does: HOOKS,
    duration: '12m',
    spec: {},
    faults: [{ at: '4m', terminateInGroup: { pool: 'hosts', count: 1 } }],
    // What failed is tried again in a second, by a clock that says otherwise by then. Until it knows its account all fails.
    between: [
      { at: 0, blackout: { for: 30 } },
      { at: 30, clock: { ahead: -3600 } },
    ],
  },
  {
    name: 'dark-for-a-moment',
    does: DRAINS,
    duration: '10m',
    ...SPOT,
    spec: {},
    faults: [
      { at: '100s', eventTrouble: { lose: 100, for: '5m' } },
      { at: '4m', spotInterruption: { pool: 'hosts', count: 1 } },
    ],
    between: [{ at: 60, blackout: { for: 20 } }],
  },
  {
    // A freeze that cannot be read is none that is lifted.
    name: 'freeze-out-of-sight',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '14m',
    settle: '8m',
    spec: {},
    faults: [
      {
        at: '1m',
        setClusterTag: { cluster: 'small', key: 'sluice.dev/frozen', value: 'ann 2026-11-22T00:01:00Z' },
      },
      { at: '3m', setServiceDesired: { service: 'web', desired: 3 } },
      { at: '6m', setClusterTag: { cluster: 'small', key: 'sluice.dev/frozen' } },
    ],
    between: [{ at: 100, partial: { service: 'ecs', operations: ['DescribeClusters'], keep: 0, for: 200 } }],
  },
  {
    // It looks, and does nothing.
    name: 'observed',
    does: [],
    duration: '8m',
    spec: { mode: 'observe', refresh: { on: ['launchTemplate'] } },
    faults: [{ at: '2m', setServiceDesired: { service: 'web', desired: 3 } }],
  },
  {
    // More than one batch of drains holds; more hosts than any story whose points are tried.
    name: 'eleven-notices',
    does: DRAINS,
    duration: '9m',
    pools: [group('hosts', { market: 'spot', desired: 14, max: 30 })],
    web: { desired: 3 },
    spec: {},
    // All are seen at the same moment, in their spot requests.
    faults: [
      { at: '1m', eventTrouble: { lose: 100, for: '3m' } },
      { at: '2m', spotInterruption: { pool: 'hosts', count: 11 } },
    ],
  },
  {
    name: 'spec-with-mistakes',
    does: HOOKS,
    duration: '10m',
    spec: {},
    faults: [{ at: '4m', terminateInGroup: { pool: 'hosts', count: 1 } }],
    between: [
      { at: 120, edit: { documents: document({ pools: [{ ...pool('hosts'), limits: { min: 'two' } }] }) } },
      { at: 180, edit: { documents: document({ mode: 'drane' }) } },
    ],
  },
  {
    name: 'another-spec',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '9m',
    spec: {},
    faults: [{ at: '2m1s', setServiceDesired: { service: 'web', desired: 3 } }],
    between: [{ at: 120, edit: { documents: document({ disruption: { budgets: [{ max: 2 }] } }) } }],
  },
];

/** What stands in a file of specs. */
function document(more: object): string {
  const spec = {
    account: '111122223333',
    region: 'ap-northeast-1',
    cluster: 'small',
    mode: 'drain',
    events: { queue: 'events' },
    workloads: [{ match: { daemon: true }, ignore: true }],
    pools: [pool('hosts')],
    ...more,
  };
  return JSON.stringify({
    apiVersion: 'sluice.dev/v1alpha1',
    kind: 'ClusterSpec',
    metadata: { name: 'small' },
    spec,
  });
}
