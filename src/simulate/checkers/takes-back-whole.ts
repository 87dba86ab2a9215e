// Promise: ACTIVE again is only what we drained ourselves, and not before what we took out of its load balancers was put back.
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { containerInstance, text, texts } from './truth.ts';

export const takesBackWhole: Checker = {
  name: 'no-instance-taken-back-by-halves',
  rows: [34, 61, 73],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState', 'elbv2:DeregisterTargets', 'elbv2:RegisterTargets'],
  create() {
    const drained = new Set<string>();
    const out = new Set<string>();
    return {
      onAnswer({ operation, input }, { outcome, output }) {
        if (outcome !== 'ok') return undefined;
        if (operation !== 'UpdateContainerInstancesState') {
          for (const key of targetsIn(input))
            operation === 'RegisterTargets' ? out.delete(key) : out.add(key);
        } else if (input.status === 'DRAINING') for (const arn of accepted(input, output)) drained.add(arn);
        return undefined;
      },
      check({ input }, scene) {
        if (input.status !== 'ACTIVE') return undefined;
        for (const arn of texts(input.containerInstances)) {
          const found = containerInstance(scene.world, arn);
          if (found?.status !== 'DRAINING') continue;
          if (!drained.has(found.arn)) return `${found.host.id} is ACTIVE again, and others had drained it`;
          const half = missing(found.host, out, scene);
          if (half !== undefined) return `${found.host.id} is ACTIVE again without its target ${half}`;
        }
        return undefined;
      },
    };
  },
};

type Input = Readonly<Record<string, unknown>>;

function accepted(input: Input, output: unknown): readonly string[] {
  const failures = (output as { failures?: { arn?: string }[] } | undefined)?.failures ?? [];
  return texts(input.containerInstances).filter((arn) => !failures.some((each) => each.arn === arn));
}

function targetsIn({ TargetGroupArn, Targets }: Input): readonly string[] {
  const targets = (Targets as { Id?: string; Port?: number }[] | undefined) ?? [];
  return targets.map(({ Id, Port }) => `${text(TargetGroupArn)} ${Id}:${Port}`);
}

/** A target of a task that goes on, which we took out and did not put back, and nobody else did. */
function missing({ container }: Ec2Instance, out: ReadonlySet<string>, { world }: Scene): string | undefined {
  const staying = [...(container?.tasks ?? [])].filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  for (const { group, id, port } of staying.flatMap(({ targets }) => targets)) {
    const now = world.targetGroups.get(group.arn)?.targets.get(`${id}:${port}`);
    const isIn = now !== undefined && now.deregisteredAt === undefined;
    if (out.has(`${group.arn} ${id}:${port}`) && !isIn) return `${id}:${port}`;
  }
  return undefined;
}
