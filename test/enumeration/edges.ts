// Short stories of what seldom happens and is seldom thought of: an answer that lacks what is there, a job that outlasts the hook of
// its host, an agent that is silent while its host serves, a colleague who wants a host kept.
import { DAEMONS, drainedAt, group, MEMORY, TASK, type Tale } from './story.ts';

const JOB = { ...TASK, cpu: 200 };

export const edges: readonly Tale[] = [
  {
    // Each host has a job of 12 minutes, which nobody is to stop: longer than the heartbeat of its hook, and its drain takes longer
    // than its rule likes.
    name: 'job-outlasts-the-hook',
    does: ['autoscaling:RecordLifecycleActionHeartbeat', 'autoscaling:CompleteLifecycleAction'],
    duration: '17m',
    settle: '14m',
    jobs: [{ family: 'job', perMinute: 12, until: '1m', seconds: '750s', task: JOB }],
    spec: { workloads: [DAEMONS, { match: { family: 'job' }, drainTimeout: '5m' }] },
    faults: [{ at: '2m', terminateInGroup: { pool: 'hosts', count: 1 } }],
  },
  {
    // Its target may go at once, long before ECS has found room for the task elsewhere; its load balancer sends requests on for a while.
    name: 'targets-go-first',
    // ECS sends the signal as soon as it is told to.
    settings: { stopTask: 'atOnce' },
    does: ['elbv2:DeregisterTargets', 'ecs:StopTask'],
    duration: '9m',
    pools: [group('hosts', { market: 'spot' })],
    web: {
      desired: 4,
      task: { ...TASK, cpu: 1200 },
      loadBalancer: { type: 'network', deregistrationDelay: '60s', healthCheckInterval: '5s' },
    },
    spec: { workloads: [DAEMONS, { match: { service: 'web' }, floor: 1 }] },
    faults: [{ at: '2m', spotInterruption: { pool: 'hosts', count: 1 } }],
  },
  {
    // Somebody else's hook keeps an instance that the group is ending, when nothing of it is left in the cluster: it is out all the same.
    name: 'another-hook-waits',
    does: ['ecs:UpdateContainerInstancesState', 'autoscaling:CompleteLifecycleAction'],
    duration: '18m',
    settle: '12m',
    pools: [group('hosts', { hooks: [{ name: 'backup', heartbeat: '6m', defaultResult: 'CONTINUE' }] })],
    spec: {},
    faults: [
      { at: '2m', terminateInGroup: { pool: 'hosts', count: 1 } },
      { at: '5m', setAttribute: { pool: 'hosts', count: 1, name: MEMORY, value: drainedAt(5) } },
    ],
  },
  {
    // What is known of container instances is old; that somebody wants one to leave is seen all the same.
    name: 'list-out-of-reach',
    does: ['ecs:UpdateContainerInstancesState'],
    duration: '14m',
    settle: '7m',
    spec: {},
    faults: [
      { at: '2m', apiError: { service: 'ecs', operation: 'ListContainerInstances', for: '4m' } },
      { at: '3m', setInstanceTag: { pool: 'hosts', count: 1, key: MEMORY, value: drainedAt(3) } },
    ],
  },
  {
    // Its tasks serve on.
    name: 'agent-is-silent',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '16m',
    pools: [group('hosts', { suspended: ['AZRebalance', 'HealthCheck'] })],
    spec: {},
    faults: [{ at: '2m', agentDisconnect: { pool: 'hosts', count: 1, for: '8m' } }],
  },
  {
    // It is protected, idle, and not to be touched.
    name: 'host-to-keep',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '10m',
    spec: {},
    faults: [
      { at: '1m', setInstanceTag: { pool: 'hosts', count: 4, key: 'sluice.dev/keep', value: 'ann' } },
      { at: '2m', setServiceDesired: { service: 'web', desired: 3 } },
    ],
  },
  {
    // For some seconds ECS denies that there are tasks and a container instance, when all that is left there is stopping.
    name: 'missing-for-a-moment',
    does: ['ecs:DeregisterContainerInstance', 'autoscaling:CompleteLifecycleAction'],
    duration: '10m',
    web: { task: { ...TASK, stopTimeout: '90s', shutdown: '60s-70s' } },
    spec: {},
    faults: [{ at: '2m', terminateInGroup: { pool: 'hosts', count: 1 } }],
    sameEnd: true,
    between: [
      {
        at: 160,
        partial: {
          for: 8,
          keep: 0,
          denied: true,
          operations: ['DescribeTasks', 'DescribeContainerInstances'],
        },
      },
    ],
  },
  {
    // One answer comes so late that hosts that were idle when their tasks were read work by then.
    name: 'slow-look',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '6m',
    pools: [group('hosts', { market: 'spot' })],
    web: { desired: 1 },
    jobs: [{ family: 'job', perMinute: 12, until: '3m', seconds: '5s-10s', task: JOB }],
    spec: {},
    faults: [],
    sameEnd: true,
    between: [{ at: 60, slow: { for: 120, seconds: 4.9, operations: ['DescribeSpotInstanceRequests'] } }],
  },
  {
    // Just when a host is to be drained nothing of ECS answers.
    name: 'outage-in-a-drain',
    does: ['ecs:UpdateContainerInstancesState', 'autoscaling:CompleteLifecycleAction'],
    duration: '9m',
    spec: {},
    faults: [
      { at: '2m', terminateInGroup: { pool: 'hosts', count: 1 } },
      { at: '2m1s', apiError: { service: 'ecs', for: '1m' } },
    ],
  },
  {
    // Whoever takes them out of their group during a pause has them: what was wished of them before is no wish any more.
    name: 'all-are-detached',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '9m',
    spec: { disruption: { budgets: [{ max: 4 }] } },
    faults: [
      { at: '1m', setClusterTag: { cluster: 'small', key: 'sluice.dev/paused', value: 'ann' } },
      { at: '2m', setAttribute: { pool: 'hosts', count: 4, name: MEMORY, value: drainedAt(2) } },
      { at: '3m', detachInstances: { pool: 'hosts', count: 4 } },
      { at: '4m', setClusterTag: { cluster: 'small', key: 'sluice.dev/paused' } },
    ],
  },
  {
    // Its user data names another cluster, where it has work: it is no host that never joined.
    name: 'joins-another-cluster',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '18m',
    settle: '2m',
    clusters: [
      {
        name: 'other',
        pools: [group('others', { desired: 1 })],
        services: [{ name: 'theirs', desired: 0, daemon: true, task: TASK }],
      },
    ],
    spec: {},
    faults: [
      { at: '1m', launchTrouble: { pool: 'hosts', how: 'joinsAnother', for: '1m' } },
      { at: '1m5s', setDesiredCapacity: { pool: 'hosts', desired: 5 } },
    ],
  },
];
