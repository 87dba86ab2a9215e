// Planted bugs around lifecycle hooks: completed too soon or never, not kept alive, not there.
import type { Theme } from './bug.ts';

export const hooks: Theme = {
  title: 'Lifecycle hooks and drains',
  bugs: [
    {
      name: 'hook-completed-while-draining',
      story:
        'The classic drain function completes the hook once DRAINING is acknowledged: the host ends with all that ECS has yet to move',
      edits: [
        {
          file: 'src/decide/lifecycle.ts',
          find: "'leaving.draining': ['release', 'evacuate', 'emptyOut', 'keepHook'],",
          replace: "'leaving.draining': ['release', 'evacuate', 'emptyOut', 'completeHook'],",
        },
        {
          file: 'src/act/state-checks.ts',
          find: '(hasEnded(instance) || isOutOfReach(instance, facts) ? undefined : refuseUnlessGone(instance)) ??',
          replace:
            '(hasEnded(instance) || isOutOfReach(instance, facts) ? undefined : instance ? undefined : refuseUnlessGone(instance)) ??',
        },
      ],
      hints: ['group-ends-one', 'job-and-slow-goodbye'],
    },
    {
      name: 'hook-never-completed',
      story:
        'The completion is lost with its function: every instance stands in Terminating:Wait, empty and paid for, until the hook runs out',
      edits: [
        {
          file: 'src/decide/instance.ts',
          find: '  completeHook: withDrain(decideCompletion),',
          replace: '  completeHook: withDrain((theCase) => (theCase ? NOTHING : decideCompletion(theCase))),',
        },
      ],
      hints: ['group-ends-one', 'scale-in-kills-tasks'],
    },
    {
      name: 'heartbeat-too-rare',
      story:
        'aws-node-termination-handler sends heartbeats for as many instances as it has workers; for the others the hook runs out in mid-drain',
      edits: [
        {
          file: 'src/decide/hook.ts',
          find: 'const next = (last ?? 0) + hook.heartbeatTimeoutMs / 2;',
          replace: 'const next = (last ?? 0) + hook.heartbeatTimeoutMs * 1.1;',
        },
      ],
      hints: ['job-outlasts-the-hook', 'group-rebalances'],
    },
    {
      name: 'no-heartbeat-at-all',
      story:
        'A hook of ten minutes, a job of half an hour: nobody told Auto Scaling that the host is still needed',
      edits: [
        {
          file: 'src/decide/instance.ts',
          find: '  keepHook: withDrain(decideHeartbeat),',
          replace: '  keepHook: withDrain((theCase) => (theCase ? NOTHING : decideHeartbeat(theCase))),',
        },
      ],
      hints: ['job-outlasts-the-hook', 'group-rebalances'],
    },
    {
      name: 'hook-not-put',
      story:
        'A group that is made anew comes without its terminate hook, and whatever it ends from then on ends at once',
      edits: [
        {
          file: 'src/decide/hook.ts',
          find: '  const hook = group.hooks.find((each) => each.name === wanted.name);\n',
          replace:
            '  const hook = group.hooks.find((each) => each.name === wanted.name);\n  if (hook === undefined) return NOTHING;\n',
        },
      ],
      hints: ['group-ends-one', 'sudden-death', 'foreign-hands'],
    },
    {
      name: 'deregistered-by-force',
      story:
        '`deregister-container-instance --force` in a script: tasks become orphans that nobody stops and no service knows',
      edits: [
        {
          file: 'src/act/send/container-instances.ts',
          find: 'force: action!.force === true },',
          replace: "force: action!.kind === 'deregister' },",
        },
      ],
      hints: ['group-ends-one'],
    },
    {
      name: 'deregistered-before-empty',
      story:
        'karpenter-gcp #242: the record is dropped before the machine is: what still runs there belongs to nobody',
      edits: [
        {
          file: 'src/decide/lifecycle.ts',
          find: "'leaving.draining': ['release', 'evacuate', 'emptyOut', 'keepHook'],",
          replace: "'leaving.draining': ['release', 'evacuate', 'emptyOut', 'deregister', 'keepHook'],",
        },
        {
          file: 'src/act/state-checks.ts',
          find: 'return isEnding(instance) ? (refuseUnlessEmpty(instance) ?? refuseElsewhere(instance)) : stays;',
          replace:
            'return isEnding(instance) ? (refuseUnlessEmpty(instance) && refuseElsewhere(instance)) : stays;',
        },
        {
          file: 'src/act/send/container-instances.ts',
          find: 'force: action!.force === true },',
          replace: 'force: true },',
        },
      ],
      hints: ['job-and-slow-goodbye'],
    },
    {
      name: 'drain-timeout-kills',
      story:
        'containers-roadmap #2685 asks to abort rather than to kill; here tasks are stopped at the timeout although their rule says to hold',
      edits: [
        {
          file: 'src/decide/drain.ts',
          find: "  if (onTimeout === 'stop') return",
          replace: "  if (onTimeout !== 'abort') return",
        },
      ],
      hints: ['job-outlasts-the-hook', 'group-rebalances', 'maintenance'],
    },
    {
      name: 'jobs-cut-at-scale-in',
      story:
        'containers-roadmap #1207, #256: a job that was to finish is stopped as soon as its host is wanted',
      edits: [
        {
          file: 'src/decide/drain.ts',
          find: "  if (workload.onScaleIn === 'stop') {",
          replace: "  if (workload.onScaleIn !== 'drain') {",
        },
      ],
      hints: ['job-outlasts-the-hook', 'sudden-death', 'night-scale-in', 'sick-hosts'],
    },
    {
      name: 'daemons-first',
      story:
        'containers-roadmap #128, #1700, #856: the log and metrics agents are stopped first, and the last words of all others are lost',
      edits: [
        {
          file: 'src/decide/drain.ts',
          find: '  if (live.every(({ workload }) => workload.ignored))\n',
          replace: '  if (live.some(({ workload }) => workload.ignored))\n',
        },
        {
          file: 'src/decide/drain.ts',
          find: "tasks.filter((task) => !task.daemon && task.desiredStatus !== 'STOPPED');",
          replace: "tasks.filter((task) => task.daemon && task.desiredStatus !== 'STOPPED');",
        },
      ],
      hints: ['group-ends-one'],
    },
  ],
};
