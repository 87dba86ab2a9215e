// Short stories in which AWS answers late, wrongly or not at all, or messages are made up, just when an instance leaves. Kept apart
// from those whose points are tried: the answers are drawn, so that a life that is broken off takes other ones.
import { ENDED, group, JOBS, NOTICE, pool, SPOT, specOf, TASK, type Tale } from './story.ts';

const HOOKS = ['autoscaling:CompleteLifecycleAction'];
const DRAINS = ['ecs:UpdateContainerInstancesState'];

/** What stands in a file of specs, mistakes included. */
const document = (more: object) => JSON.stringify(specOf(more as Parameters<typeof specOf>[0]));

export const troubles: readonly Tale[] = [
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
