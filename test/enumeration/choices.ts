// Short stories in which Sluice itself chooses who leaves: what is out of date, and what is not needed; and what holds the choice.
import { drainedAt, FLEET, group, HELD, MEMORY, NEW_IMAGE, pool, TASK, type Tale } from './story.ts';

const LOW = { reservation: { cpu: 50, memory: 50 }, stableFor: '2m' };

export const choices: readonly Tale[] = [
  {
    name: 'refresh-within-budget',
    does: ['autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '22m',
    settle: '19m',
    spec: { refresh: { on: ['launchTemplate'] }, disruption: { budgets: [{ max: '45%' }] } },
    faults: [{ at: '2m', ...NEW_IMAGE }],
  },
  {
    // Somebody wants all of them drained: no more at once than the budget lets.
    name: 'all-to-drain',
    does: ['ecs:UpdateContainerInstancesState'],
    duration: '11m',
    settle: '4m',
    spec: { disruption: { budgets: [{ max: '45%' }] } },
    faults: [
      { at: '2m', setAttribute: { pool: 'hosts', count: 4, name: MEMORY, value: drainedAt(2) } },
      { at: '5m', setAttribute: { pool: 'hosts', count: 4, name: MEMORY } },
      { at: '5m1s', setContainerInstanceState: { pool: 'hosts', count: 4, status: 'ACTIVE' } },
    ],
  },
  {
    name: 'refresh-within-window',
    does: ['autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '22m',
    settle: '19m',
    pools: [group('hosts', { desired: 2 }), group('others', { desired: 2 })],
    spec: {
      pools: [pool('hosts'), pool('others')],
      refresh: { on: ['launchTemplate'] },
      disruption: { budgets: [{ max: 1 }, { max: 1, per: '8m' }] },
    },
    faults: [{ at: '2m', ...NEW_IMAGE }],
  },
  {
    name: 'refresh-with-surge',
    does: ['autoscaling:EnterStandby', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '22m',
    settle: '19m',
    spec: { refresh: { on: ['launchTemplate'], surge: 1 }, disruption: { budgets: [{ max: 4 }] } },
    faults: [{ at: '2m', ...NEW_IMAGE }],
  },
  {
    // What went first is not replaced: nobody else goes until it is.
    name: 'refresh-while-launches-fail',
    does: ['autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '22m',
    settle: '12m',
    spec: { refresh: { on: ['launchTemplate'] }, disruption: { budgets: [{ max: 1 }] } },
    faults: [
      { at: '2m', ...NEW_IMAGE },
      { at: '2m10s', launchTrouble: { pool: 'hosts', how: 'fails', for: '7m' } },
    ],
  },
  {
    name: 'refresh-where-nothing-launches',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '9m',
    pools: [group('hosts', { suspended: ['AZRebalance', 'Launch'] })],
    spec: { refresh: { on: ['launchTemplate'] } },
    faults: [{ at: '2m', ...NEW_IMAGE }],
  },
  {
    name: 'fleet-too-large',
    does: ['ec2:ModifySpotFleetRequest', 'ec2:TerminateInstances'],
    duration: '14m',
    settle: '12m',
    ...FLEET,
    spec: {
      mode: 'scale',
      pools: [{ name: 'fleet', spotFleet: { tag: { pool: 'fleet' } }, limits: { min: 2 } }],
      scaleIn: { ...LOW, consolidate: true },
    },
    faults: [{ at: '30s', setServiceDesired: { service: 'web', desired: 2 } }],
  },
  {
    // Somebody else's hook keeps what was ended for minutes.
    name: 'scale-in-to-the-limit',
    does: ['autoscaling:TerminateInstanceInAutoScalingGroup'],
    duration: '14m',
    settle: '12m',
    pools: [group('hosts', { hooks: [{ name: 'backup', heartbeat: '3m', defaultResult: 'CONTINUE' }] })],
    spec: {
      mode: 'scale',
      pools: [{ ...pool('hosts'), limits: { min: 3 } }],
      scaleIn: LOW,
    },
    faults: [{ at: '30s', setServiceDesired: { service: 'web', desired: 1 } }],
  },
  {
    // A service finds no host for its large task: what is spare is not enough as it is.
    name: 'scale-in-while-short',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '10m',
    web: { desired: 2 },
    services: [{ name: 'large', desired: 1, task: { ...TASK, cpu: 2048, memory: 7500 } }],
    spec: { mode: 'scale', pools: [{ ...pool('hosts'), limits: { min: 1 } }], scaleIn: LOW },
    faults: [],
  },
  {
    // Each is little used, and nothing fits on the others.
    name: 'nothing-to-consolidate',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '10m',
    web: { desired: 4, task: { ...TASK, cpu: 1600 } },
    spec: {
      mode: 'scale',
      pools: [{ ...pool('hosts'), limits: { min: 2 } }],
      scaleIn: { reservation: { cpu: 85, memory: 85 }, stableFor: '2m', consolidate: true },
    },
    faults: [{ at: '30s', setServiceDesired: { service: 'web', desired: 4 } }],
  },
  {
    name: 'too-large-in-mode-drain',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '14m',
    settle: '12m',
    spec: {
      pools: [{ ...pool('hosts'), limits: { min: 3 } }],
      scaleIn: LOW,
    },
    faults: [{ at: '30s', setServiceDesired: { service: 'web', desired: 1 } }],
  },
  {
    // Nothing that was launched from it has ever joined: another would not either.
    name: 'new-image-never-joins',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '24m',
    settle: '2m',
    pools: [group('hosts', HELD)],
    spec: {},
    faults: [
      { at: '1m', ...NEW_IMAGE },
      { at: '1m1s', launchTrouble: { pool: 'hosts', how: 'neverJoins', for: '22m' } },
      { at: '1m5s', setDesiredCapacity: { pool: 'hosts', desired: 5 } },
    ],
  },
];
