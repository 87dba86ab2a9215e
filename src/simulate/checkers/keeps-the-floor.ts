// Promise: targets of hosts that AWS is about to take are not all taken out at once: while there is time, as many healthy ones
// stay in service on other hosts as the service, or its rule, needs. What is left would break down under the load of all.
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Ec2Instance, Task } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { gatherNews, NEWS, type News } from './news.ts';
import { isLeaving, isServing, text } from './truth.ts';
import { ruleOf } from './workloads.ts';

/** What may be left beside the stop and the delay of the load balancer: margins, and the way to AWS. */
const MARGIN_MS = 45_000;

export const keepsTheFloor: Checker = {
  name: 'no-target-taken-out-below-the-floor',
  rows: [36],
  kind: 'safety',
  on: ['elbv2:DeregisterTargets'],
  changes: NEWS,
  create() {
    const news = gatherNews();
    return {
      onChange: news.note,
      check({ input }, scene) {
        if (scene.staleMs > 0) return undefined;
        for (const { Id = '', Port } of (input.Targets as { Id?: string; Port?: number }[] | undefined) ??
          []) {
          const wrong = wrongWithout(
            { arn: text(input.TargetGroupArn), id: Id, port: Port },
            { scene, news },
          );
          if (wrong !== undefined) return wrong;
        }
        return undefined;
      },
    };
  },
};

interface At {
  readonly arn: string;
  readonly id: string;
  readonly port: number | undefined;
}

function wrongWithout(
  { arn, id, port }: At,
  { scene, news }: { scene: Scene; news: News },
): string | undefined {
  const { world } = scene;
  const group = world.targetGroups.get(arn);
  const target = group?.targets.get(`${id}:${port}`);
  const task = target?.task;
  const host = task?.container?.host;
  // Nobody is served by one that is unhealthy, or on its way out.
  if (target?.state !== 'healthy' && target?.state !== 'initial') return undefined;
  if (!group || !task?.service || !host?.interruption || task.desiredStatus === 'STOPPED') return undefined;
  // By a clock that is ahead the deadline is so much nearer, and nothing tells that it is not.
  const left = host.interruption.takenAt - world.engine.now - Math.max(0, scene.aheadMs);
  if (left < group.deregistrationDelayMs + task.definition.stopTimeoutMs + MARGIN_MS) return undefined;
  const staying = [...group.targets.values()].filter(({ state, task: other }) => {
    const on = other?.container?.host;
    return on !== undefined && state === 'healthy' && serves(on) && !news.isYoung(on.id, scene);
  });
  // One whose last check is only seconds old may have been healthy a moment ago, or just have left.
  const young = [...group.targets.values()].filter(({ task: other }) => {
    const on = other?.container?.host;
    return on !== undefined && news.isYoung(on.id, scene);
  });
  const needed = neededOf(task, scene);
  return staying.length + young.length < needed
    ? `a target of ${id} was taken out ${Math.round(left / 1000)} s ahead, and ${staying.length} healthy ones stay, of ${needed}`
    : undefined;
}

const serves = (host: Ec2Instance) => !isLeaving(host) && isServing(host);

function neededOf(task: Task, { specs }: Scene): number {
  const { desiredCount, minimumHealthyPercent } = task.service!;
  const floor = floorIn(
    specs.find(({ spec }) => spec.cluster === task.container?.cluster.name),
    task,
  );
  if (typeof floor === 'number') return floor;
  const percent = floor === undefined ? minimumHealthyPercent : Number.parseInt(floor, 10);
  return Math.ceil((desiredCount * percent) / 100);
}

const floorIn = (document: ClusterSpec | undefined, task: Task) =>
  document && ruleOf(task, document.spec)?.floor;
