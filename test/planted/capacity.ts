// Planted bugs in capacity: how much is taken away, by whom, and how often.
import type { Theme } from './bug.ts';

export const capacity: Theme = {
  title: 'Capacity',
  bugs: [
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
      hints: ['scale-in-to-the-limit', 'night-scale-in'],
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
      hints: ['scale-in-to-the-limit', 'night-scale-in'],
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
      hints: ['fleet-too-large', 'night-scale-in'],
    },
    {
      name: 'limits-ignored',
      story:
        'Amazon S3 2017-02-28: capacity was removed below what the system needs to work, since nothing said how low it may go',
      edits: [
        {
          file: 'src/plan/limits.ts',
          find: 'Math.max(facts?.group?.min ?? 0, limitsAt(spec, pool, now).min);',
          replace: '0 * Math.max(facts?.group?.min ?? 0, limitsAt(spec, pool, now).min);',
        },
        {
          file: 'src/act/capacity-checks.ts',
          find: '  return left - units < least ?',
          replace: '  return left - units < 0 * least ?',
        },
      ],
      hints: ['scale-in-to-the-limit', 'night-scale-in'],
    },
    {
      name: 'scale-in-while-services-lack-tasks',
      story:
        'Low reservation is read as spare capacity, while a service finds no place for its tasks: capacity goes when it is needed',
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
      hints: ['scale-in-while-short', 'night-scale-in'],
    },
    {
      name: 'consolidated-without-room',
      story:
        'Karpenter #2388: 6,000 evictions a day; hosts were emptied onto others that had no room for what they ran',
      edits: [
        {
          file: 'src/decide/remainder.ts',
          find: 'return used * 1.2 <= room;',
          replace: 'return used * 1.2 <= room + 1e9;',
        },
        {
          file: 'src/decide/remainder.ts',
          find: 'return left !== undefined && left.cpu < cpu && left.memory < memory;',
          replace: 'return left !== undefined && left.cpu + left.memory >= 0 && cpu + memory >= 0;',
        },
        {
          file: 'src/decide/remainder.ts',
          find: 'return !this.#isAboveLimit() && this.#needWithout(',
          replace: 'return this.#gone.size < 0 && this.#needWithout(',
        },
        {
          file: 'src/decide/growth/spare.ts',
          find: '  if (lacksMore(situation, ids, than) === undefined) return',
          replace: '  if (lacksMore(situation, ids, than) !== than) return',
        },
      ],
      hints: ['nothing-to-consolidate', 'night-scale-in'],
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
        {
          file: 'src/observe/group-owners.ts',
          find: "  if (context.spec.mode !== 'scale') return undefined;",
          replace: "  if (context.spec.mode === 'observe') return undefined;",
        },
        {
          file: 'src/observe/container-instances.ts',
          find: "scales: context.spec.mode === 'scale'",
          replace: "scales: context.spec.mode !== 'observe'",
        },
        {
          file: 'src/observe/observe.ts',
          find: "    ...(spec.mode === 'scale' && forScale",
          replace: "    ...(spec.mode !== 'observe' && forScale",
        },
      ],
      hints: ['too-large-in-mode-drain', 'night-scale-in'],
    },
    {
      name: 'capacity-provider-fought',
      story:
        'containers-roadmap #945: ECS owns the protection of the group as well, and two owners undo what the other does',
      edits: [
        {
          file: 'src/plan/owner.ts',
          find: '  if (group === undefined) return false;\n',
          replace: '  if (group === undefined || what) return false;\n',
        },
      ],
      hints: ['group-of-a-capacity-provider'],
    },
  ],
};
