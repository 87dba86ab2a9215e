// Planted bugs in the process: its queue, its timers, its restarts, and the specs that it takes.
import type { Theme } from './bug.ts';

export const process: Theme = {
  title: 'The process, its queue, its specs',
  bugs: [
    {
      name: 'message-deleted-before-done',
      story:
        'aws-node-termination-handler #1284: the message was deleted although the taint had failed, and nobody told it again',
      edits: [
        {
          file: 'src/operator/settled.ts',
          find: '  if (now - notice.at > ancientAfterMs) return true;\n',
          replace: '  if (now - notice.at > -ancientAfterMs) return true;\n',
        },
      ],
      hints: ['recommendation-refused', 'rebalance-recommended', 'crashes'],
    },
    {
      name: 'messages-never-deleted',
      story:
        'A queue that is read and never emptied: each message comes again and again, until it is four days old',
      edits: [
        {
          file: 'src/operator/eraser.ts',
          find: '    for (const chunk of chunksOf([...receipts], 10)) {',
          replace: '    for (const chunk of chunksOf([...receipts.values()].slice(0, 0), 10)) {',
        },
      ],
      hints: ['job-outlasts-the-hook', 'spot-reclaim'],
    },
    {
      name: 'unknown-instance-ends-the-process',
      story:
        'aws-node-termination-handler #272: an event of an instance that is not ours ended the process; 607 crashes in six days',
      edits: [
        {
          file: 'src/operator/dispatch.ts',
          find: 'noticed.filter(({ instanceId }) => observation?.instances.has(instanceId));',
          replace: 'noticed.filter(({ instanceId }) => observation !== undefined && instanceId);',
        },
        {
          file: 'src/operator/dispatch.ts',
          find: '    if (known.length > 0) answerInTurn(post, known, options);\n',
          replace:
            "    if (known.some(({ instanceId }) => observation!.instances.get(instanceId)!.pool === '')) continue;\n    if (known.length > 0) answerInTurn(post, known, options);\n",
        },
      ],
      hints: ['messages-made-up', 'events-forged', 'spot-reclaim'],
    },
    {
      name: 'poison-message-blocks-the-queue',
      story:
        'aws-node-termination-handler #367: what could not be parsed threw, the batch was thrown away with it, and it came again first',
      edits: [
        {
          file: 'src/operator/events.ts',
          find: '    return asRecord(JSON.parse(body));\n  } catch {',
          replace: '    return asRecord(JSON.parse(body));\n  } finally {',
        },
        {
          file: 'src/operator/events.ts',
          find: '    // Malformed messages are counted by the caller, not raised: a queue takes anything.\n    return undefined;\n',
          replace: '',
        },
        {
          file: 'src/operator/events.ts',
          find: '  if (!hintTypes.has(type)) return ignored(`an event of type ${type.slice(0, 80)}`);',
          replace:
            "  if (!hintTypes.has(type) || (detail.ec2InstanceId ?? '') === null) throw new Error(`an event of type ${type.slice(0, 80)}`);\n  if (detail.ec2InstanceId === null) throw new Error('no instance');",
        },
      ],
      hints: ['all-events', 'events-forged'],
    },
    {
      name: 'events-alone-without-a-resync',
      story:
        'Sieve, unobserved state (7 bugs): what no event tells is never seen, for nobody looks without one',
      edits: [
        {
          file: 'src/operator/cadence.ts',
          find: 'const calmMs = 15_000;',
          replace: 'const calmMs = 86_400_000;',
        },
        {
          file: 'src/operator/cadence.ts',
          find: 'const spotMs = 10_000;',
          replace: 'const spotMs = 86_400_000;',
        },
        {
          file: 'src/operator/cadence.ts',
          find: 'const drainingMs = 5_000;',
          replace: 'const drainingMs = 86_400_000;',
        },
      ],
      hints: ['notice-without-event', 'events-lost', 'maintenance', 'sick-hosts'],
    },
    {
      name: 'restart-forgets-why',
      story:
        'Sieve, intermediate state (11 bugs): killed between DRAINING and the note of it, the next process finds a drain that is nobody’s',
      edits: [
        {
          file: 'src/decide/remember.ts',
          find: '  if (wanted !== undefined) return write(theCase, wanted, true);\n',
          replace: '  if (wanted !== undefined) return NOTHING;\n',
        },
      ],
      hints: ['person-drains', 'spot-false-alarm', 'crashes', 'outages'],
    },
    {
      name: 'dead-after-one-failure',
      story:
        'A timer is lost: the pass that failed is never begun again, and the process sits there, healthy to look at',
      edits: [
        { file: 'src/runtime/work-queue.ts', find: '      want(entry, retryInMs);\n', replace: '' },
        {
          file: 'src/operator/reconcile.ts',
          find: '  const { spec, recall, clock, name: document } = cluster;\n  const notices = options.notices();',
          replace:
            "  const { spec, recall, clock, name: document } = cluster;\n  if (Object.values(observation.parts).some((part) => !part.complete)) throw new Error('not read whole');\n  const notices = options.notices();",
        },
      ],
      hints: ['dark-for-a-moment', 'region-blackout', 'lost-requests', 'partial-lists'],
    },
    {
      name: 'crash-loop-on-a-blank',
      story:
        'Google Cloud 2025-06-12: a blank field met code that took it for given, and every process crashed on it, world-wide',
      edits: [
        {
          file: 'src/decide/workload.ts',
          find: 'return pattern === undefined || (value !== undefined && isLike(pattern, value));',
          replace: 'return pattern === undefined || isLike(pattern, value!.trim());',
        },
      ],
      hints: ['job-and-slow-goodbye', 'sudden-death'],
    },
    {
      name: 'failed-deletion-ends-the-process',
      story:
        'An unhandled rejection of a call that nobody waited for: the process is gone, in the middle of a storm',
      edits: [
        {
          file: 'src/operator/eraser.ts',
          find: '        failed(`${what} could not be deleted: ${why}`, begunAt);',
          replace: '        throw error;',
        },
      ],
      hints: ['deletions-fail', 'lost-answers', 'lost-requests', 'region-blackout'],
    },
    {
      name: 'stop-that-hangs',
      story:
        'SIGTERM is waited out: the process waits for a call that never comes back, is killed, and what was under way is cut',
      edits: [
        {
          file: 'src/runtime/work-queue.ts',
          find: 'await Promise.all([...entries.values()].map((entry) => entry.running));',
          replace: 'await new Promise(() => entries.size);',
        },
        {
          file: 'src/runtime/shutdown.ts',
          find: 'await Promise.race([ended, sleep(clock, limitMs, enough.signal).then(() => false)]);',
          replace: 'await ended;',
        },
      ],
      hints: ['another-spec'],
    },
    {
      name: 'timers-on-the-wall-clock',
      story:
        'A clock that is set back by an hour: the next pass is due in an hour, and so are the heartbeats',
      edits: [
        {
          file: 'src/runtime/work-queue.ts',
          find: '    const at = clock.monotonic() + inMs;',
          replace: '    const at = clock.now() + inMs;',
        },
        {
          file: 'src/runtime/work-queue.ts',
          find: 'Math.max(entry.dueAt, entry.notBefore) - clock.monotonic(), () =>',
          replace: 'Math.max(entry.dueAt, entry.notBefore) - clock.now(), () =>',
        },
        {
          file: 'src/runtime/work-queue.ts',
          find: 'entry.notBefore = clock.monotonic() + leastAfterFailureMs;',
          replace: 'entry.notBefore = clock.now() + leastAfterFailureMs;',
        },
      ],
      hints: ['clock-set-back', 'clock'],
    },
    {
      name: 'bad-spec-accepted',
      story:
        'Skyscanner 2021-08-25, Google Cloud 2025-06-12: a document with mistakes in it is taken all the same, and acted upon',
      edits: [
        {
          file: 'src/spec/parse.ts',
          find: '  return { document, value, problems };',
          replace: '  return { document, value, problems: problems.slice(0, 0) };',
        },
      ],
      hints: ['spec-with-mistakes', 'bad-specs'],
    },
    {
      name: 'last-rule-wins',
      story:
        'Of several rules the first that matches decides; here it is the last, and the general one overrules all exceptions',
      edits: [
        {
          file: 'src/decide/workload.ts',
          find: 'rules.findIndex(({ match }) => matches(match, task));',
          replace: 'rules.findLastIndex(({ match }) => matches(match, task));',
        },
        {
          file: 'src/act/ignored.ts',
          find: 'spec.workloads?.find(({ match }) => matches(match, task));',
          replace: 'spec.workloads?.findLast(({ match }) => matches(match, task));',
        },
      ],
      hints: ['job-and-slow-goodbye'],
    },
    {
      name: 'empty-match-ignores-all',
      story:
        'Google Diskerase again: a rule that names nothing matches everything, so that every task counts for nothing',
      edits: [
        {
          file: 'src/decide/workload.ts',
          find: '    (match.daemon === undefined || match.daemon === task.daemon) &&\n',
          replace: '',
        },
        {
          file: 'src/act/ignored.ts',
          find: '    (match.daemon === undefined || match.daemon === task.daemon) &&\n',
          replace: '',
        },
      ],
      hints: ['spot-notice'],
    },
    {
      name: 'detached-is-still-ours',
      story:
        'A person detaches an instance from its group to look at it in peace; by where it came from it is still taken for ours',
      edits: [
        {
          file: 'src/observe/assemble.ts',
          find: '  if (ec2 === undefined || !hasEnded(ec2.state)) return undefined;\n',
          replace: '  if (ec2 === undefined) return undefined;\n',
        },
        {
          file: 'src/act/gate.ts',
          find: "  return kind === 'deregister' && declared && hasEnded(instance)",
          replace: '  return kind !== undefined && declared && (hasEnded(instance) || kind)',
        },
      ],
      hints: ['all-are-detached', 'foreign-hands'],
    },
  ],
};
