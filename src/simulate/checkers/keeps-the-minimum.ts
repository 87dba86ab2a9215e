// Promise: what serves in a pool never goes under the pool's least capacity because we make it smaller.
import { parseDurationMs } from '#lib/duration.ts';
import { openUntil } from '#lib/window.ts';
import type { Ec2Instance } from '#sandbox/world/state.ts';
import type { Checker, Scene } from './checker.ts';
import { gatherNews, NEWS, type News } from './news.ts';
import { poolOf, sourceOf, touched } from './pools.ts';
import { isLeaving, isServing, wishOf } from './truth.ts';

export const keepsTheMinimum: Checker = {
  name: 'no-pool-below-its-minimum-by-us',
  rows: [24],
  kind: 'safety',
  on: ['ecs:UpdateContainerInstancesState', 'autoscaling:TerminateInstanceInAutoScalingGroup'],
  changes: NEWS,
  create() {
    const news = gatherNews();
    return {
      onChange: news.note,
      check({ operation, input }, scene) {
        const isDrain = operation === 'UpdateContainerInstancesState';
        if (isDrain ? input.status !== 'DRAINING' : input.ShouldDecrementDesiredCapacity === false)
          return undefined;
        const going = touched(input, scene).filter(
          (host) => !isLeaving(host) && (!isDrain || isTooMany(host)),
        );
        for (const host of going) {
          const wrong = wrongWithout(host, going, { news, scene });
          if (wrong !== undefined) return wrong;
        }
        for (const { id } of going) news.isOurs(id);
        return undefined;
      },
    };
  },
};

/** Everything else that leaves is replaced, before or after. */
const isTooMany = (host: Ec2Instance) => ['scaleIn', 'consolidate'].includes(wishOf(host) ?? '');

function wrongWithout(
  host: Ec2Instance,
  going: readonly Ec2Instance[],
  { news, scene }: { news: News; scene: Scene },
): string | undefined {
  const [source, declared] = [sourceOf(host), poolOf(host, scene)];
  if (source === undefined || declared === undefined) return undefined;
  const staying = source.members.filter(
    (each) =>
      !going.includes(each) &&
      (news.isYoung(each.id, scene) || (isServing(each) && !isLeaving(each) && !isStandby(each))),
  );
  const isCounted = host.fleet !== undefined || host.group?.weighted === true;
  const left = staying.reduce((sum, { weight }) => sum + (isCounted ? weight : 1), 0);
  const least = Math.max(host.group?.min ?? 0, leastNow(declared, scene));
  return left < least ? `without ${host.id} ${source.name} has ${left} left, at least ${least}` : undefined;
}

/** What the schedules whose windows are open ask for, else the pool itself. */
function leastNow(
  { pool, document }: NonNullable<ReturnType<typeof poolOf>>,
  { world, aheadMs }: Scene,
): number {
  // By the operator's clock: no other says whether a window is open.
  const now = world.engine.now + aheadMs;
  const mins = (document.spec.schedules ?? []).flatMap(({ pool: name, min, cron, timeZone, duration }) => {
    const isOpen = openUntil({ cron, timeZone, durationMs: parseDurationMs(duration) }, now) !== undefined;
    return name === pool.name && min !== undefined && isOpen ? [min] : [];
  });
  return mins.length > 0 ? Math.max(...mins) : (pool.limits?.min ?? 0);
}

const isStandby = ({ group, id }: Ec2Instance) => group?.members.get(id)?.lifecycleState === 'Standby';
