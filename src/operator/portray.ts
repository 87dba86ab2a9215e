// From the facts of an instance to its portrait for the timeline. Pure; what was not read is left out.
import { isLive, workloadOf } from '#decide/workload.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { EndedTaskFacts, InstanceFacts, TaskFacts, TaskTarget } from '#model/observation.ts';
import type { Look, SeenTarget, SeenTask, WentTask } from '#model/timeline.ts';
import { memoryValue } from '#plan/memory.ts';
import { lastPart, targetGroupName } from '#report/arn.ts';
import type { Portrait } from '#report/portrait.ts';

type Spec = ClusterSpec['spec'];

export const toInstant = (ms: number): string => new Date(ms).toISOString();

/** `state`: that of its chart. */
export function portraitOf(instance: InstanceFacts, state: string | undefined, spec: Spec): Portrait {
  const tasks = instance.tasks.filter(isLive).map((task) => toTask(task, instance, spec));
  return { look: toLook(instance, state), tasks: new Map(tasks.map((task) => [task.id, task])) };
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
  const { pool, zone, market, launchedAt, group, container, ec2State, spotRequest } = instance;
  const memory = memoryValue(instance);
  return withoutBlanks({
    state,
    pool,
    zone,
    market,
    launched: launchedAt === undefined ? undefined : toInstant(launchedAt),
    lifecycle: group?.lifecycleState,
    protected: group?.protectedFromScaleIn,
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
  const ignored = task.daemon || workloadOf(task, spec.workloads).ignored;
  return {
    id: lastPart(task.arn),
    ...(task.service === undefined ? { family: task.family } : { service: task.service }),
    ...(ignored && { ignored }),
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
