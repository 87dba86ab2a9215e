// Mistakes in where tasks are told that they will be stopped.
import { type Path, quoteValue } from '#lib/document-problem.ts';
import { tryParseDurationMs } from '#lib/duration.ts';
import type { Checking, LenientSpec } from './checking.ts';

/** An ARN of an SQS queue, FIFO queues included. */
const queueArn = /^arn:aws[a-z-]*:sqs:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]+([.]fifo)?$/;

export function checkQuiesce(checking: Checking): void {
  const { spec, report } = checking;
  const hint = 'name exactly one of queue and topic';
  for (const [index, rule] of (spec.workloads ?? []).entries()) {
    const quiesce = rule?.quiesce;
    if (typeof quiesce !== 'object' || quiesce === null) continue;
    const path = ['spec', 'workloads', index, 'quiesce'];
    if ('queue' in quiesce && 'topic' in quiesce) {
      report([...path, 'topic'], 'the signal also goes to a queue', { hint, key: true });
    } else if (!('queue' in quiesce) && !('topic' in quiesce)) {
      report(path, 'the signal has no place to go to', { hint });
    }
    checkLead(rule!, [...path, 'lead'], checking);
    checkQueue(quiesce.queue, [...path, 'queue'], checking);
    checkRegion(quiesce.topic, [...path, 'topic'], checking);
    if (rule?.ignore === true) {
      const why = 'the rule ignores its tasks: they are stopped last, and nobody waits for them';
      report(path, why, { hint: 'remove quiesce, or ignore', key: true });
    }
  }
}

type Rule = NonNullable<NonNullable<LenientSpec['workloads']>[number]>;

/** A hook is kept for 100 heartbeats, and for 48 hours at most (aws-facts.md §4.2); those of a managed one are of 600 s. */
const MANAGED = { ms: 60_000_000, words: '16h40m, the longest that a managed hook lasts' };
const LONGEST = { ms: 172_800_000, words: '48h, the longest that any lifecycle hook lasts' };

/** What a task is promised before it is stopped, against what ends the wait sooner. */
function checkLead(rule: Rule, path: Path, { spec, report }: Checking): void {
  const { quiesce, drainTimeout, onScaleIn, onTimeout } = rule;
  const leadMs = tryParseDurationMs(quiesce?.lead ?? '');
  // Elsewhere a drain waits for the task as long as it likes, and an interruption gives what it has.
  if (leadMs === undefined || (onScaleIn !== 'stop' && onTimeout !== 'stop')) return;
  const timeoutMs = tryParseDurationMs(drainTimeout ?? '');
  if (timeoutMs !== undefined && leadMs > timeoutMs) {
    const message = `the lead of ${quiesce!.lead} is longer than the drain timeout of ${drainTimeout}`;
    return report(path, message, { hint: 'shorten lead, or lengthen drainTimeout' });
  }
  const hooks = (spec.pools ?? []).flatMap((pool) => pool?.lifecycleHook ?? []);
  if (hooks.length === 0) return;
  const most = hooks.some(({ manage }) => manage) ? MANAGED : LONGEST;
  if (leadMs > most.ms)
    report(path, `the lead of ${quiesce!.lead} is longer than ${most.words}`, { hint: 'shorten it' });
}

function checkQueue(queue: string | undefined, path: Path, checking: Checking): void {
  if (typeof queue !== 'string' || !queue.startsWith('arn:')) return;
  if (queueArn.test(queue)) return checkRegion(queue, path, checking);
  const expected = 'expected the ARN of an SQS queue, arn:aws:sqs:REGION:ACCOUNT:NAME';
  checking.report(path, `${expected}, got ${quoteValue(queue)}`);
}

/** Calls go to the region of the cluster. */
function checkRegion(arn: string | undefined, path: Path, { spec, report }: Checking): void {
  const region = typeof arn === 'string' ? arn.split(':')[3] : undefined;
  if (!region || !spec.region || region === spec.region) return;
  report(path, `it is in ${region}, the cluster in ${spec.region}`, {
    hint: `name one in ${spec.region}`,
  });
}
