// Planted bugs in what a refused, throttled or stuck call means.
import type { Theme } from './bug.ts';

export const errors: Theme = {
  title: 'Errors of AWS',
  bugs: [
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
        {
          file: 'src/operator/taken-rounds.ts',
          find: 'const OLD_MS = 6_000;',
          replace: 'const OLD_MS = 60_000;',
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
  ],
};
