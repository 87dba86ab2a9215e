// Planted bugs in budgets, and in what is replaced, by what and when.
import type { Theme } from './bug.ts';

export const budgets: Theme = {
  title: 'Budgets and replacement',
  bugs: [
    {
      name: 'everything-at-once',
      story:
        'Reddit 2016-08-11: all servers that looked superfluous were terminated within 16 seconds, caches included',
      edits: [
        {
          file: 'src/plan/budgets.ts',
          find: '  for (const budget of budgets?.length ? budgets : DEFAULT) {\n',
          replace:
            '  for (const budget of budgets?.length ? [] : DEFAULT) {\n    if (pool.size >= 0) continue;\n',
        },
        {
          file: 'src/decide/at-once.ts',
          find: '    if (!mayFollow(situation, { action, instance, before })) return [];\n',
          replace:
            '    if (!mayFollow(situation, { action, instance, before }) && changes.length === 0) return [];\n',
        },
      ],
      hints: ['all-to-drain', 'maintenance', 'night-scale-in'],
    },
    {
      name: 'budget-rounds-up',
      story: 'Karpenter rounds budgets up: 10 % of 11 nodes are two, and of a small group it is all of it',
      edits: [
        {
          file: 'src/plan/budgets.ts',
          find: 'Math.floor((size * percent) / 100)',
          replace: 'Math.ceil((size * percent) / 100)',
        },
      ],
      hints: ['all-to-drain', 'night-scale-in'],
    },
    {
      name: 'budget-sees-only-its-own',
      story:
        'Budgets counted what automation had drained, and not what AWS was taking at the same time: the sum was too much',
      edits: [
        {
          file: 'src/plan/pool-count.ts',
          find: 'return leavesGroup || taken || drained;',
          replace: 'return drained && (leavesGroup || taken || drained);',
        },
      ],
      hints: ['another-hook-waits', 'maintenance', 'ami-rollout', 'foreign-hands'],
    },
    {
      name: 'window-counted-in-memory',
      story:
        'Karpenter #2909 asks for 30 % in ten minutes: a counter in memory forgets with each restart who has gone already',
      edits: [
        {
          file: 'src/observe/departures.ts',
          find: '  if (!hasRollingBudget(context.spec)) return undefined;\n',
          replace:
            '  if (hasRollingBudget(context.spec)) return { complete: true, byPool: new Map() };\n  if (!hasRollingBudget(context.spec)) return undefined;\n',
        },
      ],
      hints: ['refresh-within-window', 'crashes', 'ami-rollout'],
    },
    {
      name: 'churn-while-launches-fail',
      story:
        'PlanetScale 2025-10-20, Karpenter #2497: launches failed, and the rollout went on to drain what could not be replaced',
      edits: [
        {
          file: 'src/decide/choose.ts',
          find: '  return strangers.length === 0\n    ? undefined',
          replace: '  return strangers.length >= 0\n    ? undefined',
        },
        {
          file: 'src/decide/choose.ts',
          find: '  return short > 0 ? `the group is',
          replace: '  return short > 1e9 ? `the group is',
        },
        {
          file: 'src/decide/wish.ts',
          find: "return wish.reason === 'person' ? undefined : poolIsShort(theCase);",
          replace: "return wish.reason === 'person' || wish ? undefined : poolIsShort(theCase);",
        },
        {
          file: 'src/plan/pool-count.ts',
          find: 'Math.max(away.length, shortOf(observation, pool, { leaving: new Set(away), going }).short)',
          replace:
            'Math.max(away.length, 0 * shortOf(observation, pool, { leaving: new Set(away), going }).short)',
        },
      ],
      hints: ['refresh-while-launches-fail', 'launches-fail', 'no-capacity', 'ami-rollout'],
    },
    {
      name: 'launch-suspended-and-replaced-all-the-same',
      story: 'Suspended process Launch: what is ended is never replaced, and each pass ends one more',
      edits: [
        {
          file: 'src/decide/choose.ts',
          find: "group?.suspendedProcesses.includes('Launch')) return",
          replace: "group?.suspendedProcesses.includes('Lunch')) return",
        },
        {
          file: 'src/decide/replace-first.ts',
          find: "group.suspendedProcesses.includes('Launch')) return",
          replace: "group.suspendedProcesses.includes('Lunch')) return",
        },
        {
          file: 'src/decide/stray.ts',
          find: "group.suspendedProcesses.includes('Launch')\n",
          replace: "group.suspendedProcesses.includes('Lunch')\n",
        },
      ],
      hints: ['refresh-where-nothing-launches'],
    },
    {
      name: 'everything-drifted',
      story:
        'Karpenter #5373, #1510, #7049: an upgrade changed a hash, so that every node was out of date and replaced',
      edits: [
        {
          file: 'src/decide/outdated.ts',
          find: '  if (wanted === undefined) return undefined;\n',
          replace:
            "  if (wanted === undefined) return undefined;\n  if (on.length > 0) return 'its hash differs';\n",
        },
        {
          file: 'src/decide/choose.ts',
          find: '  return young === undefined\n    ? undefined',
          replace: '  return young === undefined || young\n    ? undefined',
        },
      ],
      hints: ['refresh-within-budget', 'foreign-hands', 'ami-rollout'],
    },
    {
      name: 'surge-without-end',
      story:
        'containers-roadmap #1716: two are launched where one is needed; here each pass puts one more on standby to be replaced',
      edits: [
        {
          file: 'src/decide/replace-first.ts',
          find: 'if (onStandby!.instances >= Math.max(1, surgeOf(situation.spec)))',
          replace: 'if (onStandby!.instances >= 1_000 + Math.max(1, surgeOf(situation.spec)))',
        },
        {
          file: 'src/act/capacity-checks.ts',
          find: '  if (instances >= most) return',
          replace: '  if (instances >= 1_000 + most) return',
        },
        {
          file: 'src/decide/choose.ts',
          find: '  if (many >= Math.max(1, surgeOf(situation.spec)))',
          replace: '  if (many >= 1_000 + Math.max(1, surgeOf(situation.spec)))',
        },
      ],
      hints: ['refresh-with-surge', 'rebalance-recommended', 'ami-rollout'],
    },
    {
      name: 'drained-before-its-replacement',
      story:
        'ec2-spot-instances-integrations-roadmap #22 asks to act on rebalance recommendations; here by draining before another is there',
      edits: [
        {
          file: 'src/decide/replace-first.ts',
          find: "  reason === 'rebalance' || (reason === 'refresh' && surgeOf(spec) > 0);",
          replace: "  reason === 'refresh' && surgeOf(spec) > 0;",
        },
      ],
      hints: ['rebalance', 'rebalance-recommended'],
    },
  ],
};
