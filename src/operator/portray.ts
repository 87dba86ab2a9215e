// From the facts of an instance to its portrait for the timeline. Pure; what was not read is left out.
import { isLive, ruleOf, workloadOf } from '#decide/workload.ts';
import type { EndedTaskFacts } from '#model/departures.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { InstanceFacts, TaskFacts, TaskTarget } from '#model/observation.ts';
import type { Look, SeenTarget, SeenTask, WentTask } from '#model/timeline.ts';
import { memoryValue } from '#plan/memory.ts';
import { lastPart, targetGroupName } from '#report/arn.ts';
import type { Portrait } from '#report/portrait.ts';

type Spec = ClusterSpec['spec'];

export const toInstant = (ms: number): string => new Date(ms).toISOString();

export interface Sitting {
  readonly spec: Spec;
  /** That of its chart. */
  readonly state: string | undefined;
  /** What was seen before: of ten thousands of tasks most are as they were, and are taken from there. */
  readonly before: Portrait | undefined;
  /** Nobody has looked at it by this spec: its rules are asked anew. */
  readonly isFirst: boolean;
}

export function portraitOf(instance: InstanceFacts, { spec, state, before, isFirst }: Sitting): Portrait {
  const tasks = new Map<string, SeenTask>();
  for (const task of instance.tasks) {
    if (!isLive(task)) continue;
    const id = lastPart(task.arn);
    const known = before?.tasks.get(id);
    tasks.set(id, known && !isFirst && isAsBefore(known, task) ? known : toTask(task, instance, spec));
  }
  return { look: toLook(instance, state), tasks };
}

function isAsBefore({ status, stopping, targets = [] }: SeenTask, task: TaskFacts): boolean {
  return (
    status === task.lastStatus &&
    (stopping === true) === (task.desiredStatus === 'STOPPED') &&
    targets.length === task.targets.length &&
    targets.every((target, index) => {
      const { port, state } = task.targets[index]!;
      return target.port === port && target.state === state;
    })
  );
}

export function toWent(ended: EndedTaskFacts | undefined): Omit<WentTask, 'id'> {
  const { stoppedAt, stopCode, stoppedReason, exitCode } = ended ?? {};
  return {
    ...(stoppedAt !== undefined && { at: toInstant(stoppedAt) }),
    ...(stopCode !== undefined && { code: stopCode }),
    ...(stoppedReason !== undefined && { reason: stoppedReason.slice(0, 200) }),
    ...(exitCode !== undefined && { exit: exitCode }),
  };
}

function toLook(instance: InstanceFacts, state: string | undefined): Look {
  const { pool, zone, market, launchedAt, group, fleet, container, ec2State, spotRequest } = instance;
  const memory = memoryValue(instance);
  return withoutBlanks({
    state,
    pool,
    zone,
    market,
    launched: launchedAt === undefined ? undefined : toInstant(launchedAt),
    lifecycle: group?.lifecycleState,
    protected: group?.protectedFromScaleIn,
    fleet: fleet?.id,
    status: container?.status,
    agent: container?.agentConnected,
    ec2: ec2State,
    spot: spotRequest && {
      code: spotRequest.statusCode,
      ...(spotRequest.statusAt !== undefined && { at: toInstant(spotRequest.statusAt) }),
    },
    memory: memory === '' ? undefined : memory,
  });
}

function toTask(task: TaskFacts, host: InstanceFacts, spec: Spec): SeenTask {
  const workload = workloadOf(task, spec.workloads);
  const ignored = task.daemon || workload.ignored;
  const rule = ruleOf(task, spec.workloads);
  return {
    id: lastPart(task.arn),
    ...(task.service === undefined ? { family: task.family } : { service: task.service }),
    ...(ignored && { ignored }),
    rule: rule < 0 ? null : rule,
    ...(!ignored && { onInterruption: workload.onInterruption, onScaleIn: workload.onScaleIn }),
    status: task.lastStatus,
    ...(task.desiredStatus === 'STOPPED' && { stopping: true as const }),
    ...(task.targets.length > 0 && { targets: task.targets.map((target) => toTarget(target, host)) }),
  };
}

function toTarget({ targetGroupArn, id, port, state }: TaskTarget, host: InstanceFacts): SeenTarget {
  const isHosts = id === host.instanceId || id === host.privateIp;
  return {
    group: targetGroupName(targetGroupArn),
    ...(!isHosts && { ip: id }),
    port,
    ...(state !== undefined && { state }),
  };
}

function withoutBlanks<T extends object>(fields: T): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
