// What a task asks of us: the first workload rule that matches it, with the documented defaults. Never looks at time.
import { parseDurationMs } from '#lib/duration.ts';
import { isLike } from '#lib/glob.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { InstanceFacts, TargetGroupFacts, TaskFacts } from '#model/observation.ts';
import type { QuiesceDestination } from '#model/plan.ts';

export type WorkloadRule = NonNullable<ClusterSpec['spec']['workloads']>[number];

export interface Workload {
  readonly ignored: boolean;
  readonly idempotent: boolean;
  readonly onInterruption: 'evacuate' | 'stop' | 'stopAtDeadline';
  readonly onScaleIn: 'drain' | 'wait' | 'stop';
  /** Undefined: a drain may wait as long as the hook can be kept. */
  readonly drainTimeoutMs?: number;
  readonly onTimeout: 'hold' | 'stop' | 'abort';
  /** A number of targets or a percentage of the desired count; undefined: the service's minimumHealthyPercent. */
  readonly floor?: number | string;
  /** Undefined: by the kind of load balancer. */
  readonly windowMs?: number;
  /** Where it is told that it will be stopped; undefined: nowhere. */
  readonly quiesce?: Quiesce;
}

export interface Quiesce {
  readonly to: QuiesceDestination;
  /** How long a stop that could be made at once waits after the signal. */
  readonly leadMs: number;
}

/** The workload of a task: of the first matching rule, else of none. */
export function workloadOf(task: TaskFacts, rules: readonly WorkloadRule[] = []): Workload {
  const rule = rules[ruleOf(task, rules)];
  return {
    ignored: rule?.ignore ?? false,
    idempotent: rule?.idempotent ?? false,
    onInterruption: rule?.onInterruption ?? (task.targets.length > 0 ? 'evacuate' : 'stopAtDeadline'),
    onScaleIn: rule?.onScaleIn ?? (task.service === undefined ? 'wait' : 'drain'),
    ...(rule?.drainTimeout === undefined ? {} : { drainTimeoutMs: parseDurationMs(rule.drainTimeout) }),
    onTimeout: rule?.onTimeout ?? 'hold',
    ...(rule?.floor === undefined ? {} : { floor: rule.floor }),
    ...(rule?.window === undefined ? {} : { windowMs: parseDurationMs(rule.window) }),
    ...(rule?.quiesce === undefined ? {} : { quiesce: quiesceOf(rule.quiesce) }),
  };
}

/** Which rule is for a task: the first that matches; -1: none. */
export const ruleOf = (task: TaskFacts, rules: readonly WorkloadRule[] = []): number =>
  rules.findIndex(({ match }) => matches(match, task));

function quiesceOf({ queue, topic, lead }: NonNullable<WorkloadRule['quiesce']>): Quiesce {
  // The checks of the spec know that it is exactly one.
  const to = queue === undefined ? { topic: topic! } : { queue };
  return { to, leadMs: lead === undefined ? 0 : parseDurationMs(lead) };
}

/** How long a removed target is counted on to still receive requests: 10 s behind an ALB, 60 s behind an NLB. */
export function windowMsOf(
  workload: Pick<Workload, 'windowMs'>,
  group: TargetGroupFacts | undefined,
): number {
  const application = group?.protocol === 'HTTP' || group?.protocol === 'HTTPS';
  return workload.windowMs ?? (application ? 10_000 : 60_000);
}

/** Whether the task still occupies its instance, whatever its desired status. */
export function isLive(task: TaskFacts): boolean {
  return task.lastStatus !== 'STOPPED' && task.lastStatus !== 'DELETED';
}

/** The live tasks that make the instance busy. */
export function busyTasks(instance: InstanceFacts, rules: readonly WorkloadRule[] | undefined): TaskFacts[] {
  return instance.tasks.filter((task) => isLive(task) && !workloadOf(task, rules).ignored);
}

function matches(match: WorkloadRule['match'], task: TaskFacts): boolean {
  return (
    fits(match.service, task.service) &&
    fits(match.family, task.family) &&
    fits(match.group, task.group) &&
    fits(match.startedBy, task.startedBy) &&
    (match.daemon === undefined || match.daemon === task.daemon) &&
    (match.tag === undefined || hasTag(task, match.tag))
  );
}

function fits(pattern: string | undefined, value: string | undefined): boolean {
  return pattern === undefined || (value !== undefined && isLike(pattern, value));
}

function hasTag(task: TaskFacts, tag: { key: string; value?: string }): boolean {
  return Object.hasOwn(task.tags, tag.key) && fits(tag.value, task.tags[tag.key]);
}
