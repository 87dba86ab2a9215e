// Planted bugs in budgets, replacement and capacity.
import type { Theme } from './bug.ts';

export const capacity: Theme = {
  title: 'Budgets, replacement, capacity',
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
          file: 'src/decide/decide.ts',
          find: '    return isFirst;\n',
          replace: '    return isFirst || found.waits.length >= 0;\n',
        },
      ],
      hints: ['maintenance', 'night-scale-in'],
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
      hints: ['night-scale-in'],
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
      hints: ['maintenance', 'ami-rollout', 'foreign-hands'],
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
      hints: ['ami-rollout', 'kill'],
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
      hints: ['ami-rollout', 'foreign-hands'],
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
      hints: ['foreign-hands', 'ami-rollout'],
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
      hints: ['rebalance-recommended', 'ami-rollout'],
    },
    {
      name: 'drained-before-its-replacement',
      story:
        'ec2-spot-instances-integrations-roadmap #22: a rebalance recommendation drained the host at once, before another was there',
      edits: [
        {
          file: 'src/decide/replace-first.ts',
          find: "  reason === 'rebalance' || (reason === 'refresh' && surgeOf(spec) > 0);",
          replace: "  reason === 'refresh' && surgeOf(spec) > 0;",
        },
      ],
      hints: ['rebalance-recommended'],
    },
    {
      name: 'shrunk-by-count',
      story:
        'Cluster Autoscaler #5465, #6795: the desired capacity was lowered, and the group chose another, healthy instance',
      edits: [
        {
          file: 'src/aws/ports.ts',
          find: "    'TerminateInstanceInAutoScalingGroup',\n",
          replace:
            "    'TerminateInstanceInAutoScalingGroup',\n    'SetDesiredCapacity' as 'EnterStandby',\n",
        },
        {
          file: 'src/act/send/capacity.ts',
          find: '  goneIsDone(() =>\n    ports.autoscaling.terminateInstanceInAutoScalingGroup(',
          replace: `  goneIsDone(async () => {
    if (action!.lower !== true) return;
    const AutoScalingGroupName = action!.group;
    const { AutoScalingGroups: [group] = [] } = await ports.autoscaling.describeAutoScalingGroups({
      AutoScalingGroupNames: [AutoScalingGroupName],
    });
    const DesiredCapacity = group!.DesiredCapacity! - 1;
    await (ports.autoscaling as any).setDesiredCapacity({ AutoScalingGroupName, DesiredCapacity }, { signal });
  }) && goneIsDone(() => action!.lower ? Promise.resolve() :
    ports.autoscaling.terminateInstanceInAutoScalingGroup(`,
        },
      ],
      hints: ['night-scale-in'],
    },
    {
      name: 'end-sent-again-lowers-again',
      story:
        'Cluster Autoscaler #4095: the delete of one node was issued every 10 s, and each time the desired size went down by one',
      edits: [
        {
          file: 'src/decide/end.ts',
          find: '  if (wasEnded(theCase)) return awaitEnd(theCase);\n',
          replace: '  if (wasEnded(theCase) && wish.since < 0) return awaitEnd(theCase);\n',
        },
        {
          file: 'src/decide/wish.ts',
          find: "const STAYING = new Set(['InService', 'EnteringStandby', 'Standby']);",
          replace:
            "const STAYING = new Set(['InService', 'EnteringStandby', 'Standby', 'Terminating', 'Terminating:Wait']);",
        },
        {
          file: 'src/act/capacity-checks.ts',
          find: "  if (state !== 'InService' && state !== 'Standby') return `it is ${state}`;\n",
          replace: '',
        },
        {
          file: 'src/act/ledger.ts',
          find: 'if (underWay.has(key) || (settling.get(key) ?? 0) > now()) return false;',
          replace: 'if (underWay.has(key) && (settling.get(key) ?? 0) > now()) return false;',
        },
      ],
      hints: ['night-scale-in'],
    },
    {
      name: 'fleet-target-lowered-twice',
      story:
        'Cluster Autoscaler #4095 for a Spot Fleet: one instance goes, and its target is lowered once a pass as long as it is there',
      edits: [
        {
          file: 'src/decide/end.ts',
          find: "  if (fleet.fulfilled - fleet.target >= units)\n    return only({ ...base, kind: 'terminate'",
          replace:
            "  if (fleet.fulfilled - fleet.target >= 2 * units)\n    return only({ ...base, kind: 'terminate'",
        },
        {
          file: 'src/decide/end.ts',
          find: '  if (loweredAt !== undefined) {\n',
          replace: '  if (loweredAt !== undefined && units < 0) {\n',
        },
        {
          file: 'src/act/capacity-checks.ts',
          find: '  if (excess >= units) return `its fleet has',
          replace: '  if (excess >= 2 * units) return `its fleet has',
        },
      ],
      hints: ['night-scale-in'],
    },
    {
      name: 'limits-ignored',
      story:
        'Amazon S3 2017-02-28: capacity was removed below what the system needs to work, since nothing said how low it may go',
      edits: [
        {
          file: 'src/decide/surplus.ts',
          find: '  Math.max(facts?.group?.min ?? 0, limits?.min ?? 0);',
          replace: '  0 * Math.max(facts?.group?.min ?? 0, limits?.min ?? 0);',
        },
        {
          file: 'src/act/capacity-checks.ts',
          find: '  return size - units < least ?',
          replace: '  return size - units < 0 * least ?',
        },
      ],
      hints: ['night-scale-in'],
    },
    {
      name: 'scale-in-while-services-lack-tasks',
      story:
        'containers-roadmap #653: low reservation was read as spare capacity, while tasks found no place to run',
      edits: [
        {
          file: 'src/decide/surplus.ts',
          find: '  if (short > 0) return `the pool is',
          replace: '  if (short > 1e9) return `the pool is',
        },
        {
          file: 'src/decide/surplus.ts',
          find: '  if (hungry !== undefined)\n',
          replace: '  if (hungry !== undefined && now < 0)\n',
        },
        {
          file: 'src/decide/surplus.ts',
          find: 'now - at < RECENT_MS && message.includes',
          replace: 'now - at < -RECENT_MS && message.includes',
        },
      ],
      hints: ['night-scale-in'],
    },
    {
      name: 'consolidated-without-room',
      story:
        'Karpenter #2388: 6,000 evictions a day; hosts were emptied onto others that had no room for what they ran',
      edits: [
        {
          file: 'src/decide/surplus.ts',
          find: 'used(of) * 1.2 <= room(of));',
          replace: 'used(of) * 1.2 <= room(of) + 1e9);',
        },
        {
          file: 'src/decide/surplus.ts',
          find: 'return left !== undefined && left.cpu < cpu && left.memory < memory;',
          replace: 'return left !== undefined && left.cpu + left.memory >= 0 && cpu + memory >= 0;',
        },
      ],
      hints: ['night-scale-in'],
    },
    {
      name: 'capacity-lowered-in-mode-drain',
      story:
        'A rung too high on the ladder of modes: capacity is taken away where the spec allows draining and no more',
      edits: [
        {
          file: 'src/decide/situation.ts',
          find: "LADDER.indexOf(spec.mode ?? 'observe') >= LADDER.indexOf(rung)",
          replace: "LADDER.indexOf(spec.mode ?? 'observe') + 1 >= LADDER.indexOf(rung)",
        },
        {
          file: 'src/act/gate.ts',
          find: 'ladder.indexOf(mode) >= ladder.indexOf(least)',
          replace: 'ladder.indexOf(mode) + 1 >= ladder.indexOf(least)',
        },
        {
          file: 'src/act/capacity-checks.ts',
          find: "  if (spec.mode !== 'scale') return",
          replace: "  if (spec.mode === 'observe') return",
        },
      ],
      hints: ['night-scale-in'],
    },
    {
      name: 'capacity-provider-fought',
      story:
        'containers-roadmap #945: two owners of one protection flag, ECS and automation, each undoing what the other does',
      edits: [
        {
          file: 'src/plan/owner.ts',
          find: '  if (group === undefined) return false;\n',
          replace: '  if (group === undefined || what) return false;\n',
        },
      ],
    },
  ],
};
