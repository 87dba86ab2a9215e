// Planted bugs in growth: how much is launched, for what, and where it must not be.
import type { Theme } from './bug.ts';

/** What guards against lists that contradict each other is gone. */
const ON_ONE_LIST: Theme['bugs'][number]['edits'] = [
  {
    file: 'src/decide/growth/hosts.ts',
    find: 'const UNREAD_MS = 60_000;',
    replace: 'const UNREAD_MS = 0;',
  },
  {
    file: 'src/operator/two-looks.ts',
    find: 'before.get(pool) ?? from',
    replace: 'before.get(pool) ?? to',
  },
  {
    file: 'src/decide/growth/waiting.ts',
    find: '  listed === undefined ? 0 :',
    replace: '  listed === undefined || name ? 0 :',
  },
];

export const growth: Theme = {
  title: 'Growth',
  bugs: [
    {
      name: 'on-its-way-not-counted',
      story:
        'Cluster Autoscaler #687 (`Upcoming 0 nodes`): what was launched and has not joined does not count, and each look launches it again',
      edits: [
        {
          file: 'src/decide/growth/hosts.ts',
          find: 'if (shape === undefined || shape.units <= 0) return',
          replace: 'if (shape === undefined || observation.at > 0) return',
        },
      ],
      hints: ['grows-for-a-service', 'fleet-grows'],
    },
    {
      name: 'placed-in-between-launched-for',
      story:
        'kubernetes #43709, Cluster Autoscaler #3164: the hosts have come, their tasks are not seen on them yet, and one more is launched',
      edits: [...ON_ONE_LIST],
      hints: ['grows-for-a-service:kill11', 'fleet-grows:kill6'],
    },
    {
      name: 'lost-answer-doubles-the-launch',
      story:
        'A change by so many and not to so many, repeated after a timeout by the client: the first has arrived, and twice as much is launched',
      edits: [
        {
          file: 'src/act/send/capacity.ts',
          find: '  if (group !== undefined)\n    await ports.autoscaling.setDesiredCapacity(\n      { AutoScalingGroupName: group, DesiredCapacity: to, HonorCooldown: false },\n      { signal },\n    );',
          replace: `  const set = (DesiredCapacity: number) =>
    ports.autoscaling.setDesiredCapacity(
      { AutoScalingGroupName: group!, DesiredCapacity, HonorCooldown: false },
      { signal },
    );
  if (group !== undefined) await set(to).catch(() => set(to + to - action!.from));`,
        },
      ],
      hints: ['grows-for-a-service:answer13'],
    },
    {
      name: 'limit-of-growth-ignored',
      story:
        'Karpenter #1730, #3215: capacity is launched beyond the limit that the spec gives, which was read too late or not at all',
      edits: [
        {
          file: 'src/decide/growth/sources.ts',
          find: 'const limit = Math.min(limits.max, facts.group?.max ?? Number.POSITIVE_INFINITY);',
          replace: 'const limit = facts.group?.max ?? limits.max;',
        },
        {
          file: 'src/act/growth-check.ts',
          find: 'const most = Math.min(limitsAt(spec, pool, now).max, group?.max ?? Number.POSITIVE_INFINITY);',
          replace: 'const most = group?.max ?? limitsAt(spec, pool, now).max;',
        },
      ],
      hints: ['grows-to-its-limit'],
    },
    {
      name: 'scaling-policy-fought',
      story:
        'Two scale one group: the FAQ of Cluster Autoscaler forbids CPU-based policies beside it, since each undoes what the other sets',
      edits: [
        {
          file: 'src/decide/owner.ts',
          find: '  if (scalingPolicies.length === 0) return undefined;\n',
          replace: '  if (scalingPolicies.length >= 0) return undefined;\n',
        },
        {
          file: 'src/act/growth-check.ts',
          find: '  return group.scalingPolicies.length > 0\n',
          replace: '  return group.scalingPolicies.length > 1e9\n',
        },
      ],
      hints: ['not-where-a-policy-sets-the-size'],
    },
    {
      name: 'grown-on-a-torn-listing',
      story:
        'Cluster Autoscaler #5698: tasks that run are not seen on their hosts, count as waiting, and hosts are launched for them',
      edits: [
        {
          file: 'src/decide/growth/grow.ts',
          find: '  if (unread.length > 0) return say(',
          replace: '  if (unread.length > PARTS.length) return say(',
        },
        {
          file: 'src/decide/growth/grow.ts',
          find: '  if (doubt !== undefined) return say(',
          replace: '  if (doubt !== undefined && unread.length > PARTS.length) return say(',
        },
        ...ON_ONE_LIST,
      ],
      hints: ['not-on-torn-answers'],
    },
    {
      name: 'reports-add-up',
      story:
        'A launcher says again each few seconds how many wait: a queue of requests read as a sum, ten hosts for one task that waits a minute',
      edits: [
        {
          file: 'src/plan/shortages.ts',
          find: 'export const shortageKey = ({ cluster, id }: Shortage): string => `${cluster} ${id}`;',
          replace:
            'export const shortageKey = ({ cluster, id, at }: Shortage): string => `${cluster} ${id} ${at}`;',
        },
      ],
      hints: ['grows-for-reports'],
    },
    {
      name: 'launched-for-what-fails-by-itself',
      story:
        'Cluster Autoscaler #7268, #4082: a task that does not start for another reason has room already, and hosts are launched for it',
      edits: [
        {
          file: 'src/plan/placing/shortfall.ts',
          find: 'place(slots, together, keeps)',
          replace: 'place([], together, keeps)',
        },
      ],
      hints: ['not-for-what-fails-by-itself'],
    },
    {
      name: 'window-by-the-wrong-clock',
      story:
        'kube-schedule-scaler #6, mesos chronos #296: a time that was meant by the clock of a place is taken for UTC, hours too late',
      edits: [
        {
          file: 'src/plan/limits.ts',
          find: '  cron,\n  timeZone,\n  durationMs',
          replace: "  cron,\n  timeZone: timeZone && 'UTC',\n  durationMs",
        },
      ],
      hints: ['grows-ahead-of-a-window'],
    },
    {
      name: 'waits-for-what-never-comes',
      story:
        'Cluster Autoscaler #1133, #1795, #3042: spot capacity that was asked for and is not to be had counts as upcoming, and nobody takes over',
      edits: [
        {
          file: 'src/decide/growth/sources.ts',
          find: 'export const PATIENCE_MS = 60_000;',
          replace: 'export const PATIENCE_MS = 60_000_000;',
        },
      ],
      hints: ['grows-in-the-fallback'],
    },
  ],
};
