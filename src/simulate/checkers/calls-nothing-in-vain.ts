// Promise: what has been done already is not asked for again and again while reads do not show it yet: once or twice more, after
// an answer that was lost or where ECS was quicker.
import type { SeenCall } from '#sandbox/sandbox.ts';
import type { Ec2Instance, World } from '#sandbox/world/state.ts';
import type { Checker } from './checker.ts';
import { containerInstance, task, text, texts } from './truth.ts';

/** How long reads may go on showing what was before (aws-facts.md §1.5). */
const HORIZON_MS = 60_000;
const MOST = 2;

type Input = SeenCall['input'];

/**
 * What a call is about, by operation: each object, and whether it is already as the call wants it. Where ECS stops a task of its
 * own accord, and waits, our word may still hasten it.
 */
const OBJECTS: Readonly<
  Record<string, (input: Input, world: World) => Iterable<readonly [string, boolean]>>
> = {
  'ecs:UpdateContainerInstancesState': ({ containerInstances, status }, world) =>
    texts(containerInstances).map((arn) => [
      `${arn} ${text(status)}`,
      containerInstance(world, arn)?.status === status,
    ]),
  'ecs:DeregisterContainerInstance': ({ containerInstance: arn }, world) => [
    [text(arn), containerInstance(world, text(arn))?.status === 'INACTIVE'],
  ],
  'ecs:StopTask': ({ task: arn }, world) => [[text(arn), task(world, text(arn))?.stoppedBy === 'api']],
  'autoscaling:SetInstanceProtection': ({ InstanceIds, ProtectedFromScaleIn: on }, world) =>
    texts(InstanceIds).map((id) => [
      `${id} ${on === true}`,
      memberOf(world.instances.get(id))?.protected === on,
    ]),
  'autoscaling:EnterStandby': ({ InstanceIds }, world) =>
    texts(InstanceIds).map((id) => [id, memberOf(world.instances.get(id))?.lifecycleState === 'Standby']),
  'autoscaling:TerminateInstanceInAutoScalingGroup': ({ InstanceId: id }, world) => [
    [text(id), isEnding(world.instances.get(text(id)))],
  ],
  'ec2:TerminateInstances': ({ InstanceIds }, world) =>
    texts(InstanceIds).map((id) => [id, isEnding(world.instances.get(id))]),
  'elbv2:DeregisterTargets': (input, world) => targetsIn(input, world).map(([key, isIn]) => [key, !isIn]),
  'elbv2:RegisterTargets': targetsIn,
};

const memberOf = (host: Ec2Instance | undefined) => host?.group?.members.get(host.id);

const isEnding = (host: Ec2Instance | undefined): boolean =>
  host?.state !== 'running' || memberOf(host)?.lifecycleState.startsWith('Terminat') === true;

function targetsIn({ TargetGroupArn, Targets }: Input, { targetGroups }: World): [string, boolean][] {
  const arn = text(TargetGroupArn);
  return ((Targets as { Id?: string; Port?: number }[] | undefined) ?? []).map(({ Id, Port }) => {
    const target = targetGroups.get(arn)?.targets.get(`${Id}:${Port}`);
    return [`${arn} ${Id}:${Port}`, target !== undefined && target.deregisteredAt === undefined];
  });
}

export const callsNothingInVain: Checker = {
  name: 'no-call-repeated-in-vain',
  rows: [2, 4, 59],
  kind: 'safety',
  on: Object.keys(OBJECTS),
  create() {
    const inVain = new Map<string, readonly number[]>();
    return {
      check({ service, operation, input }, { world, hindered }) {
        if (hindered) return undefined;
        const { now } = world.engine;
        for (const [object, isDone] of OBJECTS[`${service}:${operation}`]!(input, world)) {
          if (!isDone) continue;
          const key = `${operation} ${object}`;
          const times = [...(inVain.get(key) ?? []).filter((at) => now - at < HORIZON_MS), now];
          inVain.set(key, times);
          if (times.length === MOST + 1)
            return `${operation} of ${object} was done, and is asked for ${times.length} times more`;
        }
        return undefined;
      },
    };
  },
};
