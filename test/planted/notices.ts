// Planted bugs in what a spot notice leads to: when, in which order, and on whose word.
import type { Theme } from './bug.ts';

export const notices: Theme = {
  title: 'Notices and evacuations',
  bugs: [
    {
      name: 'deadline-a-minute-late',
      story:
        'A notice was counted from when it was read, not from when it was given: the two minutes end a minute too late',
      edits: [
        {
          file: 'src/decide/times.ts',
          find: 'export const NOTICE_MS = 120_000;',
          replace: 'export const NOTICE_MS = 180_000;',
        },
      ],
      hints: ['spot-slow-to-stop', 'spot-without-room', 'spot-reclaim', 'spot-storm-one-service'],
    },
    {
      name: 'stop-timeout-forgotten',
      story:
        'amazon-ecs-agent #1582: tasks must be gone within the two minutes; a plan that forgets their stop timeouts has them killed',
      edits: [
        {
          file: 'src/decide/times.ts',
          find: 'deadline - stopTimeMsOf(task) - END_MARGIN_MS',
          replace: 'deadline - STOP_MARGIN_MS',
        },
      ],
      hints: ['spot-slow-to-stop', 'spot-reclaim', 'spot-storm-one-service'],
    },
    {
      name: 'sigterm-before-deregistration',
      story:
        'containers-roadmap #2673: SIGTERM comes while the load balancer still sends requests, and clients get 502',
      edits: [
        {
          file: 'src/decide/leaver.ts',
          find: "    when: ({ targets }) => targets.some((each) => each.registered),\n    verdict: { do: 'removeTargets' },",
          replace:
            "    when: ({ targets }) => targets.some((each) => each.registered),\n    verdict: { do: 'stop', why: 'it leaves' },",
        },
      ],
      hints: ['spot-slow-to-stop', 'spot-without-room', 'spot-reclaim', 'spot-storm-one-service'],
    },
    {
      name: 'removed-is-out',
      story:
        'amazon-ecs-agent #2316: a deregistered target gets requests for seconds more; the task was stopped as soon as the call was answered',
      edits: [
        {
          file: 'src/decide/evacuation.ts',
          find: 'removedAt === undefined ? undefined : removedAt + each.waitMs;',
          replace: 'removedAt === undefined ? undefined : removedAt;',
        },
      ],
      hints: ['targets-go-first', 'spot-reclaim', 'spot-storm-one-service'],
    },
    {
      name: 'floor-undercut',
      story:
        'Targets of all hosts with a notice were taken out at once: minimumHealthyPercent was undercut, and those that stayed broke down',
      edits: [
        {
          file: 'src/decide/evacuation.ts',
          find: '!(leaver.acknowledged && leaver.confirmed && (free || floor.holds))',
          replace: '!(leaver.acknowledged && leaver.confirmed)',
        },
      ],
      hints: ['spot-without-room', 'two-notices-without-room', 'spot-storm-one-service', 'spot-reclaim'],
    },
    {
      name: 'tasks-land-on-the-doomed',
      story:
        'containers-roadmap #190: without DRAINING first, ECS places the replacements on the very hosts that are about to go',
      edits: [
        {
          file: 'src/decide/drain.ts',
          find: '  return { ...NOTHING, actions: [drain] };\n}\n\n/** Why it leaves',
          replace:
            '  return { ...NOTHING, actions: deadline === undefined ? [drain] : [] };\n}\n\n/** Why it leaves',
        },
      ],
      hints: ['spot-notice', 'spot-reclaim'],
    },
    {
      name: 'one-drain-at-a-time',
      story:
        'aws-node-termination-handler #317: one blocked drain starved the spot notices that came after it',
      edits: [
        {
          file: 'src/act/act.ts',
          find: '  const forced = batches.filter((batch) => batch[0]!.forced).map(run);',
          replace: '  const forced = [inParallel(batches.filter((batch) => batch[0]!.forced), run, 1)];',
        },
      ],
      hints: [
        'stops-answered-slowly',
        'one-answer-never-comes',
        'eleven-notices',
        'spot-storm',
        'slow-answers',
        'spot-storm-one-service',
      ],
    },
    {
      name: 'latest-deadline-first',
      story:
        'karpenter-provider-aws #5400: interruptions wait in line; in the wrong order those with least time left come last',
      edits: [
        {
          file: 'src/act/lanes.ts',
          find: 'action.forced ? (action.deadline ?? Number.MAX_SAFE_INTEGER) : Number.MAX_VALUE;',
          replace: 'action.forced ? -(action.deadline ?? 0) : -Number.MAX_VALUE;',
        },
        {
          file: 'src/act/act.ts',
          find: '  const forced = batches.filter((batch) => batch[0]!.forced).map(run);',
          replace: '  const forced = [inParallel(batches.filter((batch) => batch[0]!.forced), run, 2)];',
        },
      ],
      hints: ['stops-answered-slowly', 'spot-storm', 'slow-answers'],
    },
    {
      name: 'event-drains-any-instance',
      story:
        'A forged queue message (confused deputy): an event alone sets an on-demand instance DRAINING, which AWS would never take',
      edits: [
        {
          file: 'src/decide/standing.ts',
          find: "const mayDrain = instance.market === 'spot' || notices.some((notice) => notice.channel !== 'event');",
          replace:
            "const mayDrain = instance.market !== undefined || notices.some((notice) => notice.channel !== 'event');",
        },
        {
          file: 'src/act/leaving.ts',
          find: "  if (instance?.market !== 'spot') return false;\n",
          replace: '  if (instance === undefined) return false;\n',
        },
      ],
      hints: ['messages-made-up', 'events-forged'],
    },
    {
      name: 'event-believed-without-a-look',
      story:
        'An event carries content into the cache: a lifecycle event says that it waits, and nobody asks Auto Scaling',
      edits: [
        {
          file: 'src/decide/classify.ts',
          find: "    hookWaits: lifecycle === 'Terminating:Wait',\n    terminating: lifecycle === 'Terminating' ||",
          replace:
            "    hookWaits: lifecycle === 'Terminating:Wait',\n    terminating: (situation.notices.get(instance.instanceId) ?? []).some(({ kind }) => kind === 'lifecycleHook') || lifecycle === 'Terminating' ||",
        },
        {
          file: 'src/act/leaving.ts',
          find: 'return facts.instance !== undefined && (isEnding(facts.instance) || isNoticed(facts));',
          replace:
            "return facts.instance !== undefined && (facts.notices.some(({ kind }) => kind === 'lifecycleHook') || isEnding(facts.instance) || isNoticed(facts));",
        },
      ],
      hints: ['messages-made-up', 'events-forged'],
    },
    {
      name: 'yesterdays-notice-drains-today',
      story:
        'AWS 2020-11-25: events came hours late; a notice that is older than its instance, or long history, sets one DRAINING',
      edits: [
        {
          file: 'src/operator/events.ts',
          find: 'export const ancientAfterMs = 300_000;',
          replace: 'export const ancientAfterMs = 1e13;',
        },
        {
          file: 'src/decide/standing.ts',
          find: 'const STALE_EVENT_MS = 900_000;',
          replace: 'const STALE_EVENT_MS = 1e13;',
        },
        {
          file: 'src/act/leaving.ts',
          find: 'const noticeHeldForMs = 900_000;',
          replace: 'const noticeHeldForMs = 1e13;',
        },
        {
          file: 'src/decide/standing.ts',
          find: 'now >= deadline + HISTORY_MS && mayRun',
          replace: 'now < 0 && mayRun',
        },
      ],
      hints: ['notice-of-long-ago', 'events-late', 'events-doubled'],
    },
    {
      name: 'taken-back-in-haste',
      story:
        'The spot request lags behind the notice by seconds; its old word took the drain back while AWS went on to take the host',
      edits: [
        {
          file: 'src/decide/standing.ts',
          find: "const takenBack = spot?.verdict === 'denied' && situation.now >= spot.takeBackAt;",
          replace: "const takenBack = spot?.verdict === 'denied';",
        },
        {
          file: 'src/decide/standing.ts',
          find: "  if (part.at < noticedAt + LAG_MS) return 'pending';\n",
          replace: '',
        },
      ],
      hints: ['spot-request-lags', 'spot-reclaim'],
    },
    {
      name: 'taken-back-by-half',
      story:
        'ACTIVE again while its targets are still out: the instance runs, its tasks run, and no request ever reaches them',
      edits: [
        {
          file: 'src/decide/take-back.ts',
          find: '  if (unsure > 0 || unread) {',
          replace: '  if (unsure < 0 || (unread && unsure < 0)) {',
        },
      ],
      hints: ['false-alarm-without-room', 'events-forged', 'rebalance-recommended'],
    },
    {
      name: 'others-targets-put-back',
      story:
        'A person took a target out to look at it; the way back of an interruption that did not come registered it again',
      edits: [
        {
          file: 'src/decide/take-back.ts',
          find: 'const any = standing.memory?.tookTargets === true;',
          replace: 'const any = standing.memory !== undefined || removedTargets.size >= 0;',
        },
      ],
      hints: ['false-alarm-beside-a-colleague', 'events-forged', 'foreign-hands'],
    },
    {
      name: 'others-drain-undone',
      story:
        'ecs_deploy PR #77: agent and external drainer fight; what one sets DRAINING the other sets ACTIVE',
      edits: [
        {
          file: 'src/decide/drain.ts',
          find: '  const many = theCase.instance.tasks.filter(isLive).length;\n',
          replace:
            "  const arn = theCase.instance.container?.arn;\n  if (arn !== undefined) return { ...NOTHING, actions: [{ ...onInstance(theCase, { forced: false }), kind: 'activate', containerInstanceArn: arn, reason: 'nothing says why' }] };\n  const many = theCase.instance.tasks.filter(isLive).length;\n",
        },
        {
          file: 'src/act/state-checks.ts',
          find: "return isOurDrain(instance) || wish !== undefined ? undefined : 'it was not drained by Sluice';",
          replace:
            "return isOurDrain(instance) || wish !== undefined || instance ? undefined : 'it was not drained by Sluice';",
        },
      ],
      hints: ['drained-in-the-console', 'foreign-hands', 'maintenance'],
    },
    {
      name: 'persons-drain-ends-the-host',
      story:
        'A person drains a host to look at it; automation finds it empty, and terminates it under the hands of who looks',
      edits: [
        {
          file: 'src/decide/end.ts',
          find: "  if (wish.reason === 'person') {\n    const kept",
          replace: '  if (wish.since < 0) {\n    const kept',
        },
        {
          file: 'src/act/capacity-checks.ts',
          find: "return wish === undefined || wish.reason === 'person' ? 'nothing says that it shall end' : undefined;",
          replace: "return wish === undefined ? 'nothing says that it shall end' : undefined;",
        },
      ],
      hints: ['person-drains', 'persons-drain', 'maintenance'],
    },
  ],
};
