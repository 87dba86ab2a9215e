// Short stories in which AWS refuses, throttles or denies what it is asked, just when an instance leaves. Lived as they are, like those of
// troubles.ts: how long something is refused is told by the clock, and a life that is broken off meets another part of it.
import { DAEMONS, ENDED, JOBS, NOTICE, pool, SPOT, TASK, type Tale } from './story.ts';

const HOOKS = ['autoscaling:CompleteLifecycleAction'];
const DRAINS = ['ecs:UpdateContainerInstancesState'];

/** The last task finds no room elsewhere, and its target may go at once; sooner or later something about that is refused. */
const hinderedRemoval = (tale: Pick<Tale, 'name' | 'does' | 'web' | 'faults'>): Tale => ({
  ...tale,
  duration: '9m',
  settings: { stopTask: 'atOnce' },
  ...SPOT,
  web: { desired: 4, task: { ...TASK, cpu: 1200 }, ...tale.web },
  spec: { workloads: [DAEMONS, { match: { service: 'web' }, floor: 1 }] },
  faults: [NOTICE, ...tale.faults],
});

/** AWS refuses the removal for longer than ECS would need to stop the task by itself: until it is out the task serves. */
const targetRefused = (name: string, fault: Tale['faults'][number]): Tale =>
  hinderedRemoval({
    name,
    does: DRAINS,
    web: {
      loadBalancer: { deregistrationDelay: '60s', healthCheckInterval: '5s' },
      traffic: { seconds: 0.1, perTask: 200, points: [{ at: '0s', requestsPerSecond: 20 }] },
    },
    faults: [fault],
  });

/** The state of its target cannot be read for some seconds; its load balancer sends requests on for a while after a removal. */
const healthOutOfSight = (name: string, fault: Tale['faults'][number]): Tale =>
  hinderedRemoval({
    name,
    does: ['elbv2:DeregisterTargets'],
    web: { loadBalancer: { type: 'network', deregistrationDelay: '60s', healthCheckInterval: '5s' } },
    faults: [fault],
  });

const HEALTH = { service: 'elbv2', operation: 'DescribeTargetHealth' } as const;

export const refusals: readonly Tale[] = [
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
    // The first two heartbeats are refused; a third would come when the hook has run out, in the middle of a job.
    name: 'heartbeats-refused',
    does: ['autoscaling:RecordLifecycleActionHeartbeat', ...HOOKS],
    duration: '17m',
    settle: '14m',
    jobs: [{ family: 'job', perMinute: 12, until: '1m', seconds: '750s', task: { ...TASK, cpu: 200 } }],
    spec: {
      workloads: [DAEMONS, { match: { family: 'job' }, drainTimeout: '5m' }],
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
];
