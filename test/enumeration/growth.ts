// Short stories in which a pool grows: for a service, for reports, in place of another, ahead of a window, while hosts are taken.
import { FLEET, group, pool, TASK, type Tale } from './story.ts';

/** Two to a host. */
const LARGE = { ...TASK, cpu: 960, memory: 1024 };
const FOR_TASKS = { mode: 'scale', scaleOut: { unplacedTasks: true } } as const;
const MORE = { at: '2m', setServiceDesired: { service: 'web', desired: 11 } };
const WITH_FALLBACK = {
  pools: [group('hosts', { market: 'spot', desired: 2 }), group('others', { desired: 2 })],
  spec: { ...FOR_TASKS, pools: [{ ...pool('hosts'), fallback: 'others' }, pool('others')] },
} satisfies Partial<Tale>;

export const growth: readonly Tale[] = [
  {
    name: 'grows-for-a-service',
    does: ['autoscaling:SetDesiredCapacity'],
    duration: '8m',
    settle: '5m',
    pools: [group('hosts', { max: 20 })],
    web: { desired: 6, task: LARGE },
    spec: FOR_TASKS,
    faults: [MORE],
  },
  {
    // Eight find room; the others wait until they are heard, and outlast the story.
    name: 'grows-for-reports',
    does: ['autoscaling:SetDesiredCapacity'],
    duration: '8m',
    settle: '5m',
    pools: [group('hosts', { max: 40 })],
    web: { desired: 4, task: { ...TASK, cpu: 128 } },
    jobs: [
      {
        family: 'job',
        perMinute: 8,
        until: '100s',
        seconds: '580s-590s',
        shortageQueue: 'shortage',
        task: { ...LARGE, cpu: 900 },
      },
    ],
    queues: [{ name: 'shortage', forOperator: true }],
    spec: { mode: 'scale', scaleOut: { shortageQueue: 'shortage' } },
    faults: [],
  },
  {
    // Of spot there is none until the end.
    name: 'grows-in-the-fallback',
    does: ['autoscaling:SetDesiredCapacity'],
    duration: '9m',
    settle: '5m',
    web: { desired: 6, task: LARGE },
    ...WITH_FALLBACK,
    faults: [
      { at: '110s', insufficientCapacity: { market: 'spot', for: '8m' } },
      { at: '2m', setServiceDesired: { service: 'web', desired: 10 } },
    ],
  },
  {
    // It opens at nine in the morning of Tokyo, ten minutes after the start, and is asked for five minutes ahead.
    name: 'grows-ahead-of-a-window',
    does: ['autoscaling:SetDesiredCapacity'],
    duration: '14m',
    settle: '4m',
    spec: {
      mode: 'scale',
      pools: [{ ...pool('hosts'), limits: { max: 7 } }],
      schedules: [
        { name: 'show', cron: '10 9 * * *', timeZone: 'Asia/Tokyo', duration: '1h', pool: 'hosts', min: 6 },
      ],
    },
    faults: [],
  },
  {
    name: 'fleet-grows',
    does: ['ec2:ModifySpotFleetRequest'],
    duration: '8m',
    settle: '5m',
    ...FLEET,
    web: { desired: 6, task: LARGE },
    spec: {
      ...FOR_TASKS,
      pools: [{ name: 'fleet', spotFleet: { tag: { pool: 'fleet' } }, limits: { max: 7 } }],
    },
    faults: [MORE],
  },
  {
    // Its tasks are wanted elsewhere two minutes before its group launches another.
    name: 'grows-beside-a-notice',
    does: ['autoscaling:SetDesiredCapacity', 'ecs:UpdateContainerInstancesState'],
    duration: '9m',
    settle: '5m',
    pools: [group('hosts', { market: 'spot', max: 10 })],
    web: { desired: 6, task: LARGE },
    spec: FOR_TASKS,
    faults: [
      { at: '2m', setServiceDesired: { service: 'web', desired: 12 } },
      { at: '125s', spotInterruption: { pool: 'hosts', count: 1 } },
    ],
  },
  {
    // What is on its way has room for more than waits, and room is kept free besides.
    name: 'grows-for-headroom',
    does: ['autoscaling:SetDesiredCapacity'],
    duration: '8m',
    settle: '5m',
    web: { desired: 6, task: LARGE },
    spec: { ...FOR_TASKS, pools: [{ ...pool('hosts'), headroom: 1, limits: { max: 7 } }] },
    faults: [MORE],
  },
];

/** In which it must not grow, or no further. */
export const bounds: readonly Tale[] = [
  {
    name: 'grows-to-its-limit',
    does: ['autoscaling:SetDesiredCapacity'],
    duration: '7m',
    settle: '4m',
    web: { desired: 6, task: LARGE },
    spec: { ...FOR_TASKS, pools: [{ ...pool('hosts'), limits: { max: 5 } }] },
    faults: [{ at: '2m', setServiceDesired: { service: 'web', desired: 14 } }],
  },
  {
    name: 'not-where-a-policy-sets-the-size',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '7m',
    settle: '4m',
    pools: [group('hosts', { targetTracking: { metric: 'CPUReservation', target: 90 } })],
    web: { desired: 6, task: LARGE },
    spec: FOR_TASKS,
    faults: [MORE],
  },
  {
    // ECS throttles what does not come up: its tasks lack no room.
    name: 'not-for-what-fails-by-itself',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '9m',
    settle: '4m',
    web: { desired: 4, task: { ...LARGE, cpu: 512 } },
    spec: FOR_TASKS,
    faults: [
      { at: '110s', taskStartTrouble: { service: 'web', for: '3m' } },
      { at: '2m', setServiceDesired: { service: 'web', desired: 6 } },
    ],
  },
  {
    // A process that knows nothing yet is shown parts of lists: what they leave out is there all the same, and its tasks run.
    name: 'not-on-torn-answers',
    does: ['autoscaling:SetInstanceProtection'],
    duration: '9m',
    settle: '4m',
    web: { desired: 8, task: LARGE },
    spec: FOR_TASKS,
    faults: [],
    between: [
      { at: 100, partial: { service: 'ecs', operations: ['DescribeTasks'], keep: 0.5, for: 60 } },
      { at: 101, kill: { downFor: 0 } },
      {
        at: 200,
        partial: { service: 'ecs', operations: ['DescribeContainerInstances'], keep: 0.5, for: 60 },
      },
      { at: 201, kill: { downFor: 0 } },
    ],
  },
];
