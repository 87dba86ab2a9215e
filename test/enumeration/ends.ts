// Short stories in which AWS or somebody else ends an instance, or says that it will.
import { DAEMONS, ENDED, FLEET, NOTICE, SPOT, TASK, type Tale } from './story.ts';

export const ends: readonly Tale[] = [
  {
    name: 'spot-notice',
    does: ['ecs:UpdateContainerInstancesState', 'ecs:PutAttributes', 'ecs:DeregisterContainerInstance'],
    duration: '9m',
    ...SPOT,
    spec: {},
    faults: [NOTICE],
  },
  {
    name: 'spot-false-alarm',
    does: ['ecs:UpdateContainerInstancesState', 'ec2:CreateTags'],
    duration: '10m',
    // Then the memory is a tag of the host.
    settings: { attributesOnDraining: false },
    ...SPOT,
    spec: {},
    faults: [{ at: '2m', spotInterruption: { pool: 'hosts', count: 1, taken: false } }],
  },
  {
    // Nothing has room for its task before AWS takes it: it is taken out and stopped below the floor, at the latest time.
    name: 'spot-without-room',
    does: ['elbv2:DeregisterTargets', 'ecs:StopTask'],
    duration: '9m',
    ...SPOT,
    web: { desired: 4, task: { ...TASK, cpu: 1200 } },
    jobs: [{ family: 'job', perMinute: 1, until: '2m', seconds: '200s', task: { ...TASK, cpu: 100 } }],
    spec: {
      workloads: [DAEMONS, { match: { family: 'job' }, idempotent: true, onInterruption: 'stop' }],
    },
    faults: [NOTICE],
  },
  {
    name: 'group-ends-one',
    does: [
      'ecs:DeregisterContainerInstance',
      'autoscaling:CompleteLifecycleAction',
      'autoscaling:RecordLifecycleActionHeartbeat',
    ],
    duration: '9m',
    spec: {},
    faults: [ENDED],
  },
  {
    name: 'fleet-member',
    does: ['ecs:UpdateContainerInstancesState', 'ecs:DeregisterContainerInstance'],
    duration: '9m',
    ...FLEET,
    spec: { pools: [{ name: 'fleet', spotFleet: { tag: { pool: 'fleet' } } }] },
    faults: [{ at: '2m', spotInterruption: { pool: 'fleet', count: 1 } }],
  },
  {
    name: 'dead-ghost',
    does: ['ecs:DeregisterContainerInstance'],
    duration: '9m',
    spec: {},
    faults: [{ at: '2m', suddenDeath: { pool: 'hosts', count: 1, ghost: true } }],
  },
  {
    name: 'drained-in-the-console',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '10m',
    settle: '4m',
    spec: {},
    faults: [
      { at: '2m', setContainerInstanceState: { pool: 'hosts', status: 'DRAINING' } },
      { at: '5m', setContainerInstanceState: { pool: 'hosts', status: 'ACTIVE' } },
    ],
  },
];
