// Targets of a target group: registered, deregistered, their health (aws-facts.md §6.1, §6.2).
import { isIP } from 'node:net';
import type { TargetDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsFault } from '../wire/fault.ts';
import type { CallContext, Elbv2Handlers } from '../wire/table.ts';
import type { Target, TargetGroup, Task, World } from '../world/state.ts';
import { deregisterTarget, registerTarget } from '../world/targets.ts';
import { notModelled, only } from './check.ts';
import { invalidTarget, targetGroupOf } from './elbv2-find.ts';
import { DEFAULT_PORT, healthShape } from './elbv2-shape.ts';

export function targetHandlers(w: World): Elbv2Handlers {
  return {
    DescribeTargetHealth(input, context) {
      only(context, input, ['TargetGroupArn', 'Targets']);
      const group = targetGroupOf(w, input.TargetGroupArn);
      const asked = input.Targets?.length
        ? input.Targets.map((target) => addressOf(group, target))
        : [...group.targets.values()];
      return {
        TargetHealthDescriptions: asked.map(({ id, port }) => ({
          Target: { Id: id, Port: port },
          HealthCheckPort: String(port),
          TargetHealth: healthShape(w, targetAt(group, { id, port })),
        })),
      };
    },

    RegisterTargets(input, context) {
      only(context, input, ['TargetGroupArn', 'Targets']);
      const group = targetGroupOf(w, input.TargetGroupArn);
      const addresses = (input.Targets ?? []).map((target) => addressOf(group, target));
      if (group.targetType === 'instance') for (const { id } of addresses) assertRunning(w, id);
      const targets = addresses.map((at) => ({ at, task: taskAt(w, at) ?? taskByIp(w, at) }));
      for (const { at, task } of targets) assertOwnGroup(group, { at, task, context });
      assertRoom(group, addresses);
      for (const { at, task } of targets) registerTarget(w, group, at, task);
      return {};
    },

    // A target that is not registered, or no longer, is no error.
    DeregisterTargets(input, context) {
      only(context, input, ['TargetGroupArn', 'Targets']);
      const group = targetGroupOf(w, input.TargetGroupArn);
      const addresses = (input.Targets ?? []).map((target) => addressOf(group, target));
      for (const at of addresses) {
        const target = targetAt(group, at);
        if (target) deregisterTarget(w, target, 'other');
      }
      return {};
    },
  };
}

interface Address {
  readonly id: string;
  readonly port: number;
}

function addressOf(
  { targetType }: TargetGroup,
  { Id: id = '', Port: port = DEFAULT_PORT }: TargetDescription,
): Address {
  if (targetType === 'instance' && !/^i-[0-9a-f]+$/.test(id))
    throw invalidTarget(`The following targets are not valid instance ids: '${id}'`);
  if (targetType === 'ip' && isIP(id) === 0)
    throw invalidTarget(`The IP address '${id}' is not a valid IPv4 address`);
  if (port < 1 || port > 65_535) throw invalidTarget(`The port ${port} is not valid.`);
  return { id, port };
}

const targetAt = (group: TargetGroup, { id, port }: Address): Target | undefined =>
  group.targets.get(`${id}:${port}`);

function assertRunning(w: World, id: string): void {
  const instance = w.instances.get(id);
  if (!instance) throw invalidTarget(`The following targets do not exist: '${id}'`);
  if (instance.state === 'running') return;
  throw invalidTarget(`The following targets are not in a running state and cannot be registered: '${id}'`);
}

/** Of a Network Load Balancer's target group; AWS's other limits of targets are not reached by giving targets back. */
const MOST_TARGETS = 1000;

function assertRoom(group: TargetGroup, wanted: readonly Address[]): void {
  if (group.kind !== 'network') return;
  const there = new Set(
    [...group.targets].filter(([, { state }]) => state !== 'draining').map(([key]) => key),
  );
  for (const { id, port } of wanted) there.add(`${id}:${port}`);
  if (there.size <= MOST_TARGETS) return;
  throw new AwsFault('TooManyTargetsException', "You've reached the limit on the number of targets.");
}

/** Who answers there: without it the target would never pass a health check. */
function taskAt(w: World, { id, port }: Address): Task | undefined {
  const tasks = w.instances.get(id)?.container?.tasks ?? [];
  return [...tasks].find((task) => task.hostPort === port);
}

function taskByIp(w: World, { id }: Address): Task | undefined {
  for (const cluster of w.clusters.values()) {
    for (const task of cluster.tasks.values())
      if (task.eni?.ip === id && task.lastStatus !== 'STOPPED') return task;
  }
  return undefined;
}

/** A task belongs to the target groups of its service only; another one for it is not modelled. */
function assertOwnGroup(group: TargetGroup, want: { at: Address; task?: Task; context: CallContext }): void {
  const own = want.task?.service?.targetGroups;
  if (own && own.length > 0 && !own.includes(group))
    throw notModelled(want.context, 'a target group for a task that its service does not name');
}
