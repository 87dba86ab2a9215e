// Planted bugs in how a plan is carried out: the last look, batches, retries, answers.
import type { Theme } from './bug.ts';

export const acts: Theme = {
  title: 'The last look, and what is sent',
  bugs: [
    {
      name: 'mode-never-asked',
      story:
        'A spec in mode observe is run by who takes modes for documentation: it drains, protects and puts hooks all the same',
      edits: [
        {
          file: 'src/decide/situation.ts',
          find: "return LADDER.indexOf(spec.mode ?? 'observe') >= LADDER.indexOf(rung);",
          replace: "return rung === 'scale' ? spec.mode === 'scale' : LADDER.length > 0;",
        },
        {
          file: 'src/act/gate.ts',
          find: '  return ladder.indexOf(mode) >= ladder.indexOf(least) ?',
          replace: '  return ladder.indexOf(mode) >= 0 ?',
        },
      ],
      hints: ['observed', 'spec-edits'],
    },
    {
      name: 'pause-ignored',
      story:
        'Reddit 2016-08-11: the autoscaler had been switched off for a migration, and config management switched it on again',
      edits: [
        {
          file: 'src/decide/brakes.ts',
          find: 'goesOn(action) ? undefined : brakes.paused);',
          replace: 'goesOn(action) ? undefined : undefined);',
        },
        {
          file: 'src/act/gate.ts',
          find: "  return isLeaving(facts) ? undefined : 'voluntary work is paused';",
          replace: "  return isLeaving(facts) || pauseTag ? undefined : 'voluntary work is paused';",
        },
      ],
      hints: ['paused-and-frozen', 'pauses', 'maintenance'],
    },
    {
      name: 'freeze-ignored',
      story:
        'A freeze during an incident, and automation that goes on to write: the one switch that has to work did not',
      edits: [
        {
          file: 'src/decide/brakes.ts',
          find: "const why = (action: Action) => (brakes.frozen ? 'frozen' : goesOn(action)",
          replace:
            "const why = (action: Action) => (brakes.frozen && goesOn === undefined ? 'frozen' : goesOn(action)",
        },
        {
          file: 'src/act/gate.ts',
          find: "  return Object.hasOwn(clusterTags, freezeTag) ? 'the cluster is frozen' : undefined;",
          replace: '  return undefined;',
        },
      ],
      hints: ['paused-and-frozen', 'pauses'],
    },
    {
      name: 'unread-tags-are-no-pause',
      story:
        'The switch could not be read, and was taken for off: a pause set during an outage did not hold when it mattered',
      edits: [
        {
          file: 'src/decide/brakes.ts',
          find: '  return parts.cluster.complete\n',
          replace: '  return parts.cluster.complete || parts\n',
        },
        {
          file: 'src/decide/doubts.ts',
          find: 'WHOLE_CLUSTER.filter((name) => !parts[name].complete)',
          replace: "WHOLE_CLUSTER.filter((name) => name !== 'cluster' && !parts[name].complete)",
        },
        {
          file: 'src/act/gate.ts',
          find: '  const isFresh = clusterReadAt >= decidedAt && now - clusterReadAt < freshForMs;',
          replace: '  const isFresh = clusterReadAt + decidedAt + now + freshForMs >= 0;',
        },
        {
          file: 'src/observe/cluster.ts',
          find: '    return { value: known, problem: `cluster',
          replace: '    return { value: { ...known, tags: {} }, problem: `cluster',
        },
      ],
      hints: ['freeze-out-of-sight', 'pauses', 'partial-lists'],
    },
    {
      name: 'another-documents-cluster-operated',
      story:
        'Two operators with one name in an account: each takes what the other made for drift, and puts it back',
      edits: [
        {
          file: 'src/plan/owner.ts',
          find: 'return document === undefined || owner === document ? undefined : owner;',
          replace: 'return document === undefined || owner === document || owner ? undefined : owner;',
        },
      ],
      hints: ['cluster-of-another'],
    },
    {
      name: 'another-clusters-instances-ended',
      story:
        'Two clusters launch from one group, and each takes the hosts of the other for strays that never joined',
      edits: [
        {
          file: 'src/plan/elsewhere.ts',
          find: "  if (elsewhere === undefined) return 'it was not looked for in other clusters';\n",
          replace: '  if (elsewhere === undefined || elsewhere) return undefined;\n',
        },
        {
          file: 'src/plan/elsewhere.ts',
          find: '  if (theirs.length === 0) return undefined;\n',
          replace: '  if (theirs.length >= 0) return undefined;\n',
        },
      ],
      hints: ['joins-another-cluster'],
    },
    {
      name: 'newer-memory-wiped',
      story:
        'A rollback after a new state format: what the older version could not read it took for nothing, and wrote over it',
      edits: [
        {
          file: 'src/plan/memory.ts',
          find: 'if (why === undefined || since === undefined || until === undefined) return { handsOff: true };',
          replace: 'if (why === undefined || since === undefined || until === undefined) return undefined;',
        },
      ],
      hints: ['memory-of-a-later-version', 'mixed-versions'],
    },
    {
      name: 'batch-above-its-limit',
      story:
        'Ten instances go into one UpdateContainerInstancesState; with a larger batch AWS refuses all of it, and nothing drains',
      edits: [
        {
          file: 'src/act/lanes.ts',
          find: 'drain: { size: 10, together',
          replace: 'drain: { size: 100, together',
        },
      ],
      hints: ['eleven-notices', 'spot-storm-one-service', 'fleet-scale-in'],
    },
    {
      name: 'any-error-is-done',
      story:
        'Rainmaker: errors of the cloud are swallowed; a call that was throttled or refused counts as done, and what follows goes on',
      edits: [
        {
          file: 'src/act/send/sender.ts',
          find: "    if (classifyError(error) !== 'notFound') throw error;",
          replace: "    if (classifyError(error) === 'credentials') throw error;",
        },
      ],
      hints: [
        'heartbeats-refused',
        'target-throttled',
        'requests-lost',
        'throttled-reads',
        'throttling',
        'lost-requests',
        'denied-permissions',
      ],
    },
    {
      name: 'throttled-is-not-found',
      story:
        'An error table with one wrong line: throttling is read as `not found`, and what is not found is forgotten',
      edits: [
        {
          file: 'src/aws/errors.ts',
          find: "  {\n    kind: 'throttled',",
          replace: "  {\n    kind: 'notFound',",
        },
      ],
      hints: ['health-throttled', 'throttled-reads', 'throttling', 'spot-storm-one-service'],
    },
    {
      name: 'denied-is-not-found',
      story:
        'A policy without one action: `may not see it` is read as `is not there`, and what is not there needs no care',
      edits: [
        {
          file: 'src/aws/errors.ts',
          find: "  {\n    kind: 'denied',",
          replace: "  {\n    kind: 'notFound',",
        },
      ],
      hints: ['health-denied', 'reads-denied', 'denied-permissions'],
    },
    {
      name: 'timeout-is-not-found',
      story:
        'Rainmaker, timeouts: no answer is read as a no; the group, the target, the hook is taken for gone while AWS is merely slow',
      edits: [
        {
          file: 'src/aws/errors.ts',
          find: "  {\n    kind: 'transient',",
          replace: "  {\n    kind: 'notFound',",
        },
      ],
      hints: ['health-unavailable', 'requests-lost', 'listings-fail', 'lost-requests', 'slow-answers'],
    },
    {
      name: 'given-up-when-throttled',
      story:
        'Rate limits: the one call that had a deadline was throttled once, and came again with the next slow round',
      edits: [
        {
          file: 'src/act/batch.ts',
          find: "  if ('refused' in verdict || verdict.ok || !action.forced) return false;",
          replace:
            "  if ('refused' in verdict || verdict.ok || action.forced || !action.forced) return false;",
        },
        {
          file: 'src/operator/cadence.ts',
          find: 'const urgentMs = 2_500;',
          replace: 'const urgentMs = 60_000;',
        },
        {
          file: 'src/operator/cadence.ts',
          find: 'const drainingMs = 5_000;',
          replace: 'const drainingMs = 60_000;',
        },
        {
          file: 'src/operator/cadence.ts',
          find: '  if (plan.dueAt !== undefined) waits.push',
          replace: '  if (plan.dueAt === 0) waits.push',
        },
      ],
      hints: ['throttled-stop', 'throttling', 'spot-storm-one-service'],
    },
    {
      name: 'retry-storm',
      story:
        'Google Cloud 2025-06-12: all came back at once and without a pause between attempts, and kept the service down',
      edits: [
        {
          file: 'src/act/batch.ts',
          find: 'return random.between(0.1, 1) * Math.min(longestRetryMs, firstRetryMs * 2 ** attempt);',
          replace:
            'return 0 * random.between(0.1, 1) * Math.min(longestRetryMs, firstRetryMs * 2 ** attempt) + 1;',
        },
        {
          file: 'src/runtime/backoff.ts',
          find: 'return random.between(most / 2, most);',
          replace: 'return 0 * random.between(most / 2, most) + 1;',
        },
        {
          file: 'src/runtime/work-queue.ts',
          find: 'const leastAfterFailureMs = 1_000;',
          replace: 'const leastAfterFailureMs = 1;',
        },
      ],
      hints: ['outage-in-a-drain', 'region-blackout', 'lost-requests'],
    },
    {
      name: 'one-stuck-call-blocks-all',
      story:
        'aws-node-termination-handler #310: a call that hung was waited for without a limit, and nothing else was done meanwhile',
      edits: [
        {
          file: 'src/act/act.ts',
          find: '  await Promise.race([all, sleep(work.clock, work.patienceMs ?? defaultPatienceMs, impatience.signal)]);',
          replace: '  await all;',
        },
        {
          file: 'src/act/batch.ts',
          find: 'const callLimitMs = 10_000;',
          replace: 'const callLimitMs = 10_000_000;',
        },
        {
          file: 'src/observe/patience.ts',
          find: 'const CALL_MS = 5_000;',
          replace: 'const CALL_MS = 5_000_000;',
        },
      ],
      hints: ['one-answer-never-comes', 'slow-answers'],
    },
    {
      name: 'memory-in-the-wrong-unit',
      story:
        'Seconds written, milliseconds read: what began a moment ago began in 1970, and every timeout of it is over',
      edits: [
        {
          file: 'src/plan/memory.ts',
          find: 'return Number.parseInt(text, 36) * 1000;',
          replace: 'return Number.parseInt(text, 36);',
        },
      ],
      hints: ['person-drains-a-job:kill5'],
    },
    {
      name: 'memory-written-every-pass',
      story:
        'A value that never equals what is read back is written again and again, out of the bucket that drains need',
      edits: [
        {
          file: 'src/decide/remember.ts',
          find: "container.status === 'INACTIVE' || memoryValue(theCase.instance) === value)",
          replace: "container.status === 'INACTIVE' || memoryValue(theCase.instance) === `${value} `)",
        },
      ],
      hints: ['job-and-slow-goodbye'],
    },
  ],
};
