// Promise: budgets with a rolling window, with hours or with reasons of their own hold as well, whoever was the cause, and over
// every restart: what began to go is counted from outside.
import { parseDurationMs } from '#lib/duration.ts';
import { openUntil } from '#lib/window.ts';
import type { ClusterSpec } from '#model/generated/cluster-spec.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { gatherNews, NEWS, type News } from './news.ts';
import { poolOf, sourceOf, touched } from './pools.ts';
import { isLeaving, wishOf } from './truth.ts';

type Budget = NonNullable<NonNullable<ClusterSpec['spec']['disruption']>['budgets']>[number];

/** When instances began to go, by id, ms since the epoch. */
type Departures = Map<string, { readonly at: number; readonly host: Ec2Instance }>;

export const keepsBudgetWindows: Checker = {
  name: 'no-drain-above-a-budget-of-hours-or-reasons',
  rows: [21, 22, 54],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState'],
  changes: NEWS,
  create() {
    const left: Departures = new Map();
    const news = gatherNews();
    return {
      onChange(entry, scene) {
        news.note(entry, scene);
        const [id = '', what = ''] = entry.text.split(' ', 2);
        if (!/^(DRAINING|Terminating|shutting-down)/.test(what) || left.has(id)) return undefined;
        const host = scene.world.instances.get(id);
        if (host) left.set(id, { at: scene.world.engine.now, host });
        return undefined;
      },
      check({ input }, scene) {
        if (input.status !== 'DRAINING') return undefined;
        for (const host of touched(input, scene).filter((each) => !isLeaving(each))) {
          const budgets = poolOf(host, scene)?.document.spec.disruption?.budgets ?? [];
          const wrong = budgets
            .filter((each) => isAbout(each, host, scene))
            .find((each) => isSpent(each, host, { left, news, scene }));
          if (wrong) return `${host.id} was drained against the budget ${JSON.stringify(wrong)}`;
        }
        for (const { id } of touched(input, scene)) news.isOurs(id);
        return undefined;
      },
    };
  },
};

function isAbout(
  { per, cron, timeZone, duration, reasons }: Budget,
  host: Ec2Instance,
  scene: Scene,
): boolean {
  if (per === undefined && cron === undefined && reasons === undefined) return false;
  if (reasons && !reasons.some((reason) => reason === wishOf(host))) return false;
  if (cron === undefined || duration === undefined) return true;
  // By the operator's clock: no other says whether a window is open.
  const now = scene.world.engine.now + scene.aheadMs;
  return openUntil({ cron, timeZone, durationMs: parseDurationMs(duration) }, now) !== undefined;
}

interface Seen {
  readonly left: Departures;
  readonly news: News;
  readonly scene: Scene;
}

function isSpent(budget: Budget, host: Ec2Instance, { left, news, scene }: Seen): boolean {
  const source = sourceOf(host);
  if (source === undefined) return false;
  const most = mostOf(budget.max, source.members.length);
  const isOut = (each: Ec2Instance) =>
    each !== host &&
    !news.isYoung(each.id, scene) &&
    (isLeaving(each) || each.container?.status === 'DRAINING' || each.state !== 'running');
  if (budget.per === undefined) return source.members.filter(isOut).length >= most;
  const since = scene.world.engine.now - parseDurationMs(budget.per);
  const gone = [...left.values()].filter(
    (each) => each.at > since && isFrom(each.host, host) && isOut(each.host),
  );
  return gone.length >= most;
}

const isFrom = (each: Ec2Instance, { group, fleet }: Ec2Instance) =>
  group
    ? each.group === group || each.tags.get('aws:autoscaling:groupName') === group.name
    : each.fleet === fleet;

function mostOf(max: number | string, size: number): number {
  if (typeof max === 'number') return max;
  const percent = Number.parseInt(max, 10);
  return percent === 0 ? 0 : Math.max(1, Math.floor((size * percent) / 100));
}
