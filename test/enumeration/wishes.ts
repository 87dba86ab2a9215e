// Short stories in which a person or the spec wants an instance gone, or holds Sluice back.
import { drainedAt, group, MEMORY, pool, type Tale } from './story.ts';

export const wishes: readonly Tale[] = [
  {
    name: 'person-drains',
    does: ['ecs:UpdateContainerInstancesState', 'autoscaling:SetInstanceProtection'],
    duration: '10m',
    settle: '4m',
    spec: {},
    faults: [
      { at: '2m', setAttribute: { pool: 'hosts', count: 1, name: MEMORY, value: drainedAt(2) } },
      { at: '4m', setAttribute: { pool: 'hosts', count: 1, name: MEMORY } },
      { at: '4m1s', setContainerInstanceState: { pool: 'hosts', count: 1, status: 'ACTIVE' } },
    ],
  },
  {
    name: 'refresh',
    does: [
      'autoscaling:EnterStandby',
      'ecs:UpdateContainerInstancesState',
      'autoscaling:TerminateInstanceInAutoScalingGroup',
    ],
    duration: '13m',
    settle: '9m',
    pools: [group('old', { desired: 2 }), group('hosts', { desired: 2 })],
    spec: { pools: [pool('old'), pool('hosts')], refresh: { on: ['launchTemplate'], surge: 1 } },
    faults: [{ at: '2m', launchTemplateVersion: { pool: 'old' } }],
  },
  {
    name: 'rebalance',
    does: ['autoscaling:EnterStandby', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '10m',
    settle: '6m',
    pools: [group('hosts', { market: 'spot' })],
    spec: { pools: [{ ...pool('hosts'), onRebalance: 'replace' }] },
    faults: [{ at: '2m', rebalanceRecommendation: { pool: 'hosts', count: 1 } }],
  },
  {
    name: 'sick-host',
    does: ['autoscaling:TerminateInstanceInAutoScalingGroup', 'ecs:UpdateContainerInstancesState'],
    // Who starts anew has to see ten minutes of silence by itself.
    duration: '32m',
    settle: '1m',
    // The group itself would end it sooner.
    pools: [group('hosts', { suspended: ['AZRebalance', 'HealthCheck'] })],
    spec: {},
    faults: [
      { at: '1m', agentDisconnect: { pool: 'hosts', zone: 'c', forGood: true } },
      { at: '1m', impairedStatus: { pool: 'hosts', zone: 'c', for: '28m' } },
    ],
  },
  {
    name: 'stray',
    does: ['autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '22m',
    settle: '19m',
    spec: {},
    faults: [
      { at: '1m', launchTrouble: { pool: 'hosts', how: 'neverJoins', for: '1m' } },
      { at: '1m5s', setDesiredCapacity: { pool: 'hosts', desired: 5 } },
    ],
  },
  {
    name: 'scale-in-by-name',
    does: ['ecs:UpdateContainerInstancesState', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '10m',
    settle: '8m',
    web: { desired: 4 },
    spec: {
      mode: 'scale',
      pools: [{ ...pool('hosts'), limits: { min: 3 } }],
      scaleIn: { reservation: { cpu: 50, memory: 50 }, stableFor: '2m', consolidate: true },
    },
    faults: [{ at: '30s', setServiceDesired: { service: 'web', desired: 3 } }],
  },
  {
    name: 'paused-set-up',
    does: [
      'autoscaling:PutLifecycleHook',
      'autoscaling:SetInstanceProtection',
      'autoscaling:CompleteLifecycleAction',
    ],
    duration: '12m',
    settle: '5m',
    web: { spread: ['binpack-cpu'] },
    spec: {},
    faults: [
      {
        at: '1s',
        setClusterTag: { cluster: 'small', key: 'sluice.dev/paused', value: 'ann 2026-11-22T00:00:01Z' },
      },
      { at: '3m', setClusterTag: { cluster: 'small', key: 'sluice.dev/paused' } },
      // One is idle then, is released, and the group ends it.
      { at: '4m', setServiceDesired: { service: 'web', desired: 4 } },
      { at: '6m', setDesiredCapacity: { pool: 'hosts', desired: 3 } },
    ],
  },
];
